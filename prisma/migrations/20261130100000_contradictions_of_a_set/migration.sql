-- Whether what is said about one property of a subject contradicts itself, without a look at each pair: four hundred reports of
-- progress are eighty thousand of these. What is compared stands for all the others:
-- Two quantities contradict each other where they are counted in different units, or their ranges have no number in common;
-- among many there are two such exactly where there are two units, or the greatest lower bound is above the least upper one.
-- Two statuses do so by their values, whether one voice says both, and on one day or one after the other. Between two
-- voices only the earliest who says the one and the latest who says the other matter, and who comes second.
-- Of any other property only when something was last said to go on matters beside the values. As many of these as do not
-- contradict each other lie within one another, and are few.
CREATE FUNCTION contradicts_itself(of bigint, about text) RETURNS boolean LANGUAGE plpgsql STABLE AS $body$
BEGIN
  IF about LIKE 'quantity.%' THEN
    RETURN (
      SELECT count(DISTINCT value ->> 'unit') > 1
        OR max(coalesce((value ->> 'low')::float8, (value ->> 'value')::float8, '-infinity'))
          > min(coalesce((value ->> 'high')::float8, (value ->> 'value')::float8, 'infinity'))
      FROM claim WHERE subject_id = of AND property = about AND stance = 'SUPPORTS');
  ELSIF about = 'status' THEN
    RETURN EXISTS (
      WITH said AS MATERIALIZED (
        SELECT DISTINCT ON (value, voice, said_on) row, value, voice, said_on
        FROM (
          SELECT claim AS row, value, said_on, CASE WHEN speaker_id IS NULL THEN 's' || source_id ELSE 'p' || speaker_id END AS voice
          FROM claim WHERE subject_id = of AND property = about AND stance = 'SUPPORTS') heard
      ), firsts AS (
        SELECT *, row_number() OVER (PARTITION BY value ORDER BY said_on) AS place
        FROM (SELECT DISTINCT ON (value, voice) * FROM said ORDER BY value, voice, said_on) each
      ), lasts AS (
        SELECT *, row_number() OVER (PARTITION BY value ORDER BY said_on DESC) AS place
        FROM (SELECT DISTINCT ON (value, voice) * FROM said ORDER BY value, voice, said_on DESC) each
      ), ends AS (
        SELECT * FROM firsts UNION ALL SELECT * FROM lasts
      ), daily AS (
        SELECT *, row_number() OVER (PARTITION BY value, said_on ORDER BY voice) AS place FROM said
      ), groups AS (
        -- Of one voice; of several; of one voice on one day; of several on one day.
        SELECT array_agg(row) AS rows FROM ends GROUP BY voice HAVING count(DISTINCT value) > 1
        UNION ALL SELECT array_agg(row) FROM ends WHERE place <= 2
        UNION ALL SELECT array_agg(row) FROM said GROUP BY voice, said_on HAVING count(DISTINCT value) > 1
        UNION ALL SELECT array_agg(row) FROM daily WHERE place <= 2 GROUP BY said_on HAVING count(DISTINCT value) > 1
      ), pairs AS MATERIALIZED (
        SELECT DISTINCT ON (a.value, b.value, same_voice, a.said_on = b.said_on) a, b
        FROM groups, unnest(groups.rows) a, unnest(groups.rows) b, LATERAL (
          SELECT (a.speaker_id, CASE WHEN a.speaker_id IS NULL THEN a.source_id END)
            IS NOT DISTINCT FROM (b.speaker_id, CASE WHEN b.speaker_id IS NULL THEN b.source_id END) AS same_voice) voices
        WHERE a.value <> b.value AND a.said_on <= b.said_on
      )
      SELECT FROM pairs WHERE contradict(pairs.a, pairs.b));
  END IF;
  RETURN EXISTS (
    WITH said AS MATERIALIZED (
      SELECT DISTINCT ON (value) claim AS row, value, said_on
      FROM claim WHERE subject_id = of AND property = about AND stance = 'SUPPORTS'
      ORDER BY value, said_on DESC
    )
    SELECT FROM said a JOIN said b ON b.value <> a.value AND a.said_on <= b.said_on
    WHERE contradict(a.row, b.row));
END
$body$;

CREATE OR REPLACE FUNCTION contradicted_note() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE contested SET contradicted = true
  FROM (SELECT DISTINCT subject_id, property FROM added) about
  WHERE contested.subject_id = about.subject_id AND contested.property = about.property AND NOT contested.contradicted AND (
    EXISTS (
      SELECT FROM claim WHERE claim.subject_id = about.subject_id AND claim.property = about.property
      GROUP BY claim.value HAVING count(DISTINCT claim.stance) > 1)
    OR CASE WHEN can_contradict(about.property) THEN contradicts_itself(about.subject_id, about.property) ELSE false END);
  RETURN NULL;
END
$body$;
