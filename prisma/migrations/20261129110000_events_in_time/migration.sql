-- Events that overlap days, in the order of time, as the events of a thing are found in involvement: what starts within the
-- days is one range of an index, and what reaches into them from before is in indexes without what lasts a day, or up to a
-- year. Whether a row stands and overlaps is told without the table. So for all events, those of a type, those in a country,
-- and those of a type in a country; of the last two event_in_country and event_in_country_of_type are there.

DROP INDEX event_time_earliest_desc;

CREATE INDEX event_in_time ON event (coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording);
CREATE INDEX event_in_time_lasting ON event (coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording)
  WHERE coalesce(time_earliest, '-infinity'::date) < coalesce(time_latest, 'infinity'::date);
CREATE INDEX event_in_time_enduring ON event (coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording)
  WHERE coalesce(time_latest, 'infinity'::date) > coalesce(time_earliest, '-infinity'::date) + 366;

CREATE INDEX event_of_type ON event (type, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording);
CREATE INDEX event_of_type_lasting ON event (type, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording)
  WHERE coalesce(time_earliest, '-infinity'::date) < coalesce(time_latest, 'infinity'::date);
CREATE INDEX event_of_type_enduring ON event (type, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording)
  WHERE coalesce(time_latest, 'infinity'::date) > coalesce(time_earliest, '-infinity'::date) + 366;

CREATE INDEX event_in_country_lasting ON event (place_country_id, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording)
  WHERE place_country_id IS NOT NULL AND coalesce(time_earliest, '-infinity'::date) < coalesce(time_latest, 'infinity'::date);
CREATE INDEX event_in_country_enduring ON event (place_country_id, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording)
  WHERE place_country_id IS NOT NULL AND coalesce(time_latest, 'infinity'::date) > coalesce(time_earliest, '-infinity'::date) + 366;

CREATE INDEX event_in_country_of_type_lasting ON event (place_country_id, type, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording)
  WHERE place_country_id IS NOT NULL AND coalesce(time_earliest, '-infinity'::date) < coalesce(time_latest, 'infinity'::date);
CREATE INDEX event_in_country_of_type_enduring ON event (place_country_id, type, coalesce(time_earliest, '-infinity'::date) DESC, id DESC)
  INCLUDE (time_earliest, time_latest, supported, to_recording, from_recording)
  WHERE place_country_id IS NOT NULL AND coalesce(time_latest, 'infinity'::date) > coalesce(time_earliest, '-infinity'::date) + 366;
