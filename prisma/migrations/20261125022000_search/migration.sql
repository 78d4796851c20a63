-- A search among a million names of events, slips included, in milliseconds. To compare trigrams takes longer the more
-- names there are, for those of common syllables are in all of them. So names are found by their words first, each as it
-- is written or a slip away, and by trigrams where there are few names, or where no word fits.

-- Under which spellings the words of a folded text are looked up: the beginning of each, and that with any one letter left
-- out. Of two words that are a slip apart (a letter more, less or another, or two swapped) one leaves out what the other
-- does. Short words are only themselves. In PL/pgSQL because SQL takes three times as long.
CREATE FUNCTION spellings_of(folded text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $body$
DECLARE
  word text;
  spellings text[] := '{}';
BEGIN
  FOREACH word IN ARRAY string_to_array(folded, ' ') LOOP
    word := left(word, 8);
    spellings := spellings || word;
    IF length(word) > 3 THEN
      FOR gap IN 1 .. length(word) LOOP
        spellings := spellings || (left(word, gap - 1) || substr(word, gap + 1));
      END LOOP;
    END IF;
  END LOOP;
  RETURN array_to_tsvector(spellings);
END
$body$;

-- The words alone, by their beginnings: for long texts, of which every slip would be too much.
CREATE FUNCTION words_of(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 20
RETURN array_to_tsvector(ARRAY(SELECT left(word, 8) FROM unnest(string_to_array(folded, ' ')) word));

-- What finds texts with all these words, in whatever order; null where there are none. A folded text has no punctuation,
-- and so none that a tsquery would read as its own.
CREATE FUNCTION spellings_sought(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg('(''' || array_to_string(tsvector_to_array(spellings_of(word)), '''|''') || ''')', '&')::tsquery
  FROM unnest(string_to_array(folded, ' ')) word);
CREATE FUNCTION words_sought(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg('''' || left(word, 8) || '''', '&')::tsquery FROM unnest(string_to_array(folded, ' ')) word);

-- There may be as many names of events as there are events, and there are few of all else: those are looked for in more
-- ways, and are not to be crowded out by the others.
CREATE FUNCTION is_event(thing bigint) RETURNS boolean LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN EXISTS (SELECT FROM entity WHERE id = thing AND kind = 'EVENT');

CREATE FUNCTION entity_name_of_event() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  NEW.of_event := is_event(NEW.entity_id);
  RETURN NEW;
END
$body$;

DROP INDEX entity_name_folded;
ALTER TABLE entity_name ADD COLUMN of_event boolean NOT NULL DEFAULT false;
-- Rewrites the table, where an UPDATE would leave a dead row behind for every one, in the indexes too.
ALTER TABLE entity_name ALTER COLUMN of_event TYPE boolean USING is_event(entity_id);
CREATE TRIGGER entity_name_of_event BEFORE INSERT ON entity_name FOR EACH ROW EXECUTE FUNCTION entity_name_of_event();

CREATE INDEX entity_name_of_things ON entity_name USING gin (folded gin_trgm_ops) WHERE NOT of_event;
CREATE INDEX entity_name_of_events ON entity_name USING gin (folded gin_trgm_ops) WHERE of_event;
CREATE INDEX entity_name_spellings_of_things ON entity_name USING gin (spellings_of(folded)) WHERE NOT of_event;
CREATE INDEX entity_name_spellings_of_events ON entity_name USING gin (spellings_of(folded)) WHERE of_event;
-- Names that begin with a text, those first that go on least.
CREATE INDEX entity_name_beginning ON entity_name (folded text_pattern_ops) WHERE of_event;
CREATE INDEX event_words ON event USING gin (words_of(folded_summary)) WHERE folded_summary IS NOT NULL;
-- An index gives all that fits before the first of it, and of some words that is a part of everything there is: then a
-- sample is enough.
CREATE INDEX entity_name_spellings_sampled ON entity_name USING gin (spellings_of(folded)) WHERE of_event AND (hashint8(id) & 31) = 0;
CREATE INDEX event_words_sampled ON event USING gin (words_of(folded_summary)) WHERE folded_summary IS NOT NULL AND (hashint8(id) & 31) = 0;
