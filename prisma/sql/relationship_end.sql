-- The two ends of every relationship, so that its lists read one index range from either side. Once for a statement and
-- not for a row: imports write thousands of rows at a time.
CREATE OR REPLACE FUNCTION relationship_end_add() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO relationship_end (relationship_id, from_recording, to_recording, entity_id, counterpart_id, type)
  SELECT id, from_recording, to_recording, subject_id, object_id, type FROM added
  UNION ALL
  SELECT id, from_recording, to_recording, object_id, subject_id, type FROM added;
  RETURN NULL;
END
$body$;

CREATE OR REPLACE FUNCTION relationship_end_close() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE relationship_end
  SET to_recording = closed.to_recording
  FROM closed
  WHERE relationship_id = closed.id
    AND relationship_end.from_recording = closed.from_recording
    AND relationship_end.to_recording <> closed.to_recording;
  RETURN NULL;
END
$body$;

CREATE OR REPLACE FUNCTION relationship_end_drop() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  DELETE FROM relationship_end USING dropped
  WHERE relationship_id = dropped.id AND relationship_end.from_recording = dropped.from_recording;
  RETURN NULL;
END
$body$;

CREATE OR REPLACE TRIGGER relationship_end_add AFTER INSERT ON relationship
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relationship_end_add();

CREATE OR REPLACE TRIGGER relationship_end_close AFTER UPDATE ON relationship
  REFERENCING NEW TABLE AS closed FOR EACH STATEMENT EXECUTE FUNCTION relationship_end_close();

CREATE OR REPLACE TRIGGER relationship_end_drop AFTER DELETE ON relationship
  REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION relationship_end_drop();
