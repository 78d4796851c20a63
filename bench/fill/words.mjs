// Reproducible random data: numbers come from hashes of ids, names from syllables.

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi fo ga ge gi go gu ha he ho ja jo ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va vi';

/** Functions shared by the statements of the fill, in a schema that is dropped afterwards. */
export const FUNCTIONS = `
  CREATE SCHEMA bench_fill;
  -- A number below 2^31.
  CREATE FUNCTION bench_fill.h(id bigint, salt int) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ((hashint8extended(id, salt) >> 20) & 2147483647)::int;
  -- A number from 0 to 1.
  CREATE FUNCTION bench_fill.u(id bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ((hashint8extended(id, salt) >> 20) & 2147483647)::float8 / 2147483648;
  CREATE FUNCTION bench_fill.syllable(n bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ('{${SYLLABLES.split(' ').join(',')}}'::text[])[1 + (n & 63)];
  -- Different words for different numbers: below 2^18, and below 2^24.
  CREATE FUNCTION bench_fill.word3(n bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN initcap(bench_fill.syllable((n * 48271) % 262139) || bench_fill.syllable(((n * 48271) % 262139) >> 6)
    || bench_fill.syllable(((n * 48271) % 262139) >> 12));
  CREATE FUNCTION bench_fill.word4(n bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN initcap(bench_fill.syllable((n * 7919) % 16777213) || bench_fill.syllable(((n * 7919) % 16777213) >> 6)
    || bench_fill.syllable(((n * 7919) % 16777213) >> 12) || bench_fill.syllable(((n * 7919) % 16777213) >> 18));
  -- Where a leader is at home: of eight countries there are many. The pairs are of the eight.
  CREATE FUNCTION bench_fill.home(leader int) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN leader <= 8 THEN leader WHEN bench_fill.u(leader, 20) < 0.4 THEN 1 + bench_fill.h(leader, 21) % 8
    ELSE 9 + bench_fill.h(leader, 22) % 152 END;
  CREATE FUNCTION bench_fill.headquarters(organization int) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN bench_fill.u(organization, 23) < 0.7 THEN 1 + bench_fill.h(organization, 24) % 160 END;
  CREATE FUNCTION bench_fill.country_name(country int) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN bench_fill.word3(country * 37 + 5) || 'nia';
  CREATE FUNCTION bench_fill.surname(leader int) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN bench_fill.word3(20000 + leader) || (ARRAY['', 'n', 'rd', 'sk', 'l'])[1 + leader % 5];
  CREATE FUNCTION bench_fill.leader_name(leader int) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN initcap(bench_fill.syllable(bench_fill.h(leader, 25)) || bench_fill.syllable(bench_fill.h(leader, 26) % 20)) || ' ' || bench_fill.surname(leader);
  CREATE FUNCTION bench_fill.town(n int) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN bench_fill.word3(60000 + n) || (ARRAY['', 'burg', ' City', 'pol', 'ville'])[1 + n % 5];
`;
