-- Whether values of a property can exclude each other at all, as src/evidence/contradiction.ts has it; a test holds it to that.
CREATE FUNCTION can_contradict(property text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $body$
SELECT property = 'status' or property = 'time' or property = 'place' or property = 'type' or property like 'quantity.%' or property = 'occasion' or property = 'level' or property = 'role' or property = 'reason' or property = 'valid' or property = 'polarity' or property = 'term.start' or property = 'term.end' or property = 'office' or property = 'born' or property = 'died' or property like 'first.%' or property = 'capital' or property = 'existed'
$body$;

-- The first pair that contradicts itself is enough: among a thousand values of one property are half a million pairs. Where
-- values never exclude each other, only a denial does.
CREATE OR REPLACE FUNCTION contradicted_note() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE contested SET contradicted = true
  FROM (SELECT DISTINCT subject_id, property FROM added) about
  WHERE contested.subject_id = about.subject_id AND contested.property = about.property AND NOT contested.contradicted AND (
    EXISTS (
      SELECT FROM claim WHERE claim.subject_id = about.subject_id AND claim.property = about.property
      GROUP BY claim.value HAVING count(DISTINCT claim.stance) > 1)
    OR can_contradict(about.property) AND EXISTS (
      -- Of those who say the same on one day, one is enough.
      WITH said AS MATERIALIZED (
        SELECT DISTINCT ON (value, said_on, speaker_id, CASE WHEN speaker_id IS NULL THEN source_id END) claim
        FROM claim WHERE subject_id = about.subject_id AND property = about.property AND stance = 'SUPPORTS'
      )
      SELECT FROM added
      JOIN claim a ON a.id = added.id AND a.from_recording = added.from_recording
      JOIN said ON (said.claim).value <> a.value
      WHERE added.subject_id = about.subject_id AND added.property = about.property AND a.stance = 'SUPPORTS' AND CASE
        WHEN a.said_on <= (said.claim).said_on AND contradict(a, said.claim) THEN true
        ELSE (said.claim).said_on <= a.said_on AND contradict(said.claim, a)
      END));
  RETURN NULL;
END
$body$;
