import { ACTOR_KINDS } from '../../model/kinds';
import { storedValuesOf } from '../../model/vocabulary';
import type { CompileContext } from '../../query/compile/compile-context';
import { recordedBy, standsAt } from '../../query/compile/scope';
import { join, OPEN, raw, sql, type Sql } from '../../query/compile/sql';
import { valueOfRow } from './evidence-for.read';
import { isGivenAsSaid } from './values.read';

/** The last version of a row before the first claim about a property was accepted, as a SELECT. */
export function initialVersion(context: CompileContext, table: string, id: Sql, property: string): Sql {
  const [first, claim] = [context.alias('first'), context.alias('claim')];
  return sql`select ${first}.* from ${raw(table)} ${first} where ${first}.id = ${id}
    and ${recordedBy(context.scope, sql`${first}.from_recording`)}
    and ${first}.from_recording < coalesce((select min(${claim}.from_recording) from claim ${claim}
      where ${claim}.subject_id = ${id} and ${claim}.property = ${raw(`'${property}'`)}
        and ${claim}.review = 'ACCEPTED' and ${recordedBy(context.scope, sql`${claim}.from_recording`)}), ${OPEN})
    order by ${first}.from_recording desc limit 1`;
}

/** The properties of things that have their value from the input or list which introduced the thing. */
const GIVEN = ACTOR_KINDS.flatMap((kind) =>
  storedValuesOf(kind)
    .filter(({ origin }) => origin === 'given')
    .map(({ storage, properties: [property] }) => ({ kind, storage, property: property!.name })),
);

const MULTI_VALUED = { name: 'entity_name', code: 'external_id' } as const;

/**
 * The values of a property that a thing has without a claim, as a SELECT of the columns value, earliest, latest and said_on, the
 * day of their recording: one value at most, or of names and codes all.
 */
export function givenValues(context: CompileContext, subject: Sql, property: Sql): Sql {
  const single = GIVEN.map(({ kind, storage, property: name }) => {
    const initial = context.alias('initial');
    const [value, earliest, latest] = storage.columns.map((column) => sql`${initial}.${raw(column.name)}`);
    return sql`select to_jsonb(${value}) as value, ${earliest ?? sql`null::date`} as earliest, ${latest ?? sql`null::date`} as latest,
      ${dayOfRecording(sql`${initial}.from_recording`)} as said_on
      from (${initialVersion(context, kind.toLowerCase(), subject, name)}) ${initial}
      where ${property} = ${raw(`'${name}'`)} and ${value} is not null`;
  });
  const several = (['name', 'code'] as const).map((name) => {
    const row = context.alias('given');
    return sql`select ${valueOfRow(row, name)}, null, null, ${dayOfRecording(sql`${row}.from_recording`)}
      from ${raw(MULTI_VALUED[name])} ${row}
      where ${property} = ${raw(`'${name}'`)} and ${row}.entity_id = ${subject} and ${standsAt(context.scope, row)}
        and ${isGivenAsSaid(context, row, name)}`;
  });
  return join([...single, ...several], ' union all ');
}

const dayOfRecording = (recording: Sql): Sql =>
  sql`(select (at at time zone 'UTC')::date from recording where id = ${recording})`;
