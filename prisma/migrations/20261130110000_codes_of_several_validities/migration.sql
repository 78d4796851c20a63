-- A thing may bear one code for different times that overlap, by what different voices say of it: each is a row with its own
-- claims. No two things may bear it at one time.
ALTER TABLE external_id DROP CONSTRAINT external_id_names_one;
ALTER TABLE external_id ADD CONSTRAINT external_id_names_one
  EXCLUDE USING gist (scheme WITH =, value WITH =, valid WITH &&, entity_id WITH <>)
  WHERE (to_recording = 9223372036854775807 AND NOT denied);
