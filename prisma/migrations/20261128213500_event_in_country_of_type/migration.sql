-- The events of a type in a country, in the order of lists: what is asked of events most, with days. All other events of the
-- country need not be read then, and what counting them needs is in the index.
CREATE INDEX event_in_country_of_type ON event (place_country_id, type, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, "time", supported, to_recording, from_recording)
  WHERE place_country_id IS NOT NULL;
