-- Events of which more is claimed than the row they came with. Of all others saidBy makes no difference but whether that row
-- had been said: they are found, and put in order, by the columns and indexes of what stands, and nothing of them has to be
-- computed. An event that was retold once stays here, which costs time and never changes an answer.

CREATE TABLE "retold" (
    "event_id" BIGINT NOT NULL,

    CONSTRAINT "retold_pkey" PRIMARY KEY ("event_id")
);

CREATE VIEW retold_due AS
SELECT DISTINCT event.id AS event_id
FROM event JOIN claim ON claim.subject_id = event.id AND claim.id IS DISTINCT FROM event.record_claim_id;

INSERT INTO retold (event_id) SELECT event_id FROM retold_due;
-- An empty table of which nothing is known is taken for one with rows, and an empty one is not analyzed by itself.
ANALYZE retold;

-- A claim and its event come in whatever order; each statement makes it right for what is there so far.
CREATE FUNCTION retold_note() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  events bigint[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'claim' THEN events := ARRAY(SELECT DISTINCT subject_id FROM added WHERE subject_kind = 'EVENT');
    ELSE events := ARRAY(SELECT DISTINCT id FROM added);
  END CASE;
  INSERT INTO retold (event_id) SELECT event_id FROM retold_due WHERE event_id = ANY (events) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;

CREATE TRIGGER retold_add AFTER INSERT ON claim
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION retold_note();
CREATE TRIGGER retold_change AFTER UPDATE ON claim
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION retold_note();
CREATE TRIGGER retold_add AFTER INSERT ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION retold_note();
CREATE TRIGGER retold_change AFTER UPDATE ON event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION retold_note();
