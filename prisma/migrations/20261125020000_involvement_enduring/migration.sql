-- What lasts for more than a year may have started any time before the days that are asked for; whatever else reaches into
-- them started within a year before. So nobody reads all that ever lasted longer than a day.
CREATE INDEX involvement_enduring ON involvement (entity_id, starts DESC, event_id DESC) INCLUDE (ends, to_recording, from_recording)
  WHERE ends > starts + 366;
