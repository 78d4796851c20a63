-- Names and codes are facts: a row stands while a list gives it or an effective claim says it. What stood before this was
-- given, by whom nobody wrote down; it is taken for what files of records gave, which they may replace as they did.
ALTER TABLE "entity_name" ADD COLUMN "given_by" TEXT[] NOT NULL DEFAULT '{}', ADD COLUMN "preferred" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "external_id" ADD COLUMN "given_by" TEXT[] NOT NULL DEFAULT '{}';
UPDATE "entity_name" SET "given_by" = '{ROSTRUM_JSONL}';
UPDATE "external_id" SET "given_by" = '{ROSTRUM_JSONL}';

-- From when to when there was a country or an organization; no time is all time.
ALTER TABLE "country" ADD COLUMN "existed_edtf" TEXT, ADD COLUMN "existed_earliest" DATE, ADD COLUMN "existed_latest" DATE,
  ADD COLUMN "existed" daterange GENERATED ALWAYS AS (span("existed_earliest", "existed_latest")) STORED;
ALTER TABLE "organization" ADD COLUMN "existed_edtf" TEXT, ADD COLUMN "existed_earliest" DATE, ADD COLUMN "existed_latest" DATE,
  ADD COLUMN "existed" daterange GENERATED ALWAYS AS (span("existed_earliest", "existed_latest")) STORED;
ALTER TABLE country ADD CONSTRAINT country_existed_in_order CHECK (existed_earliest <= existed_latest);
ALTER TABLE organization ADD CONSTRAINT organization_existed_in_order CHECK (existed_earliest <= existed_latest);
