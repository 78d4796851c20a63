-- The label of a thing is its common English name where it has one. That another language calls it so bears the label out
-- only where it is no English name: Türkiye was called so in Turkish before it was in English.

-- Two conditions in place of an OR, so that each can be a join.
CREATE OR REPLACE VIEW renamed_entity_due AS
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
    WHERE entity_id = thing.id AND value = thing.label AND valid = '(,)' AND NOT denied AND given_by <> '{}' AND lower(language) = 'en'
      AND from_recording <= thing.from_recording AND to_recording >= thing.to_recording)
  AND NOT EXISTS (
    SELECT FROM entity_name name
    WHERE entity_id = thing.id AND value = thing.label AND valid = '(,)' AND NOT denied AND given_by <> '{}' AND lower(language) <> 'en'
      AND from_recording <= thing.from_recording AND to_recording >= thing.to_recording
      AND NOT EXISTS (
        SELECT FROM entity_name english
        WHERE english.entity_id = name.entity_id AND english.value = name.value AND lower(english.language) = 'en'));

-- Whether renamed_entity_due has a thing, by the indexes of that thing alone: to ask the view of a few hundred reads all things. Not
-- inlined, since it has a subquery.
CREATE OR REPLACE FUNCTION is_renamed(thing bigint) RETURNS boolean LANGUAGE sql STABLE AS $body$
  SELECT EXISTS (SELECT FROM renamed_entity_due WHERE entity_id = thing)
$body$;

CREATE OR REPLACE FUNCTION renamed_entity_note() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  things bigint[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'entity_name' THEN things := ARRAY(SELECT DISTINCT entity_id FROM added);
    ELSE things := ARRAY(SELECT DISTINCT id FROM added);
  END CASE;
  INSERT INTO renamed_entity (entity_id)
  SELECT thing FROM unnest(things) thing
  WHERE NOT EXISTS (SELECT FROM renamed_entity WHERE entity_id = thing) AND is_renamed(thing)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;

-- Makes all of it anew. Triggers keep it afterwards; only what was written without them needs this.
CREATE OR REPLACE FUNCTION rebuild_renamed_entity() RETURNS void LANGUAGE plpgsql SET work_mem = '256MB' AS $body$
BEGIN
  TRUNCATE renamed_entity;
  INSERT INTO renamed_entity (entity_id) SELECT entity_id FROM renamed_entity_due;
  -- An empty table of which nothing is known is taken for one with rows, and an empty one is not analyzed by itself.
  ANALYZE renamed_entity;
END
$body$;

CREATE OR REPLACE TRIGGER renamed_entity_add AFTER INSERT ON entity_name
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_change AFTER UPDATE ON entity_name
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_add AFTER INSERT ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_change AFTER UPDATE ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_add AFTER INSERT ON country
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_change AFTER UPDATE ON country
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_add AFTER INSERT ON leader
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_change AFTER UPDATE ON leader
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_add AFTER INSERT ON organization
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_change AFTER UPDATE ON organization
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_add AFTER INSERT ON series
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();

CREATE OR REPLACE TRIGGER renamed_entity_change AFTER UPDATE ON series
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renamed_entity_note();
