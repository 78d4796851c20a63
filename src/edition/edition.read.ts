import { parseGlobalId, isGlobalId } from '../entity/global-id';
import { mayBeThere, protocolRank, seatOf } from '../participation/presence.read';
import type { Asking } from '../read/asking';
import { columnOf, byRowId } from '../read/fields';
import {
  embed,
  list,
  one,
  value,
  type FieldRead,
  type ListRead,
  type ObjectModel,
  type Source,
} from '../read/model';
import { Late, late, type Soon } from '../read/late';
import { idOf, referTo } from '../read/reference';
import { sql, type Sql } from '../read/sql';
import { seatsAtBoth } from './seats-at-both.read';

/** The ids of the two events that are compared. */
interface Comparison {
  from: Sql;
  to: Sql;
}

/** Something of both editions: a participation in each, or a quantity of each. */
interface Pair {
  from: Sql;
  to: Sql;
}

export const compareEditionsField: FieldRead<unknown> = embed<unknown, Comparison>(
  'EditionComparison',
  (_root, args, asking) => {
    const [series, from, to] = [late(args, 'series'), late(args, 'from'), late(args, 'to')];
    referTo(asking, series, ['SERIES'], ['series']);
    return { from: editionOf(asking, series, from, 'from'), to: editionOf(asking, series, to, 'to') };
  },
);

/** The edition of a series that goes by this name, or is the event that this refers to. */
function editionOf(asking: Asking, series: Soon<string>, edition: Soon<string>, field: string): Sql {
  const event = asking.facts('event');
  // A name may hold an underscore without being meant as an id.
  const mayRefer = asking.looks.read(
    edition,
    'mayBeReference',
    (text) => !isGlobalId(text) || parseGlobalId(text) !== null,
  );
  const referred = mayRefer ? idOf(asking, edition, ['EVENT'], [field]) : sql`null`;
  const id = sql`(select ${event.row}.id from ${event.from} where ${event.where}
    and ${event.row}.series_id = ${idOf(asking, series, ['SERIES'], ['series'])}
    and (${event.row}.edition = ${edition}::text or ${event.row}.id = ${referred})
    order by ${event.row}.edition is not distinct from ${edition}::text desc, ${event.row}.time_earliest desc nulls last, ${event.row}.id desc limit 1)`;
  return asking.refer(
    id,
    [field],
    Late.map(edition, (text) => `edition "${text}"`),
  );
}

export const editionComparisonModel: ObjectModel<Comparison> = {
  fields: {
    from: one('Event', ({ from }, _args, asking) => byRowId(asking, 'event', from)),
    to: one('Event', ({ to }, _args, asking) => byRowId(asking, 'event', to)),
    arrived: thereOnlyAt('to', 'from'),
    departed: thereOnlyAt('from', 'to'),
    changed: list('ParticipationChange', ({ from, to }, _args, asking) => changes(asking, from, to)),
    quantities: list('QuantityChange', ({ from, to }, _args, asking) => quantities(asking, from, to)),
  },
};

/** The participations of whoever is there at one edition, and at the other neither himself nor his country. */
function thereOnlyAt(here: keyof Comparison, elsewhere: keyof Comparison): ListRead<Comparison, Sql> {
  return list('Participation', (comparison, _args, asking) => {
    const { row, from, where } = asking.facts('participation');
    const other = asking.facts('participation');
    return {
      from,
      row,
      where: sql`${row}.event_id = ${comparison[here]} and ${where} and ${mayBeThere(row)} and not exists (
        select from ${other.from} where ${other.row}.event_id = ${comparison[elsewhere]} and ${other.where}
          and ${mayBeThere(other.row)} and ${seatOf(other.row)} = ${seatOf(row)})`,
      orderBy: sql`${protocolRank(row)}, ${row}.role, ${row}.id`,
    };
  });
}

/** The pairs of participations in which the representation differs. */
function changes(asking: Asking, fromEvent: Sql, toEvent: Sql): Source<Pair> {
  const [from, to] = [asking.facts('participation'), asking.facts('participation')];
  const pair = asking.alias('pair');
  const rose = levelChange({ from: from.row, to: to.row });
  return {
    from: sql`(${seatsAtBoth(asking, fromEvent, toEvent)}) ${pair}
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
    country: one('Country', ({ to }, _args, asking) => byRowId(asking, 'country', seatOf(to))),
    from: embed('Participation', ({ from }) => from),
    to: embed('Participation', ({ to }) => to),
    levelChange: value(levelChange),
  },
};

/** Every property of either event, each side null where it lacks it. */
function quantities(asking: Asking, fromEvent: Sql, toEvent: Sql): Source<Pair> {
  const of = (event: Sql) => {
    const { row, from, where } = asking.facts('quantity');
    return sql`(select ${row}.* from ${from} where ${row}.event_id = ${event} and ${where})`;
  };
  const [from, to] = [asking.alias('quantity'), asking.alias('quantity')];
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
