-- A denial that goes before what it denies leaves a status undecided.
ALTER TYPE "EventStatus" ADD VALUE 'UNKNOWN';
ALTER TYPE "RelationshipStatus" ADD VALUE 'UNKNOWN';

-- Nothing was said later than it was recorded, however imprecise the day of saying: said_on counted its last day.
WITH corrected AS (
  UPDATE claim SET said_on = (recording.at AT TIME ZONE 'UTC')::date
  FROM recording
  WHERE recording.id = claim.recorded_in AND claim.said_on > (recording.at AT TIME ZONE 'UTC')::date
  RETURNING claim.id, claim.from_recording, claim.subject_id, claim.property, claim.said_on, claim.to_recording
), said AS (
  SELECT about.subject_id, about.property,
    coalesce(max(day) FILTER (WHERE to_recording = 9223372036854775807), max(day)) AS said_on
  FROM (
    SELECT claim.subject_id, claim.property, claim.to_recording, coalesce(corrected.said_on, claim.said_on) AS day
    FROM claim LEFT JOIN corrected USING (id, from_recording)
    WHERE (claim.subject_id, claim.property) IN (SELECT subject_id, property FROM corrected)
  ) about
  GROUP BY about.subject_id, about.property
)
UPDATE contested SET said_on = said.said_on
FROM said WHERE said.subject_id = contested.subject_id AND said.property = contested.property;

-- Most of what is contested in a story that goes on is progress, and most questions are for contradictions: which of it has
-- ever been one is noted, so that they are found without reading the rest.
ALTER TABLE "contested" ADD COLUMN "contradicted" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX contested_contradicted ON contested (said_on DESC, subject_id DESC, property DESC) WHERE contradicted;
CREATE INDEX contested_property_contradicted ON contested (property, said_on DESC, subject_id DESC) WHERE contradicted;

-- Whether two claims of different values about one property cannot both be so; a was said no later than b. This is what
-- src/evidence/contradiction.ts makes of its tables, and a test holds it to that.
CREATE FUNCTION contradict(a claim, b claim) RETURNS boolean LANGUAGE sql STABLE AS $body$
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

-- A superset: whatever version of a claim, and whether it may decide, the question finds out.
CREATE FUNCTION contradicted_note() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE contested SET contradicted = true
  FROM (
    SELECT DISTINCT a.subject_id, a.property
    FROM added
    JOIN contested ON contested.subject_id = added.subject_id AND contested.property = added.property
      AND NOT contested.contradicted
    JOIN claim a ON a.id = added.id AND a.from_recording = added.from_recording
    JOIN claim b ON b.subject_id = a.subject_id AND b.property = a.property
    WHERE CASE
      WHEN a.value = b.value THEN a.stance <> b.stance
      WHEN a.stance = 'DISPUTES' OR b.stance = 'DISPUTES' THEN false
      WHEN a.said_on <= b.said_on AND contradict(a, b) THEN true
      ELSE b.said_on <= a.said_on AND contradict(b, a)
    END
  ) found
  WHERE contested.subject_id = found.subject_id AND contested.property = found.property;
  RETURN NULL;
END
$body$;

-- By its name it fires after contested_note.
CREATE TRIGGER contested_note_contradicted AFTER INSERT ON claim
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION contradicted_note();

UPDATE contested SET contradicted = true
WHERE EXISTS (
  SELECT FROM claim a JOIN claim b ON b.subject_id = a.subject_id AND b.property = a.property
  WHERE a.subject_id = contested.subject_id AND a.property = contested.property AND CASE
    WHEN a.value = b.value THEN a.stance <> b.stance
    WHEN a.stance = 'DISPUTES' OR b.stance = 'DISPUTES' THEN false
    ELSE a.said_on <= b.said_on AND contradict(a, b)
  END
);
