import { parseGlobalId, isGlobalId } from '../../engine/model/global-id';
import { mayBeThere, protocolRank, representedParty } from '../../domain/participation/presence.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { columnOf, byRowId } from '../../engine/query/compile/fields';
import {
  embed,
  list,
  one,
  value,
  type FieldRead,
  type ListRead,
  type ObjectModel,
  type Source,
} from '../../engine/query/compile/model';
import type { Arguments } from '../../engine/query/plan/arguments';
import { Deferred, type Deferrable } from '../../engine/query/plan/deferred';
import { idOf, referTo } from '../../engine/query/compile/reference';
import { sql, type Sql } from '../../engine/query/compile/sql';
import { representationPairs } from './representation-pairs.read';

/** The ids of the two events compared. */
interface Comparison {
  from: Sql;
  to: Sql;
}

/** A pair from both editions: a participation in each, or a quantity of each. */
interface Pair {
  from: Sql;
  to: Sql;
}

export const compareEditionsField: FieldRead<unknown> = embed<unknown, Comparison>(
  'EditionComparison',
  (_root, args, context) => {
    referTo(context, args.param('series'), ['SERIES'], ['series']);
    return { from: editionOf(context, args, 'from'), to: editionOf(context, args, 'to') };
  },
);

/** The edition of a series with this name, or the event that this refers to. */
function editionOf(context: CompileContext, args: Arguments, field: 'from' | 'to'): Sql {
  const { from, row, where } = context.facts('event');
  const edition = args.param(field);
  const named = byName(context, row, edition, [field]);
  const id = sql`(select ${row}.id from ${from} where ${where}
    and ${row}.series_id = ${idOf(context, args.param('series'), ['SERIES'], ['series'])} and ${named.is} order by ${named.first} limit 1)`;
  return context.refer(
    id,
    [field],
    Deferred.map(edition, (text: string) => `edition "${text}"`),
  );
}

/** Whether an event is the edition that a text names or refers to, and which comes first of those that are. */
function byName(
  context: CompileContext,
  event: Sql,
  edition: Deferrable<string>,
  path: readonly string[],
): { is: Sql; first: Sql } {
  // A name may contain an underscore without being an id.
  const mayRefer = context.constraints.readAs(
    edition,
    'mayBeReference',
    (text) => !isGlobalId(text) || parseGlobalId(text) !== null,
  );
  const referred = mayRefer ? idOf(context, edition, ['EVENT'], path) : sql`null`;
  return {
    is: sql`(${event}.edition = ${edition}::text or ${event}.id = ${referred})`,
    first: sql`${event}.edition is not distinct from ${edition}::text desc, ${event}.time_earliest desc nulls last, ${event}.id desc`,
  };
}

/** An event beside the edition of its series that is named, or else the one before it. */
export const comparisonOfEvent: FieldRead<Sql> = one<Sql, Comparison>(
  'EditionComparison',
  (event, args, context) => {
    const other = context.facts('event');
    const [named, pair] = [args.param('with'), context.alias('pair')];
    const chosen =
      named == null
        ? {
            is: sql`(${other.row}.time_earliest, ${other.row}.id) < (${event}.time_earliest, ${event}.id)`,
            first: sql`${other.row}.time_earliest desc, ${other.row}.id desc`,
          }
        : byName(context, other.row, named, [...context.path, 'with']);
    return {
      from: sql`(select ${other.row}.id as from_id, ${event}.id as to_id from ${other.from}
      where ${other.where} and ${other.row}.series_id = ${event}.series_id and ${chosen.is}
      order by ${chosen.first} limit 1) ${pair}`,
      row: { from: sql`${pair}.from_id`, to: sql`${pair}.to_id` },
      where: sql`true`,
      isUnique: true,
    };
  },
);

export const editionComparisonModel: ObjectModel<Comparison> = {
  fields: {
    from: one('Event', ({ from }, _args, context) => byRowId(context, 'event', from)),
    to: one('Event', ({ to }, _args, context) => byRowId(context, 'event', to)),
    arrived: thereOnlyAt('to', 'from'),
    departed: thereOnlyAt('from', 'to'),
    changed: list('ParticipationChange', ({ from, to }, _args, context) => changes(context, from, to)),
    quantities: list('QuantityChange', ({ from, to }, _args, context) => quantities(context, from, to)),
  },
};

/** The participations of those present at one edition and absent, as is their country, from the other. */
function thereOnlyAt(here: keyof Comparison, elsewhere: keyof Comparison): ListRead<Comparison, Sql> {
  return list('Participation', (comparison, _args, context) => {
    const { row, from, where } = context.facts('participation');
    const other = context.facts('participation');
    return {
      from,
      row,
      where: sql`${row}.event_id = ${comparison[here]} and ${where} and ${mayBeThere(row)} and not exists (
        select from ${other.from} where ${other.row}.event_id = ${comparison[elsewhere]} and ${other.where}
          and ${mayBeThere(other.row)} and ${representedParty(other.row)} = ${representedParty(row)})`,
      orderBy: sql`${protocolRank(row)}, ${row}.role, ${row}.id`,
    };
  });
}

/** The pairs of participations that differ in representation. */
function changes(context: CompileContext, fromEvent: Sql, toEvent: Sql): Source<Pair> {
  const [from, to] = [context.facts('participation'), context.facts('participation')];
  const pair = context.alias('pair');
  const rose = levelChange({ from: from.row, to: to.row });
  return {
    from: sql`(${representationPairs(context, fromEvent, toEvent)}) ${pair}
      join ${from.from} on ${from.row}.id = ${pair}.from_id and ${from.where}
      join ${to.from} on ${to.row}.id = ${pair}.to_id and ${to.where}`,
    row: { from: from.row, to: to.row },
    where: sql`${from.row}.participant_id <> ${to.row}.participant_id or ${from.row}.role <> ${to.row}.role or ${rose} <> 0`,
    orderBy: sql`abs(${rose}) desc, ${to.row}.id`,
  };
}

const levelChange = ({ from, to }: Pair): Sql =>
  sql`coalesce(${protocolRank(from)} - ${protocolRank(to)}, 0)`;

export const participationChangeModel: ObjectModel<Pair> = {
  fields: {
    country: one('Country', ({ to }, _args, context) => byRowId(context, 'country', representedParty(to))),
    from: embed('Participation', ({ from }) => from),
    to: embed('Participation', ({ to }) => to),
    levelChange: value(levelChange),
  },
};

/** Every property of either event, each side null if it lacks it. */
function quantities(context: CompileContext, fromEvent: Sql, toEvent: Sql): Source<Pair> {
  const of = (event: Sql) => {
    const { row, from, where } = context.facts('quantity');
    return sql`(select ${row}.* from ${from} where ${row}.event_id = ${event} and ${where})`;
  };
  const [from, to] = [context.alias('quantity'), context.alias('quantity')];
  return {
    from: sql`${of(fromEvent)} ${from} full join ${of(toEvent)} ${to} on ${to}.property = ${from}.property`,
    row: { from, to },
    where: sql`true`,
    orderBy: sql`coalesce(${from}.property, ${to}.property)`,
  };
}

const quantityOf = (side: keyof Pair) =>
  embed<Pair, Sql>(
    'Quantity',
    (pair) => pair[side],
    (pair) => columnOf(pair[side], 'property'),
  );

export const quantityChangeModel: ObjectModel<Pair> = {
  fields: {
    property: value(({ from, to }) => sql`coalesce(${from}.property, ${to}.property)`),
    from: quantityOf('from'),
    to: quantityOf('to'),
  },
};
