-- An event is there while an effective claim is about it or about who takes part in it. Of one that came with a row, what is
-- claimed of its participations counts as more than the row says, too.
CREATE OR REPLACE VIEW retold_due AS
SELECT DISTINCT event.id AS event_id
FROM event JOIN claim ON claim.subject_id = event.id AND claim.id IS DISTINCT FROM event.record_claim_id
UNION
SELECT participation.event_id
FROM participation JOIN claim ON claim.subject_id = participation.id AND claim.id IS DISTINCT FROM participation.record_claim_id;

INSERT INTO retold (event_id) SELECT event_id FROM retold_due ON CONFLICT DO NOTHING;
ANALYZE retold;

CREATE OR REPLACE FUNCTION retold_note() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  events bigint[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'claim' THEN events := ARRAY(
      SELECT subject_id FROM added WHERE subject_kind = 'EVENT'
      UNION SELECT event_id FROM participation WHERE id IN (SELECT subject_id FROM added WHERE subject_kind = 'PARTICIPATION'));
    WHEN 'participation' THEN events := ARRAY(SELECT DISTINCT event_id FROM added);
    ELSE events := ARRAY(SELECT DISTINCT id FROM added);
  END CASE;
  INSERT INTO retold (event_id)
  SELECT DISTINCT event.id FROM event JOIN claim ON claim.subject_id = event.id AND claim.id IS DISTINCT FROM event.record_claim_id
  WHERE event.id = ANY (events)
  UNION
  SELECT participation.event_id
  FROM participation JOIN claim ON claim.subject_id = participation.id AND claim.id IS DISTINCT FROM participation.record_claim_id
  WHERE participation.event_id = ANY (events)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;

-- A participation that is inserted with claims about it that stand there already: a merge or its undoing.
CREATE TRIGGER retold_add AFTER INSERT ON participation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION retold_note();

UPDATE event SET supported = true
WHERE to_recording = 9223372036854775807 AND NOT supported AND EXISTS (
  SELECT FROM participation WHERE event_id = event.id AND supported AND participation.to_recording = 9223372036854775807);
