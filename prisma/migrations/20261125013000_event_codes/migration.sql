-- The codes that GDELT and ICEWS give to events come by the hundred thousand, and to look for an overlap in a GiST index
-- takes as long as all else that is written of an event. They are for all time, or for a day: there equality, in a B-tree,
-- says the same a hundred times faster. Codes of other registers, and those of some days, stay as they were.
ALTER TABLE external_id DROP CONSTRAINT external_id_names_one;
ALTER TABLE external_id ADD CONSTRAINT external_id_names_one EXCLUDE USING gist (scheme WITH =, value WITH =, valid WITH &&)
  WHERE (to_recording = 9223372036854775807
    AND NOT (scheme IN ('GDELT', 'ICEWS') AND valid_earliest IS NOT DISTINCT FROM valid_latest));
CREATE UNIQUE INDEX external_id_names_one_event ON external_id (value, scheme, valid_earliest) NULLS NOT DISTINCT
  WHERE to_recording = 9223372036854775807
    AND scheme IN ('GDELT', 'ICEWS') AND valid_earliest IS NOT DISTINCT FROM valid_latest;
