-- The participations of an event in the order in which they are shown, so that a page of them is neither read whole nor sorted.
CREATE INDEX "participation_event_id_to_recording_level_id_idx" ON "participation"("event_id", "to_recording", "level", "id");
DROP INDEX "participation_event_id_to_recording_idx";
