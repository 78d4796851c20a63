-- Whether values of a property can exclude each other at all, as src/engine/model/contradiction.ts has it; a test holds it to that.
CREATE OR REPLACE FUNCTION can_contradict(property text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $body$
SELECT property = 'status' or property = 'time' or property = 'place' or property = 'type' or property like 'quantity.%' or property = 'occasion' or property = 'level' or property = 'role' or property = 'reason' or property = 'valid' or property = 'polarity' or property = 'term.start' or property = 'term.end' or property = 'office' or property = 'born' or property = 'died' or property like 'first.%' or property = 'capital' or property = 'existed'
$body$;

-- Whether two claims of different values about one property cannot both be so; a was said no later than b. This is what
-- src/engine/model/contradiction.ts makes of its tables, and a test holds it to that.
CREATE OR REPLACE FUNCTION contradict(a claim, b claim) RETURNS boolean LANGUAGE sql STABLE AS $body$
SELECT case when a.property = 'status' then (select case when same_voice and same_day then pair in ('DELEGATED ATTENDED', 'ATTENDED DELEGATED', 'ATTENDED ABSENT', 'ABSENT ATTENDED', 'CANCELLED UNDERWAY', 'CANCELLED OCCURRED', 'UNDERWAY CANCELLED', 'OCCURRED CANCELLED') when same_voice and not same_day then pair in ('DELEGATED POSSIBLE', 'DELEGATED EXPECTED', 'DELEGATED CONFIRMED', 'DELEGATED NOT_EXPECTED', 'DELEGATED DECLINED', 'DELEGATED WITHDRAWN', 'DELEGATED ATTENDED', 'ATTENDED POSSIBLE', 'ATTENDED EXPECTED', 'ATTENDED CONFIRMED', 'ATTENDED NOT_EXPECTED', 'ATTENDED DECLINED', 'ATTENDED WITHDRAWN', 'ATTENDED DELEGATED', 'ATTENDED ABSENT', 'ABSENT POSSIBLE', 'ABSENT EXPECTED', 'ABSENT CONFIRMED', 'ABSENT NOT_EXPECTED', 'ABSENT DECLINED', 'ABSENT WITHDRAWN', 'ABSENT ATTENDED', 'CANCELLED UNDERWAY', 'CANCELLED OCCURRED', 'UNDERWAY SCHEDULED', 'UNDERWAY POSTPONED', 'UNDERWAY RESCHEDULED', 'UNDERWAY CANCELLED', 'OCCURRED SCHEDULED', 'OCCURRED POSTPONED', 'OCCURRED RESCHEDULED', 'OCCURRED CANCELLED', 'OCCURRED UNDERWAY') when not same_voice and same_day then pair in ('EXPECTED NOT_EXPECTED', 'EXPECTED DECLINED', 'EXPECTED WITHDRAWN', 'CONFIRMED NOT_EXPECTED', 'CONFIRMED DECLINED', 'CONFIRMED WITHDRAWN', 'NOT_EXPECTED EXPECTED', 'NOT_EXPECTED CONFIRMED', 'DECLINED EXPECTED', 'DECLINED CONFIRMED', 'WITHDRAWN EXPECTED', 'WITHDRAWN CONFIRMED', 'DELEGATED ATTENDED', 'ATTENDED DELEGATED', 'ATTENDED ABSENT', 'ABSENT ATTENDED', 'SCHEDULED POSTPONED', 'SCHEDULED CANCELLED', 'POSTPONED SCHEDULED', 'POSTPONED RESCHEDULED', 'RESCHEDULED POSTPONED', 'RESCHEDULED CANCELLED', 'CANCELLED SCHEDULED', 'CANCELLED RESCHEDULED', 'CANCELLED UNDERWAY', 'CANCELLED OCCURRED', 'UNDERWAY CANCELLED', 'OCCURRED CANCELLED', 'ACTIVE SUSPENDED', 'ACTIVE REJECTED', 'ACTIVE ENDED', 'SUSPENDED ACTIVE', 'REJECTED ACTIVE', 'ENDED ACTIVE') when not same_voice and not same_day then pair in ('EXPECTED POSSIBLE', 'EXPECTED NOT_EXPECTED', 'CONFIRMED POSSIBLE', 'CONFIRMED NOT_EXPECTED', 'CONFIRMED DECLINED', 'NOT_EXPECTED POSSIBLE', 'NOT_EXPECTED EXPECTED', 'DECLINED POSSIBLE', 'DECLINED EXPECTED', 'DECLINED CONFIRMED', 'WITHDRAWN POSSIBLE', 'WITHDRAWN EXPECTED', 'WITHDRAWN CONFIRMED', 'DELEGATED POSSIBLE', 'DELEGATED EXPECTED', 'DELEGATED CONFIRMED', 'DELEGATED NOT_EXPECTED', 'DELEGATED DECLINED', 'DELEGATED WITHDRAWN', 'DELEGATED ATTENDED', 'ATTENDED POSSIBLE', 'ATTENDED EXPECTED', 'ATTENDED CONFIRMED', 'ATTENDED NOT_EXPECTED', 'ATTENDED DECLINED', 'ATTENDED WITHDRAWN', 'ATTENDED DELEGATED', 'ATTENDED ABSENT', 'ABSENT POSSIBLE', 'ABSENT EXPECTED', 'ABSENT CONFIRMED', 'ABSENT NOT_EXPECTED', 'ABSENT DECLINED', 'ABSENT WITHDRAWN', 'ABSENT ATTENDED', 'POSTPONED SCHEDULED', 'CANCELLED SCHEDULED', 'CANCELLED RESCHEDULED', 'CANCELLED UNDERWAY', 'CANCELLED OCCURRED', 'UNDERWAY SCHEDULED', 'UNDERWAY POSTPONED', 'UNDERWAY RESCHEDULED', 'UNDERWAY CANCELLED', 'OCCURRED SCHEDULED', 'OCCURRED POSTPONED', 'OCCURRED RESCHEDULED', 'OCCURRED CANCELLED', 'OCCURRED UNDERWAY', 'ACTIVE PROPOSED', 'ACTIVE REJECTED', 'SUSPENDED PROPOSED', 'REJECTED PROPOSED', 'REJECTED ACTIVE', 'ENDED PROPOSED', 'ENDED ACTIVE') end from (select
    (a.speaker_id, case when a.speaker_id is null then a.source_id end) is not distinct from (b.speaker_id, case when b.speaker_id is null then b.source_id end) as same_voice, a.said_on = b.said_on as same_day,
    (a.value #>> '{}') || ' ' || (b.value #>> '{}') as pair offset 0) said) when a.property = 'time' or a.property = 'valid' or a.property = 'term.start' or a.property = 'term.end' or a.property = 'born' or a.property = 'died' or a.property = 'existed' then case
    when ((a.value #>> '{}') = '..' or (a.value #>> '{}') like '%/..') and ((b.value #>> '{}') = '..' or (b.value #>> '{}') like '%/..') then not (starts_with(regexp_replace(split_part((a.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((b.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')) or starts_with(regexp_replace(split_part((b.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((a.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')))
    when ((a.value #>> '{}') = '..' or (a.value #>> '{}') like '%/..') then b.value_latest < a.said_on or ((a.value #>> '{}') like '%/%' and (b.value #>> '{}') like '%/%' and not (starts_with(regexp_replace(split_part((a.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((b.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')) or starts_with(regexp_replace(split_part((b.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((a.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'))))
    when ((b.value #>> '{}') = '..' or (b.value #>> '{}') like '%/..') then a.value_latest < b.said_on or ((a.value #>> '{}') like '%/%' and (b.value #>> '{}') like '%/%' and not (starts_with(regexp_replace(split_part((a.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((b.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')) or starts_with(regexp_replace(split_part((b.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((a.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'))))
    when (a.value #>> '{}') like '%/%' and (b.value #>> '{}') like '%/%' then not (starts_with(regexp_replace(split_part((a.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((b.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')) or starts_with(regexp_replace(split_part((b.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((a.value #>> '{}'), '/', 1), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'))) or not (starts_with(regexp_replace(split_part((a.value #>> '{}'), '/', 2), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((b.value #>> '{}'), '/', 2), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')) or starts_with(regexp_replace(split_part((b.value #>> '{}'), '/', 2), '[~?%.]|(-?X+)+[~?%]?$', '', 'g'), regexp_replace(split_part((a.value #>> '{}'), '/', 2), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')))
    else not ((coalesce(b.value_earliest, '-infinity') <= coalesce(a.value_earliest, '-infinity')
    and coalesce(b.value_latest, 'infinity') >= coalesce(a.value_latest, 'infinity')) or (coalesce(a.value_earliest, '-infinity') <= coalesce(b.value_earliest, '-infinity')
    and coalesce(a.value_latest, 'infinity') >= coalesce(b.value_latest, 'infinity'))) end when a.property = 'place' then (coalesce(a.value ->> 'country' <> b.value ->> 'country', false) or not (coalesce((lower(btrim(a.value ->> 'name')) = lower(btrim(b.value ->> 'name')) or right(lower(btrim(a.value ->> 'name')), length(lower(btrim(b.value ->> 'name'))) + 2) = ', ' || lower(btrim(b.value ->> 'name'))
    or b.value ->> 'precision' = 'COUNTRY' and a.value ->> 'country' = b.value ->> 'country'), false) or coalesce((lower(btrim(b.value ->> 'name')) = lower(btrim(a.value ->> 'name')) or right(lower(btrim(b.value ->> 'name')), length(lower(btrim(a.value ->> 'name'))) + 2) = ', ' || lower(btrim(a.value ->> 'name'))
    or a.value ->> 'precision' = 'COUNTRY' and b.value ->> 'country' = a.value ->> 'country'), false))) when a.property = 'type' then (a.value #>> '{}') <> 'OTHER' and (b.value #>> '{}') <> 'OTHER' when a.property like 'quantity.%' then (coalesce(a.value ->> 'unit' <> b.value ->> 'unit', false) or coalesce((a.value ->> 'low')::float8, (a.value ->> 'value')::float8, '-infinity') > coalesce((b.value ->> 'high')::float8, (b.value ->> 'value')::float8, 'infinity') or coalesce((b.value ->> 'low')::float8, (b.value ->> 'value')::float8, '-infinity') > coalesce((a.value ->> 'high')::float8, (a.value ->> 'value')::float8, 'infinity')) when a.property = 'occasion' or a.property = 'reason' or a.property = 'office' or a.property like 'first.%' or a.property = 'capital' then fold((a.value #>> '{}')) <> fold((b.value #>> '{}')) when a.property = 'level' then (a.value #>> '{}') <> 'UNSPECIFIED' and (b.value #>> '{}') <> 'UNSPECIFIED' when a.property = 'role' then true when a.property = 'polarity' then true else false end
$body$;

-- Whether what is said about one property of a subject contradicts itself, without a look at each pair: four hundred reports of
-- progress are eighty thousand of these. What is compared stands for all the others:
-- Two quantities contradict each other where they are counted in different units, or their ranges have no number in common;
-- among many there are two such exactly where there are two units, or the greatest lower bound is above the least upper one.
-- Two statuses do so by their values, whether one voice says both, and on one day or one after the other. Between two
-- voices only the earliest who says the one and the latest who says the other matter, and who comes second.
-- Of any other property only when something was last said to go on matters beside the values. As many of these as do not
-- contradict each other lie within one another, and are few.
CREATE OR REPLACE FUNCTION contradicts_itself(of bigint, about text) RETURNS boolean LANGUAGE plpgsql STABLE AS $body$
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

-- What a thing was recorded with before a claim, where that is not in the claims: its birth and death, capital and existence.
CREATE OR REPLACE FUNCTION given_before(of bigint, about text, recording bigint) RETURNS jsonb LANGUAGE sql STABLE AS $body$
  SELECT to_jsonb(CASE about
    WHEN 'born' THEN (SELECT born_edtf FROM leader WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1)
    WHEN 'died' THEN (SELECT died_edtf FROM leader WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1)
    WHEN 'capital' THEN (SELECT capital FROM country WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1)
    WHEN 'existed' THEN coalesce(
      (SELECT existed_edtf FROM country WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1),
      (SELECT existed_edtf FROM organization WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1))
  END)
$body$;

-- Whether a claim contradicts what its subject was recorded with; it may only be more precise, which a question about it sees.
CREATE OR REPLACE FUNCTION contradicts_given(claimed claim) RETURNS boolean LANGUAGE sql STABLE AS $body$
  SELECT CASE WHEN claimed.property IN ('born', 'died', 'capital', 'existed') THEN (
    SELECT coalesce(claimed.stance = 'DISPUTES' OR given <> claimed.value, false)
    FROM given_before(claimed.subject_id, claimed.property, claimed.from_recording) given WHERE given IS NOT NULL)
  ELSE false END
$body$;

-- The day by which a dispute is listed is that of its last claim that was accepted: a draft moves nothing before. Of a property
-- that can have several values, each value that is denied is in dispute by itself.
CREATE OR REPLACE FUNCTION contested_note() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO contested (subject_kind, subject_id, property, value_key, said_on, contradicted)
  SELECT min(claim.subject_kind), claim.subject_id, claim.property, about.value_key,
    coalesce(max(claim.said_on) FILTER (WHERE claim.to_recording = 9223372036854775807 AND claim.review = 'ACCEPTED'),
      max(claim.said_on)), about.value_key <> '' OR bool_or(about.contradicts)
  FROM (
    SELECT subject_id, property, CASE WHEN can_contradict(property) THEN '' ELSE md5(value::text) END AS value_key,
      coalesce(bool_or(contradicts_given(added)), false) AS contradicts
    FROM added WHERE property <> 'record' GROUP BY 1, 2, 3
  ) about
  JOIN claim ON claim.subject_id = about.subject_id AND claim.property = about.property
    AND about.value_key IN ('', md5(claim.value::text))
  GROUP BY claim.subject_id, claim.property, about.value_key
  HAVING CASE about.value_key WHEN '' THEN count(DISTINCT claim.value) > 1 OR count(DISTINCT claim.stance) > 1 OR bool_or(about.contradicts)
    ELSE bool_or(claim.stance = 'DISPUTES') END
  ON CONFLICT (subject_id, property, value_key) DO UPDATE
    SET said_on = excluded.said_on, contradicted = contested.contradicted OR excluded.contradicted;
  RETURN NULL;
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

CREATE OR REPLACE TRIGGER contested_note AFTER INSERT ON claim
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION contested_note();

-- By its name it fires after contested_note.
CREATE OR REPLACE TRIGGER contested_note_contradicted AFTER INSERT ON claim
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION contradicted_note();
