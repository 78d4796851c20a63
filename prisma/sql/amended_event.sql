CREATE OR REPLACE VIEW amended_event_due AS
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

-- Event by event, by indexes alone: while an import fills tables of which the planner has no statistics yet, it would join
-- all claims with all others.
CREATE OR REPLACE FUNCTION amended_event_note() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $body$
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
  INSERT INTO amended_event (event_id, until)
  SELECT due.event_id, due.until
  FROM unnest(events) AS each (id), LATERAL (SELECT event_id, until FROM amended_event_due WHERE event_id = each.id OFFSET 0) due
  ON CONFLICT (event_id) DO UPDATE
  SET until = CASE WHEN amended_event.until IS NOT NULL AND excluded.until IS NOT NULL THEN greatest(amended_event.until, excluded.until) END
  WHERE amended_event.until IS NOT NULL AND (excluded.until IS NULL OR excluded.until > amended_event.until);
  RETURN NULL;
END
$body$;

CREATE OR REPLACE FUNCTION rebuild_amended_event() RETURNS void LANGUAGE plpgsql SET work_mem = '256MB' AS $body$
BEGIN
  TRUNCATE amended_event;
  INSERT INTO amended_event (event_id, until) SELECT event_id, until FROM amended_event_due;
  -- An empty table of which nothing is known is taken for one with rows, and an empty one is not analyzed by itself.
  ANALYZE amended_event;
END
$body$;

CREATE OR REPLACE TRIGGER amended_event_add AFTER INSERT ON claim
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION amended_event_note();

CREATE OR REPLACE TRIGGER amended_event_change AFTER UPDATE ON claim
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION amended_event_note();

CREATE OR REPLACE TRIGGER amended_event_add AFTER INSERT ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION amended_event_note();

CREATE OR REPLACE TRIGGER amended_event_change AFTER UPDATE ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION amended_event_note();

-- A participation that is inserted with claims about it that stand there already: a merge or its undoing.
CREATE OR REPLACE TRIGGER amended_event_add AFTER INSERT ON participation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION amended_event_note();
