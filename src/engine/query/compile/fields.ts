import { toGlobalId, type GlobalType } from '../../model/global-id';
import type { CompileContext } from './compile-context';
import {
  embed,
  one,
  value,
  type AbstractMember,
  type EmbedRead,
  type OneRead,
  type OrderKey,
  type Source,
  type ValueRead,
  given,
  list,
  type FieldRead,
  type ObjectModel,
} from './model';
import { raw, sql, type Sql } from './sql';

/** A field that is a column of its own row. */
export const column = (name: string, decode?: (raw: any) => unknown): ValueRead<Sql> =>
  value((row) => columnOf(row, name), decode);

export const columnOf = (row: Sql, name: string): Sql => sql`${row}.${raw(name)}`;

/** The `id` field of a table's rows; with other times than now, it contains them. */
export const globalId = (type: GlobalType): ValueRead<Sql> =>
  value(
    (row, _args, { scope: { times } }) =>
      times === null ? columnOf(row, 'id') : sql`${columnOf(row, 'id')} || ${times}::text`,
    (id: number | string) => toGlobalId(type, id),
    // A number; with times a quoted text.
    (id) => (id.startsWith('"') ? `"${toGlobalId(type, id.slice(1))}` : `"${toGlobalId(type, id)}"`),
  );

/** The time of the recording whose number is in a column. */
export const recordedAt = (name: string): ValueRead<Sql> =>
  value((row) => sql`(select at from recording where id = ${columnOf(row, name)})`);

/** By the id, which grows in the order in which rows were recorded. */
export const byId: OrderKey<Sql> = { sql: (row) => sql`${row}.id`, type: 'int8' };

/** By the label, without letter case and accents. */
export const byLabel: OrderKey<Sql> = { sql: (row) => sql`fold(${row}.label)`, type: 'text' };

/** A row before it is read: its kind and its id. */
export interface Tagged {
  /** Null where only the tables can tell. */
  kind: Sql | null;
  /** The possible kinds, where compiling can exclude others. */
  among?: readonly string[];
  id: Sql;
  /** Of a change: its place in the recording whose number is the id. */
  ordinal?: Sql;
  /**
   * Whether a fact has to be effective, as in lists. A reference to a fact, from a claim about it or a change of it, shows
   * it even if it is not.
   */
  asListed?: true;
}

/** A member of an abstract type: the row of the kind's own table. */
export const member = (kind: string): AbstractMember<Tagged, Sql> => ({
  tag: kind,
  source: ({ id, asListed }, context) =>
    theRow(id, asListed ? context.facts(kind.toLowerCase()) : context.versions(kind.toLowerCase())),
});

const withId = (rows: Source<Sql>, id: Sql): Source<Sql> => ({
  ...rows,
  where: sql`${rows.row}.id = ${id} and ${rows.where}`,
});

/** The row of a table with this id in the scope, effective or not. */
export const byRowId = (context: CompileContext, table: string, id: Sql): Source<Sql> =>
  withId(context.versions(table), id);

const theRow = (id: Sql, rows: Source<Sql>): Source<Sql> => ({ ...withId(rows, id), isUnique: true });

/** The row of another table whose id is in a column of this one. */
export const oneById = (type: string, table: string, idColumn: string): OneRead<Sql, Sql> =>
  one(type, (row, _args, context) => theRow(columnOf(row, idColumn), context.versions(table)));

/** The things of any kind with these ids. */
export function things(context: CompileContext, ids: Sql): Source<Tagged> {
  const entity = context.alias('entity');
  return {
    from: sql`entity ${entity}`,
    row: { kind: sql`${entity}.kind`, id: sql`${entity}.id` },
    where: sql`${entity}.id = any(${ids})`,
  };
}

/** The thing of any kind whose id is in a column of this row. */
export const thingById = (type: string, idColumn: string): EmbedRead<Sql, Tagged> =>
  embed(type, (row) => ({ kind: null, id: columnOf(row, idColumn) }));

/** A span in three columns (and, where there is one, the day up to which it is attested) as a TimeSpan. */
export const span = (name: string, attestedUntil?: string): EmbedRead<Sql, SpanRow> =>
  embed(
    'TimeSpan',
    (row) => ({
      edtf: columnOf(row, `${name}_edtf`),
      earliest: columnOf(row, `${name}_earliest`),
      latest: columnOf(row, `${name}_latest`),
      attestedUntil: attestedUntil
        ? sql`case when ${columnOf(row, `${name}_edtf`)} like '%/..' then ${columnOf(row, attestedUntil)} end`
        : raw('null'),
    }),
    (row) => columnOf(row, `${name}_edtf`),
  );

/** The columns of a span. */
export interface SpanRow {
  edtf: Sql;
  earliest: Sql;
  latest: Sql;
  attestedUntil: Sql;
}

/** The result of a mutation: the ids of what its payload contains, or the reasons of its refusal. */
interface Answered {
  answer: Readonly<Record<string, string | readonly string[]>> | null;
  userErrors: readonly unknown[];
}

/** The model of a payload: each field is a row of a type by its id, or a list of rows; null where the mutation was refused. */
export function payload(types: Readonly<Record<string, string | readonly [string]>>): ObjectModel<Answered> {
  const fields = Object.entries(types).map(([name, type]): [string, FieldRead<Answered>] => [
    name,
    typeof type === 'string' ? oneOf(name, type) : manyOf(name, type[0]),
  ]);
  return { fields: { ...Object.fromEntries(fields), userErrors: given(({ userErrors }) => userErrors) } };
}

const oneOf = (name: string, type: string): FieldRead<Answered> =>
  one(
    type,
    ({ answer }, _args, context) =>
      answer && byRowId(context, type.toLowerCase(), sql`${answer[name]}::bigint`),
  );

const manyOf = (name: string, type: string): FieldRead<Answered> =>
  list(type, ({ answer }, _args, context) => {
    const ids = answer?.[name] ?? [];
    const { from, row, where } = context.versions(type.toLowerCase());
    const given = context.alias('given');
    return {
      from: sql`${from} join unnest(${ids}::bigint[]) with ordinality ${given} (id, place) on ${given}.id = ${row}.id`,
      row,
      where,
      orderBy: sql`${given}.place`,
      atMost: ids.length,
    };
  });
