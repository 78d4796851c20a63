-- An event of which no claim says whether it is planned or over is neither.
ALTER TABLE "event" ALTER COLUMN "status" SET DEFAULT 'UNKNOWN';
