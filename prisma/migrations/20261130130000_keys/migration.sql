-- Keys end, and say when they were last used.
ALTER TABLE "api_key" ADD COLUMN "expires_at" TIMESTAMPTZ(3),
ADD COLUMN "used_at" TIMESTAMPTZ(3);
