-- There may be as many names of events as there are events, and there are few of all else: those are looked for in more
-- ways, and are not to be crowded out by the others.
CREATE OR REPLACE FUNCTION is_event(thing bigint) RETURNS boolean LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN EXISTS (SELECT FROM entity WHERE id = thing AND kind = 'EVENT');

CREATE OR REPLACE FUNCTION entity_name_of_event() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  NEW.of_event := is_event(NEW.entity_id);
  RETURN NEW;
END
$body$;

CREATE OR REPLACE TRIGGER entity_name_of_event BEFORE INSERT ON entity_name FOR EACH ROW EXECUTE FUNCTION entity_name_of_event();
