-- A search of several words of which one fits nothing (two slips in it, two words run together, a slip in a short word)
-- went by trigrams straight away, which takes a fifth of a second among a million names. The other words find it in
-- milliseconds.

-- What finds texts that all of these fit but one, whichever that is. Null of fewer than three, as what is left would say
-- too little, and of more than twelve, as the ways to leave one out are as many times as long.
CREATE FUNCTION all_but_one(parts tsquery[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg('(' || others || ')', '|')::tsquery
  FROM (SELECT string_agg('(' || part::text || ')', '&') AS others
    FROM unnest(parts) WITH ORDINALITY numbered (part, number), generate_series(1, cardinality(parts)) gap
    WHERE number <> gap GROUP BY gap) ways
  WHERE cardinality(parts) BETWEEN 3 AND 12);

CREATE FUNCTION spellings_sought_but_one(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN all_but_one(ARRAY(SELECT spellings_sought(word) FROM unnest(string_to_array(folded, ' ')) word));
CREATE FUNCTION words_sought_but_one(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN all_but_one(ARRAY(SELECT words_sought(word) FROM unnest(string_to_array(folded, ' ')) word));
