import { classInSql } from './ranges';
import { APOSTROPHES, COMPOSED, ELISION, LETTERS, MARKS, PUNCTUATION, SPACING_ACCENTS } from './table';

const LEFT_OUT = ` [${classInSql([SPACING_ACCENTS])}]|[${classInSql([...MARKS, ...APOSTROPHES])}]+`;
const IN_TABLE = `[${[...LETTERS.keys()].join('')}]`;
// Excludes a single space: most names contain nothing else, and texts without a match cost a third.
const BETWEEN_WORDS = ` *[${classInSql(PUNCTUATION)}][ ${classInSql(PUNCTUATION)}]*|  +`;

/**
 * `fold` as a PostgreSQL function, for a migration, generated from the same table. PL/pgSQL, so that its body is
 * compiled once a session and not inlined into every statement.
 *
 * The costly steps run only for texts that need them: ASCII needs few. A letter of the table is searched for once and
 * replaced everywhere at once, because translate() would go through its thousands of letters for each character. Letter
 * case follows Unicode where the server supports that (PostgreSQL 17), else ICU, whatever the collation of the
 * database.
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
