-- An event is there while an effective claim is about it or about who takes part in it. One that came with a row is there as
-- it came only from the day of that row on, and while the row counts: where a participation was spoken of before, it has to
-- be computed for the days before (`until`); where more is claimed of it, or its row was set aside, for every day (null).
ALTER TABLE "retold" ADD COLUMN "until" DATE;

DROP VIEW retold_due;
CREATE VIEW retold_due AS
SELECT event_id, CASE WHEN bool_and(until IS NOT NULL) THEN max(until) END AS until
FROM (
  SELECT event.id AS event_id, NULL::date AS until
  FROM event JOIN claim ON claim.subject_id = event.id AND claim.id IS DISTINCT FROM event.record_claim_id
  UNION ALL
  SELECT event.id, NULL
  FROM event JOIN claim ON claim.id = event.record_claim_id
  WHERE claim.retracted_in IS NOT NULL OR claim.review <> 'ACCEPTED' OR claim.rank = 'DEPRECATED'
  UNION ALL
  SELECT participation.event_id, row.said_on
  FROM participation JOIN claim ON claim.subject_id = participation.id AND claim.id IS DISTINCT FROM participation.record_claim_id
  JOIN event ON event.id = participation.event_id JOIN claim row ON row.id = event.record_claim_id AND claim.said_on < row.said_on
) due
GROUP BY event_id;

CREATE FUNCTION rebuild_retold() RETURNS void LANGUAGE plpgsql SET work_mem = '256MB' AS $body$
BEGIN
  TRUNCATE retold;
  INSERT INTO retold (event_id, until) SELECT event_id, until FROM retold_due;
  -- An empty table of which nothing is known is taken for one with rows, and an empty one is not analyzed by itself.
  ANALYZE retold;
END
$body$;
SELECT rebuild_retold();

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
  INSERT INTO retold (event_id, until) SELECT event_id, until FROM retold_due WHERE event_id = ANY (events)
  ON CONFLICT (event_id) DO UPDATE
  SET until = CASE WHEN retold.until IS NOT NULL AND excluded.until IS NOT NULL THEN greatest(retold.until, excluded.until) END
  WHERE retold.until IS NOT NULL AND (excluded.until IS NULL OR excluded.until > retold.until);
  RETURN NULL;
END
$body$;

-- A participation that is inserted with claims about it that stand there already: a merge or its undoing.
CREATE TRIGGER retold_add AFTER INSERT ON participation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION retold_note();

UPDATE event SET supported = true
WHERE to_recording = 9223372036854775807 AND NOT supported AND EXISTS (
  SELECT FROM participation WHERE event_id = event.id AND supported AND participation.to_recording = 9223372036854775807);
