-- Counting the events in a country, by time or type, reads the index alone: of a country in which much happens, the rows
-- themselves are as many pages. Prisma's schema can't say what an index includes.
DROP INDEX event_place_country_id_time_earliest_idx;
CREATE INDEX event_in_country ON event (place_country_id, time_earliest)
  INCLUDE (time_latest, type, "time", supported, to_recording, from_recording)
  WHERE place_country_id IS NOT NULL;
