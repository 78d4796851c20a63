import { classInSql } from './ranges';
import { APOSTROPHES, COMPOSED, ELISION, LETTERS, MARKS, PUNCTUATION, SPACING_ACCENTS } from './table';

const LEFT_OUT = ` [${classInSql([SPACING_ACCENTS])}]|[${classInSql([...MARKS, ...APOSTROPHES])}]+`;
const IN_TABLE = `[${[...LETTERS.keys()].join('')}]`;
// All but a space alone, which most names have nothing else of: what matches nothing costs a third.
const BETWEEN_WORDS = ` *[${classInSql(PUNCTUATION)}][ ${classInSql(PUNCTUATION)}]*|  +`;

/**
 * `fold` as a function of PostgreSQL, for a migration, made of the same table. In PL/pgSQL: its body is compiled once a
 * session, and not put into every statement and read again whenever one is planned.
 *
 * What is costly is done only for texts that need it: ASCII needs next to nothing; a letter of the table is looked for once
 * in a text and looked up once for all places, since translate() goes through all of its thousands for each. Letter case
 * goes by Unicode's own rules where the server has them (PostgreSQL 17), or by ICU's, whatever the database's collation.
 */
export const foldInSql = (): string => `DO $make$
DECLARE
  by_unicode text := (SELECT format('COLLATE pg_catalog.%I', collname) FROM pg_collation
    WHERE collname IN ('pg_c_utf8', 'und-x-icu') AND collnamespace = 'pg_catalog'::regnamespace
      AND collencoding IN (-1, pg_char_to_encoding('UTF8'))
    ORDER BY collname LIMIT 1);
BEGIN
  EXECUTE replace($definition$
CREATE OR REPLACE FUNCTION fold(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS $body$
DECLARE
  is_ascii boolean := octet_length(value) = length(value);
  folded text COLLATE "C" := regexp_replace(
    CASE WHEN is_ascii THEN lower(value COLLATE "C") ELSE lower(normalize(value, NFKD) /* by_unicode */) COLLATE "C" END,
    '${ELISION.replaceAll("'", "''")}', '\\1 ', 'g');
  letter text;
BEGIN
  IF is_ascii THEN
    folded := translate(folded, '''\`', '');
  ELSE
    folded := regexp_replace(folded, '${LEFT_OUT}', '', 'g');
    LOOP
      letter := substring(folded from '${IN_TABLE}');
      EXIT WHEN letter IS NULL;
      folded := replace(folded, letter, '${JSON.stringify(Object.fromEntries(LETTERS))}'::jsonb ->> letter);
    END LOOP;
    IF folded ~ '[${classInSql([COMPOSED])}]' THEN
      folded := normalize(folded, NFC);
    END IF;
  END IF;
  RETURN btrim(regexp_replace(folded, '${BETWEEN_WORDS}', ' ', 'g'), ' ');
END
$body$$definition$, '/* by_unicode */', coalesce(by_unicode, ''));
END
$make$;
`;
