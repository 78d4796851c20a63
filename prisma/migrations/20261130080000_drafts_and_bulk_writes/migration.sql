-- The day by which a dispute is listed is that of its last claim that was accepted: a draft moves nothing before.
CREATE OR REPLACE FUNCTION contested_note() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO contested (subject_kind, subject_id, property, said_on)
  SELECT min(claim.subject_kind), claim.subject_id, claim.property,
    coalesce(max(claim.said_on) FILTER (WHERE claim.to_recording = 9223372036854775807 AND claim.review = 'ACCEPTED'),
      max(claim.said_on))
  FROM (SELECT DISTINCT subject_id, property FROM added WHERE property <> 'record') about
  JOIN claim ON claim.subject_id = about.subject_id AND claim.property = about.property
  GROUP BY claim.subject_id, claim.property
  HAVING count(DISTINCT claim.value) > 1 OR count(DISTINCT claim.stance) > 1
  ON CONFLICT (subject_id, property) DO UPDATE SET said_on = excluded.said_on;
  RETURN NULL;
END
$body$;

-- Whether renamed_due has a thing, by the indexes of that thing alone: to ask the view of a few hundred reads all things. Not
-- inlined, since it has a subquery.
CREATE FUNCTION is_renamed(thing bigint) RETURNS boolean LANGUAGE sql STABLE AS $body$
  SELECT EXISTS (SELECT FROM renamed_due WHERE entity_id = thing)
$body$;

CREATE OR REPLACE FUNCTION renamed_note() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  things bigint[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'entity_name' THEN things := ARRAY(SELECT DISTINCT entity_id FROM added);
    ELSE things := ARRAY(SELECT DISTINCT id FROM added);
  END CASE;
  INSERT INTO renamed (entity_id)
  SELECT thing FROM unnest(things) thing
  WHERE NOT EXISTS (SELECT FROM renamed WHERE entity_id = thing) AND is_renamed(thing)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;
