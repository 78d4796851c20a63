-- The events in a country in the order of time, as lists of events have it. Counting them by time or type reads the index
-- alone: of a country in which much happens, the rows themselves are as many pages. Prisma's schema can say neither.
DROP INDEX event_place_country_id_time_earliest_idx;
CREATE INDEX event_in_country ON event (place_country_id, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, type, "time", supported, to_recording, from_recording)
  WHERE place_country_id IS NOT NULL;
