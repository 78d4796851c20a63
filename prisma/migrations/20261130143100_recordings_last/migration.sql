-- A recording is written last, and only if something changed: what refers to it is checked at the commit. To take back the
-- row of one that changed nothing, PostgreSQL would search every table for references to it, which takes half a minute with
-- ten million events.
DO $$
DECLARE
  reference record;
BEGIN
  FOR reference IN SELECT conrelid::regclass AS of_table, conname FROM pg_constraint WHERE confrelid = 'recording'::regclass AND conparentid = 0 LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY DEFERRED', reference.of_table, reference.conname);
  END LOOP;
END
$$;
