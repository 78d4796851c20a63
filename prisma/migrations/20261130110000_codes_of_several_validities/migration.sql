-- A thing may bear one code for different times that overlap, by what different voices say of it: each is a row with its own
-- claims. No two things may bear it at one time. Codes of coded events are held by the unique index instead, which costs a
-- hundredth; that a denied code is free for another thing holds for both.
ALTER TABLE external_id DROP CONSTRAINT external_id_names_one;
ALTER TABLE external_id ADD CONSTRAINT external_id_names_one
  EXCLUDE USING gist (scheme WITH =, value WITH =, valid WITH &&, entity_id WITH <>)
  WHERE (to_recording = 9223372036854775807 AND NOT denied
    AND NOT (scheme IN ('GDELT', 'ICEWS') AND valid_earliest IS NOT DISTINCT FROM valid_latest));
DROP INDEX external_id_names_one_event;
CREATE UNIQUE INDEX external_id_names_one_event ON external_id (value, scheme, valid_earliest) NULLS NOT DISTINCT
  WHERE to_recording = 9223372036854775807 AND NOT denied
    AND scheme IN ('GDELT', 'ICEWS') AND valid_earliest IS NOT DISTINCT FROM valid_latest;
