-- Comparing trigrams takes some 10 µs, a hundred times what PostgreSQL thinks: told so, it reads the trigram index rather
-- than all names. Only the owner of the extension may tell it; elsewhere a search of few names just takes longer.
DO $costs$
DECLARE
  compares text;
BEGIN
  FOR compares IN
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
    JOIN pg_extension e ON e.oid = d.refobjid
    WHERE e.extname = 'pg_trgm' AND p.proname IN ('similarity_op', 'word_similarity_op', 'word_similarity_commutator_op')
  LOOP
    EXECUTE format('ALTER FUNCTION %s COST 100', compares);
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END
$costs$;

-- A search among a million names of events, slips included, in milliseconds. To compare trigrams takes longer the more
-- names there are, for those of common syllables are in all of them. So names are found by their words first, each as it
-- is written or a slip away, and by trigrams where there are few names, or where no word fits.

-- Under which spellings the words of a folded text are looked up: the beginning of each, and that with any one letter left
-- out. Of two words that are a slip apart (a letter more, less or another, or two swapped) one leaves out what the other
-- does. Short words are only themselves. In PL/pgSQL because SQL takes three times as long.
CREATE OR REPLACE FUNCTION spellings_of(folded text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $body$
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
CREATE OR REPLACE FUNCTION words_of(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 20
RETURN array_to_tsvector(ARRAY(SELECT left(word, 8) FROM unnest(string_to_array(folded, ' ')) word));

-- What finds texts with all these words, in whatever order; null where there are none. A folded text has no punctuation,
-- and so none that a tsquery would read as its own.
CREATE OR REPLACE FUNCTION spellings_sought(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg('(''' || array_to_string(tsvector_to_array(spellings_of(word)), '''|''') || ''')', '&')::tsquery
  FROM unnest(string_to_array(folded, ' ')) word);

CREATE OR REPLACE FUNCTION words_sought(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg('''' || left(word, 8) || '''', '&')::tsquery FROM unnest(string_to_array(folded, ' ')) word);

-- A search of several words of which one fits nothing (two slips in it, two words run together, a slip in a short word)
-- went by trigrams straight away, which takes a fifth of a second among a million names. The other words find it in
-- milliseconds.

-- What finds texts that all of these fit but one, whichever that is. Null of fewer than three, as what is left would say
-- too little, and of more than twelve, as the ways to leave one out are as many times as long.
CREATE OR REPLACE FUNCTION all_but_one(parts tsquery[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg('(' || others || ')', '|')::tsquery
  FROM (SELECT string_agg('(' || part::text || ')', '&') AS others
    FROM unnest(parts) WITH ORDINALITY numbered (part, number), generate_series(1, cardinality(parts)) gap
    WHERE number <> gap GROUP BY gap) ways
  WHERE cardinality(parts) BETWEEN 3 AND 12);

CREATE OR REPLACE FUNCTION spellings_sought_but_one(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN all_but_one(ARRAY(SELECT spellings_sought(word) FROM unnest(string_to_array(folded, ' ')) word));

CREATE OR REPLACE FUNCTION words_sought_but_one(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN all_but_one(ARRAY(SELECT words_sought(word) FROM unnest(string_to_array(folded, ' ')) word));

-- How well a folded name fits what was looked for: the very name 1; one that holds it 0.6 to 0.9, the more of the name it
-- is, and a little more where the name begins with it; a misspelt one by the share of trigrams in common, below 0.9.
CREATE OR REPLACE FUNCTION likeness(name text, sought text) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
  WHEN name = sought THEN 1
  WHEN position(sought IN name) > 0
    THEN 0.6 + 0.2 * length(sought) / length(name) + CASE WHEN position(sought IN name) = 1 THEN 0.1 ELSE 0 END
  ELSE 0.9 * greatest(similarity(name, sought), 0.7 * word_similarity(sought, name))
END;
