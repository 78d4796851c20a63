import { IdScheme } from '../../../generated/prisma/enums';
import { claimValueSql } from '../../model/row-cells';
import { raw, sql, type Sql } from '../../query/compile/sql';
import type { MultiValued } from '../multi-valued';

export type MultiValuedProperty = MultiValued['property'];

/** The columns, besides `valid_edtf`, that make up the value of a claim. */
const PARTS: Readonly<Record<MultiValuedProperty, readonly string[]>> = {
  name: ['value', 'language', 'kind'],
  code: ['scheme', 'value'],
};

/** The value of a row of names or codes, as in a claim. */
export const valueOfRow = (row: Sql, property: MultiValuedProperty): Sql =>
  raw(
    `jsonb_strip_nulls(jsonb_build_object(${PARTS[property]
      .map((part) => `'${part}', ${row.sql}.${part}`)
      .join(', ')}, 'valid', ${row.sql}.valid_edtf))`,
  );

/** The columns in which published lists have the codes of a register; our own tables use the name of the scheme. */
export const CODE_COLUMNS: Readonly<Partial<Record<IdScheme, string>>> = {
  ISO_ALPHA2: 'cca2',
  ISO_ALPHA3: 'cca3',
  ISO_NUMERIC: 'ccn3',
  GDELT: 'GLOBALEVENTID',
  ICEWS: 'Event ID',
  COW_ALLIANCE: 'version4id',
};

/** By scheme, a jsonpath that finds the code $text in one of its columns. */
const PATHS = Object.values(IdScheme)
  .map((scheme) => {
    const columns = [scheme, CODE_COLUMNS[scheme]].filter((column) => column !== undefined);
    return `when '${scheme}' then '$.** ? (${columns.map((column) => `@."${column}" == $text`).join(' || ')})'::jsonpath`;
  })
  .join(' ');

/**
 * Whether a row contains a name or code: a name in any column, a code in the columns of its register. A title may be
 * cut off with "…".
 */
function standsIn(row: Sql, of: Sql, property: MultiValuedProperty): Sql {
  return property === 'name'
    ? holds(row, TEXT, sql`${of}.value`)
    : holds(row, codePath(sql`${of}.scheme::text`), sql`${of}.value`);
}

/** Whether a row contains a value, as in a claim: a text, a name or a code. */
export const contains = (row: Sql, value: Sql): Sql =>
  sql`(${holds(row, sql`case when ${value} ? 'scheme' then ${codePath(sql`${value} ->> 'scheme'`)} else ${TEXT} end`, sql`coalesce(${value} ->> 'value', ${value} #>> '{}')`)})`;

const TEXT = raw(`'$.** ? (@.type() == "string" && @ starts with $text)'::jsonpath`);
const codePath = (scheme: Sql) => sql`case ${scheme} ${raw(PATHS)} end`;
const holds = (row: Sql, path: Sql, text: Sql): Sql =>
  sql`jsonb_path_exists(${raw(claimValueSql(row.sql))}, ${path}, jsonb_build_object('text', rtrim(${text}, '…')))`;

/**
 * Whether a claim is evidence for a name or code `of` a thing: the claim asserts that value, or it is a row (property
 * `record`) about the thing that contains the value. A row needs no claim for each value.
 */
export const isEvidenceFor = (claim: Sql, of: Sql, property: MultiValuedProperty): Sql =>
  sql`${claim}.subject_id = ${of}.entity_id and case ${claim}.property
    when '${raw(property)}' then ${claim}.value = ${valueOfRow(of, property)}
    when 'record' then ${standsIn(claim, of, property)} else false end`;
