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
