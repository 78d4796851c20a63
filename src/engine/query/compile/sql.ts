import { OPEN_VERSION } from '../../../platform/postgres/open-version';
import sql, { join, raw, Sql } from 'sql-template-tag';

export { join, raw, sql, Sql };

/** The open end of a version: it is current. */
export const OPEN = raw(`${OPEN_VERSION}`);

/** The same text with other values. */
export const replaceValues = (
  { strings, values }: Sql,
  by: (value: unknown, index: number) => unknown,
): Sql => new Sql(strings, values.map(by));

/** `a and b and c`; `true` for none. */
export const and = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('true') : join(conditions.map(parenthesised), ' and ');

/** `a or b or c`; `false` for none. */
export const or = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('false') : join(conditions.map(parenthesised), ' or ');

/** Whether the select has a row, searched for each outer row: PostgreSQL would otherwise read all rows first. */
export const holds = (select: Sql): Sql => sql`coalesce((${select} limit 1), false)`;

const parenthesised = (condition: Sql) => sql`(${condition})`;

// Postgres functions take at most 100 arguments, so a wide selection nests its columns in rows of this many.
export const WIDTH = 100;

/** One JSON array of the given columns, the positional form that `unpack` reads. */
export function pack(columns: readonly Sql[]): Sql {
  if (columns.length === 0) return sql`json_build_array()`;
  if (columns.length <= WIDTH) return sql`json_build_array(${join(columns)})`;
  const chunks = Array.from({ length: Math.ceil(columns.length / WIDTH) }, (_, i) =>
    pack(columns.slice(i * WIDTH, (i + 1) * WIDTH)),
  );
  return pack(chunks);
}

/** The values in what `pack` made of `width` columns. */
export function unpack(packed: readonly unknown[], width: number): readonly unknown[] {
  if (width <= WIDTH) return packed;
  const chunks = unpack(packed, Math.ceil(width / WIDTH)) as readonly (readonly unknown[])[];
  return chunks.flat();
}

/** The rows of a SELECT whose column is `j`, as a JSON array. */
export const listOf = (select: Sql): Sql =>
  sql`(select coalesce(json_agg(item.j), '[]'::json) from (${select}) item)`;

const CAST = /^::[\w"]+(?:\[\])?/;

/** The text of a statement, with numbers for its parameters, of which equal values of the same type are one. */
export function numbered({ strings, values }: Sql): { text: string; values: unknown[] } {
  const parameters: unknown[] = [];
  const known = new Map<string, Map<unknown, number>>();
  const numberOf = (value: unknown, cast: string | undefined): number => {
    // Without a cast, the type may differ from place to place.
    if (cast === undefined) return parameters.push(value);
    const ofType = known.get(cast) ?? new Map<unknown, number>();
    const number = ofType.get(value) ?? parameters.push(value);
    known.set(cast, ofType.set(value, number));
    return number;
  };
  const text = strings.reduce((before, after, i) => {
    return `${before}$${numberOf(values[i - 1], CAST.exec(after)?.[0])}${after}`;
  });
  return { text, values: parameters };
}
