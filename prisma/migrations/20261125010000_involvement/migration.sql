-- Which events each thing takes part in, in the order of time: an index over participation and event, which no index of
-- either can be. A page of the events of a country is then one index range, however many events it has.

CREATE TABLE "involvement" (
    "event_id" BIGINT NOT NULL,
    "entity_id" BIGINT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL,
    "starts" DATE NOT NULL,
    "ends" DATE NOT NULL,
    "attended" BOOLEAN NOT NULL,

    -- Events grow at one end, and so does an index that has them first.
    CONSTRAINT "involvement_pkey" PRIMARY KEY ("event_id","entity_id","from_recording")
);

-- What it has to be: a row for each thing, event and stretch of recordings in which a supported participation names the
-- thing, as the participant or as the country represented, and the supported event has these days; and whether by one of
-- these participations somebody was there. What is not known of an event's days is as far away as can be.
CREATE VIEW involvement_due AS
SELECT event_id, entity_id, lower(stretch) AS from_recording, upper(stretch) AS to_recording, starts, ends, attended
FROM (
  SELECT event_id, entity_id, coalesce(time_earliest, '-infinity') AS starts, coalesce(time_latest, 'infinity') AS ends,
    range_agg(stands) AS involved, coalesce(range_agg(stands) FILTER (WHERE attends), '{}') AS there
  FROM (
    SELECT named.event_id, named.entity_id, named.attends, event.time_earliest, event.time_latest,
      int8range(greatest(named.from_recording, event.from_recording), least(named.to_recording, event.to_recording)) AS stands
    FROM (
      SELECT event_id, participant_id AS entity_id, status = 'ATTENDED' AND role <> 'SUBJECT' AS attends, from_recording, to_recording
      FROM participation WHERE supported
      UNION ALL
      SELECT event_id, country_id, status = 'ATTENDED' AND role <> 'SUBJECT', from_recording, to_recording
      FROM participation WHERE supported AND country_id <> participant_id
    ) named
    JOIN event ON event.id = named.event_id AND event.supported
      AND event.from_recording < named.to_recording AND named.from_recording < event.to_recording
  ) version
  GROUP BY event_id, entity_id, starts, ends
) stretches, LATERAL (
  SELECT unnest(there) AS stretch, true AS attended
  UNION ALL
  SELECT unnest(involved - there), false
) each;

-- Makes all of it anew. Triggers keep it afterwards; only what was written without them needs this.
CREATE FUNCTION rebuild_involvement() RETURNS void LANGUAGE plpgsql SET work_mem = '256MB' AS $body$
BEGIN
  TRUNCATE involvement;
  INSERT INTO involvement (event_id, entity_id, from_recording, to_recording, starts, ends, attended)
  SELECT event_id, entity_id, from_recording, to_recording, starts, ends, attended FROM involvement_due
  ORDER BY entity_id, starts DESC, event_id DESC;
  ANALYZE involvement;
END
$body$;

SELECT rebuild_involvement();

-- The events of a thing, newest first or, read backwards, oldest first; whether a row stands is told without the table.
CREATE INDEX involvement_in_time ON involvement (entity_id, starts DESC, event_id DESC, to_recording, from_recording);
-- Those that may reach into a range of days that they started before: what lasts a day does not, and that is most.
CREATE INDEX involvement_lasting ON involvement (entity_id, starts DESC, event_id DESC) INCLUDE (ends, to_recording, from_recording)
  WHERE starts < ends;
-- Where somebody was: few events of large imports say so.
CREATE INDEX involvement_attended ON involvement (entity_id, starts DESC, event_id DESC) INCLUDE (ends, to_recording, from_recording)
  WHERE attended;

-- Makes the rows of some events what they have to be, and leaves alone those that are.
CREATE FUNCTION involvement_renew(events bigint[]) RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
  WITH due AS MATERIALIZED (
    SELECT event_id, entity_id, from_recording, to_recording, starts, ends, attended
    FROM involvement_due WHERE event_id = ANY (events)
  ), outdated AS (
    DELETE FROM involvement
    WHERE event_id = ANY (events) AND (event_id, entity_id, from_recording) NOT IN (
      SELECT event_id, entity_id, from_recording FROM due)
  )
  INSERT INTO involvement (event_id, entity_id, from_recording, to_recording, starts, ends, attended)
  SELECT event_id, entity_id, from_recording, to_recording, starts, ends, attended FROM due
  ON CONFLICT (event_id, entity_id, from_recording) DO UPDATE
    SET to_recording = excluded.to_recording, starts = excluded.starts, ends = excluded.ends, attended = excluded.attended
    WHERE (involvement.to_recording, involvement.starts, involvement.ends, involvement.attended)
      IS DISTINCT FROM (excluded.to_recording, excluded.starts, excluded.ends, excluded.attended);
END
$body$;

-- Rows of one transaction come in whatever order; each statement makes it right for what is there so far.
CREATE FUNCTION involvement_by_participation() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  events bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN events := ARRAY(SELECT DISTINCT event_id FROM added);
    WHEN 'DELETE' THEN events := ARRAY(SELECT DISTINCT event_id FROM dropped);
    ELSE
      -- Most of what is said of a participation is none of its matters.
      events := ARRAY(SELECT DISTINCT event_id FROM (
        SELECT id, event_id, participant_id, country_id, supported, status, role, from_recording, to_recording FROM dropped
        EXCEPT SELECT id, event_id, participant_id, country_id, supported, status, role, from_recording, to_recording FROM added) was
        UNION SELECT event_id FROM (
        SELECT id, event_id, participant_id, country_id, supported, status, role, from_recording, to_recording FROM added
        EXCEPT SELECT id, event_id, participant_id, country_id, supported, status, role, from_recording, to_recording FROM dropped) is_now);
  END CASE;
  IF cardinality(events) > 0 THEN PERFORM involvement_renew(events); END IF;
  RETURN NULL;
END
$body$;

CREATE FUNCTION involvement_by_event() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  events bigint[];
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN events := ARRAY(SELECT id FROM added WHERE EXISTS (SELECT FROM participation WHERE event_id = added.id));
    WHEN 'DELETE' THEN events := ARRAY(SELECT id FROM dropped);
    ELSE
      events := ARRAY(SELECT id FROM (
        SELECT id, supported, from_recording, to_recording, time_earliest, time_latest FROM dropped
        EXCEPT SELECT id, supported, from_recording, to_recording, time_earliest, time_latest FROM added) was);
  END CASE;
  IF cardinality(events) > 0 THEN PERFORM involvement_renew(events); END IF;
  RETURN NULL;
END
$body$;

CREATE TRIGGER involvement_add AFTER INSERT ON participation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_participation();
CREATE TRIGGER involvement_change AFTER UPDATE ON participation
  REFERENCING OLD TABLE AS dropped NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_participation();
CREATE TRIGGER involvement_drop AFTER DELETE ON participation
  REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_participation();
CREATE TRIGGER involvement_add AFTER INSERT ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_event();
CREATE TRIGGER involvement_change AFTER UPDATE ON event
  REFERENCING OLD TABLE AS dropped NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_event();
CREATE TRIGGER involvement_drop AFTER DELETE ON event
  REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION involvement_by_event();
