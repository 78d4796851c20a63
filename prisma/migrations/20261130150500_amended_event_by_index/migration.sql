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
