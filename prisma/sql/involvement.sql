-- What it has to be: a row for each thing, event and stretch of recordings in which a effective participation names the
-- thing, as the participant or as the country represented, and the effective event has these days and this type; and
-- whether by one of these participations somebody was there. What is not known of an event's days is as far away as can be.
CREATE OR REPLACE VIEW involvement_due AS
SELECT event_id, entity_id, lower(stretch) AS from_recording, upper(stretch) AS to_recording, starts, ends, attended, type
FROM (
  SELECT event_id, entity_id, coalesce(time_earliest, '-infinity') AS starts, coalesce(time_latest, 'infinity') AS ends, type,
    range_agg(stands) AS involved, coalesce(range_agg(stands) FILTER (WHERE attends), '{}') AS there
  FROM (
    SELECT named.event_id, named.entity_id, named.attends, event.time_earliest, event.time_latest, event.type,
      int8range(greatest(named.from_recording, event.from_recording), least(named.to_recording, event.to_recording)) AS stands
    FROM (
      SELECT event_id, participant_id AS entity_id, status = 'ATTENDED' AND role <> 'SUBJECT' AS attends, from_recording, to_recording
      FROM participation WHERE effective
      UNION ALL
      SELECT event_id, country_id, status = 'ATTENDED' AND role <> 'SUBJECT', from_recording, to_recording
      FROM participation WHERE effective AND country_id <> participant_id
    ) named
    JOIN event ON event.id = named.event_id AND event.effective
      AND event.from_recording < named.to_recording AND named.from_recording < event.to_recording
  ) version
  GROUP BY event_id, entity_id, starts, ends, type
) stretches, LATERAL (
  SELECT unnest(there) AS stretch, true AS attended
  UNION ALL
  SELECT unnest(involved - there), false
) each;

CREATE OR REPLACE FUNCTION involvement_renew(events bigint[]) RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
  WITH due AS MATERIALIZED (
    SELECT event_id, entity_id, from_recording, to_recording, starts, ends, attended, type
    FROM involvement_due WHERE event_id = ANY (events)
  ), outdated AS (
    DELETE FROM involvement
    WHERE event_id = ANY (events) AND (event_id, entity_id, from_recording) NOT IN (
      SELECT event_id, entity_id, from_recording FROM due)
  )
  INSERT INTO involvement (event_id, entity_id, from_recording, to_recording, starts, ends, attended, type)
  SELECT event_id, entity_id, from_recording, to_recording, starts, ends, attended, type FROM due
  ON CONFLICT (event_id, entity_id, from_recording) DO UPDATE
    SET to_recording = excluded.to_recording, starts = excluded.starts, ends = excluded.ends, attended = excluded.attended,
      type = excluded.type
    WHERE (involvement.to_recording, involvement.starts, involvement.ends, involvement.attended, involvement.type)
      IS DISTINCT FROM (excluded.to_recording, excluded.starts, excluded.ends, excluded.attended, excluded.type);
END
$body$;

CREATE OR REPLACE FUNCTION involvement_by_event() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  events bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN events := ARRAY(SELECT id FROM added WHERE EXISTS (SELECT FROM participation WHERE event_id = added.id));
    WHEN 'DELETE' THEN events := ARRAY(SELECT id FROM dropped);
    ELSE
      events := ARRAY(SELECT id FROM (
        SELECT id, effective, from_recording, to_recording, time_earliest, time_latest, type FROM dropped
        EXCEPT SELECT id, effective, from_recording, to_recording, time_earliest, time_latest, type FROM added) was);
  END CASE;
  IF cardinality(events) > 0 THEN PERFORM involvement_renew(events); END IF;
  RETURN NULL;
END
$body$;

-- Rows of one transaction come in whatever order; each statement makes it right for what is there so far.
CREATE OR REPLACE FUNCTION involvement_by_participation() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  events bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN events := ARRAY(SELECT DISTINCT event_id FROM added);
    WHEN 'DELETE' THEN events := ARRAY(SELECT DISTINCT event_id FROM dropped);
    ELSE
      -- Most of what is said of a participation is none of its matters.
      events := ARRAY(SELECT DISTINCT event_id FROM (
        SELECT id, event_id, participant_id, country_id, effective, status, role, from_recording, to_recording FROM dropped
        EXCEPT SELECT id, event_id, participant_id, country_id, effective, status, role, from_recording, to_recording FROM added) was
        UNION SELECT event_id FROM (
        SELECT id, event_id, participant_id, country_id, effective, status, role, from_recording, to_recording FROM added
        EXCEPT SELECT id, event_id, participant_id, country_id, effective, status, role, from_recording, to_recording FROM dropped) is_now);
  END CASE;
  IF cardinality(events) > 0 THEN PERFORM involvement_renew(events); END IF;
  RETURN NULL;
END
$body$;

CREATE OR REPLACE FUNCTION rebuild_involvement() RETURNS void LANGUAGE plpgsql SET work_mem = '256MB' AS $body$
BEGIN
  TRUNCATE involvement;
  INSERT INTO involvement (event_id, entity_id, from_recording, to_recording, starts, ends, attended, type)
  SELECT event_id, entity_id, from_recording, to_recording, starts, ends, attended, type FROM involvement_due
  ORDER BY entity_id, starts DESC, event_id DESC;
  ANALYZE involvement;
END
$body$;

CREATE OR REPLACE TRIGGER involvement_add AFTER INSERT ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_event();

CREATE OR REPLACE TRIGGER involvement_change AFTER UPDATE ON event
  REFERENCING OLD TABLE AS dropped NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_event();

CREATE OR REPLACE TRIGGER involvement_drop AFTER DELETE ON event
  REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_event();

CREATE OR REPLACE TRIGGER involvement_add AFTER INSERT ON participation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_participation();

CREATE OR REPLACE TRIGGER involvement_change AFTER UPDATE ON participation
  REFERENCING OLD TABLE AS dropped NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_participation();

CREATE OR REPLACE TRIGGER involvement_drop AFTER DELETE ON participation
  REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_participation();
