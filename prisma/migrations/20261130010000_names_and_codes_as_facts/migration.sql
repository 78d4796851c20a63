-- Names and codes are facts: a row stands while a list gives it or an effective claim says it. What stood before this was
-- given, by whom nobody wrote down; it is taken for what files of records gave, which they may replace as they did.
ALTER TABLE "entity_name" ADD COLUMN "given_by" TEXT[] NOT NULL DEFAULT '{}', ADD COLUMN "preferred" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "denied" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "external_id" ADD COLUMN "given_by" TEXT[] NOT NULL DEFAULT '{}', ADD COLUMN "denied" BOOLEAN NOT NULL DEFAULT false;
UPDATE "entity_name" SET "given_by" = '{ROSTRUM_JSONL}';
UPDATE "external_id" SET "given_by" = '{ROSTRUM_JSONL}';

-- From when to when there was a country or an organization; no time is all time.
ALTER TABLE "country" ADD COLUMN "existed_edtf" TEXT, ADD COLUMN "existed_earliest" DATE, ADD COLUMN "existed_latest" DATE,
  ADD COLUMN "existed" daterange GENERATED ALWAYS AS (span("existed_earliest", "existed_latest")) STORED;
ALTER TABLE "organization" ADD COLUMN "existed_edtf" TEXT, ADD COLUMN "existed_earliest" DATE, ADD COLUMN "existed_latest" DATE,
  ADD COLUMN "existed" daterange GENERATED ALWAYS AS (span("existed_earliest", "existed_latest")) STORED;
ALTER TABLE country ADD CONSTRAINT country_existed_in_order CHECK (existed_earliest <= existed_latest);
ALTER TABLE organization ADD CONSTRAINT organization_existed_in_order CHECK (existed_earliest <= existed_latest);

-- A code that is denied is free for another thing.
ALTER TABLE external_id DROP CONSTRAINT external_id_names_one;
ALTER TABLE external_id ADD CONSTRAINT external_id_names_one EXCLUDE USING gist (scheme WITH =, value WITH =, valid WITH &&)
  WHERE (to_recording = 9223372036854775807 AND NOT denied);

-- Whether a label is among the names that held is answered by the index alone, and so has to be whether they are denied.
DROP INDEX entity_name_of_thing;
CREATE INDEX entity_name_of_thing ON entity_name (entity_id, to_recording) INCLUDE (value, valid, from_recording, denied)
  WHERE entity_id IS NOT NULL;

CREATE OR REPLACE VIEW renamed_due AS
SELECT DISTINCT thing.id AS entity_id
FROM (
  SELECT id, label, from_recording, to_recording FROM event
  UNION ALL SELECT id, label, from_recording, to_recording FROM leader
  UNION ALL SELECT id, label, from_recording, to_recording FROM country
  UNION ALL SELECT id, label, from_recording, to_recording FROM organization
  UNION ALL SELECT id, label, from_recording, to_recording FROM series
) thing
WHERE EXISTS (SELECT FROM entity_name WHERE entity_id = thing.id)
  AND NOT EXISTS (
    SELECT FROM entity_name
    WHERE entity_id = thing.id AND value = thing.label AND valid = '(,)' AND NOT denied AND given_by <> '{}'
      AND from_recording <= thing.from_recording AND to_recording >= thing.to_recording);
