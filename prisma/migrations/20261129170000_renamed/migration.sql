-- Things that were, or may have been, called otherwise than by their label on some day, or at some time of knowing. Whatever
-- is asked of all others, they are called by their label, and their names need not be looked at: under asOf(validAt) that is
-- asked of every thing that is shown. A thing that was renamed once stays here, which costs time and never changes an answer.

CREATE TABLE "renamed" (
    "entity_id" BIGINT NOT NULL,

    CONSTRAINT "renamed_pkey" PRIMARY KEY ("entity_id")
);

-- Those with a version that no name bears out for as long as the version stands, and for every day. What has no name at all
-- is called by its label.
CREATE VIEW renamed_due AS
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
    WHERE entity_id = thing.id AND value = thing.label AND valid = '(,)'
      AND from_recording <= thing.from_recording AND to_recording >= thing.to_recording);

-- Makes all of it anew. Triggers keep it afterwards; only what was written without them needs this.
CREATE FUNCTION rebuild_renamed() RETURNS void LANGUAGE plpgsql SET work_mem = '256MB' AS $body$
BEGIN
  TRUNCATE renamed;
  INSERT INTO renamed (entity_id) SELECT entity_id FROM renamed_due;
  -- An empty table of which nothing is known is taken for one with rows, and an empty one is not analyzed by itself.
  ANALYZE renamed;
END
$body$;

SELECT rebuild_renamed();

-- Names are written before the thing that they name; whoever came second would be noted, and only answered more slowly.
CREATE FUNCTION renamed_note() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  things bigint[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'entity_name' THEN things := ARRAY(SELECT DISTINCT entity_id FROM added);
    ELSE things := ARRAY(SELECT DISTINCT id FROM added);
  END CASE;
  INSERT INTO renamed (entity_id) SELECT entity_id FROM renamed_due WHERE entity_id = ANY (things) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;

CREATE TRIGGER renamed_add AFTER INSERT ON entity_name
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_change AFTER UPDATE ON entity_name
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_add AFTER INSERT ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_change AFTER UPDATE ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_add AFTER INSERT ON leader
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_change AFTER UPDATE ON leader
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_add AFTER INSERT ON country
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_change AFTER UPDATE ON country
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_add AFTER INSERT ON organization
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_change AFTER UPDATE ON organization
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_add AFTER INSERT ON series
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
CREATE TRIGGER renamed_change AFTER UPDATE ON series
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_note();
