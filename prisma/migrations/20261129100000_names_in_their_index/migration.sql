-- Under asOf every thing that is shown is asked for the names that held: whether its label is among them is answered by the
-- index alone. Prisma's schema cannot say INCLUDE, and takes no notice of an index with a condition; every name has a thing.
DROP INDEX entity_name_entity_id_to_recording_idx;
CREATE INDEX entity_name_of_thing ON entity_name (entity_id, to_recording) INCLUDE (value, valid, from_recording)
  WHERE entity_id IS NOT NULL;
