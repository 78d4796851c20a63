-- What a row made when it was taken in last, so that a corrected one takes back what it says no longer. NULL, as nearly
-- always, where it made the one claim that is known by dataset and row; and where every name in it was known.
ALTER TABLE "import_row" ADD COLUMN "claims" TEXT[], ADD COLUMN "unresolved" TEXT[];
