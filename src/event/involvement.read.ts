import type { Asking } from '../read/asking';
import type { Soon } from '../read/late';
import { standsAt } from '../read/scope';
import { and, join, raw, sql, type Sql } from '../read/sql';

/** The days that events overlap, both included, as YYYY-MM-DD; infinite where a bound comes to nothing. */
export interface Days {
  from?: Soon<string>;
  to?: Soon<string>;
}

/** Which events of a thing are asked for. */
export interface Wanted extends Days {
  /** Whether everyone was there, too. */
  attended?: boolean;
}

/** Whose events: those in which all of these take part, or any of them. */
export type Party = { all: readonly [Sql, ...Sql[]] } | { any: readonly [Sql, ...Sql[]] };

/** How the rows are wanted: by time in which direction, and whether they are read from its end. */
export interface Order {
  direction: 'asc' | 'desc';
  backward: boolean;
}

/** Rows of the involvement of things in events: FROM items with the event's id and the key that they come in the order of. */
export interface Walk {
  from: Sql;
  event: Sql;
  /** The day on which it starts; the far end of the direction where that is not known. */
  key: Sql;
}

/**
 * The events in which things take part, in person or as the country represented, by the index of their events in the order
 * of time; without an order, as they are counted soonest. Not under saidBy: there, who takes part is computed.
 */
export function walk(asking: Asking, party: Party, wanted: Wanted, order: Order | null): Walk {
  const row = asking.alias('walk');
  const stretches = order?.direction === 'asc' ? oldestFirst(wanted) : newestFirst(wanted);
  const stands = (involvement: Sql) =>
    and([standsAt(asking.scope, involvement), ...(wanted.attended ? [sql`${involvement}.attended`] : [])]);
  // Of all the events are walked that the first has, and the others joined.
  const [walkers, others] = 'any' in party ? [party.any, []] : [[party.all[0]], party.all.slice(1)];
  const each = walkers.flatMap((id) =>
    stretches.map(({ conditions, key }) => {
      const involvement = asking.alias('involvement');
      return sql`select ${involvement}.event_id, ${involvement}.starts, ${key ?? sql`${involvement}.starts`} as key
        from involvement ${involvement} where ${involvement}.entity_id = ${id} and ${stands(involvement)}
          and ${and(conditions(involvement))}`;
    }),
  );
  const joined = others.map((other) => {
    const involvement = asking.alias('involvement');
    return sql` join involvement ${involvement} on ${involvement}.entity_id = ${other} and ${involvement}.starts = ${row}.starts
      and ${involvement}.event_id = ${row}.event_id and ${stands(involvement)}`;
  });
  const rows = walkers.length > 1 ? once(each, order) : merged(each, order);
  return {
    from: join([sql`(${rows}) ${row}`, ...joined], ''),
    event: sql`${row}.event_id`,
    key: sql`${row}.key`,
  };
}

/** The keyword for the direction in which rows are read. */
export const readingOrder = ({ direction, backward }: Order): Sql =>
  raw((direction === 'asc') === backward ? 'desc' : 'asc');

/** Rows in their order: the planner merges stretches only if each is said to be in order. */
function merged(stretches: readonly Sql[], order: Order | null): Sql {
  if (stretches.length === 1) return stretches[0]!;
  if (!order) return join([...stretches], ' union all ');
  const way = readingOrder(order);
  return join(
    stretches.map((stretch) => sql`(${stretch} order by key ${way}, event_id ${way})`),
    ' union all ',
  );
}

/** The same with each event once, though several of those named take part in it. */
function once(stretches: readonly Sql[], order: Order | null): Sql {
  const rows = sql`(${merged(stretches, order)}) each`;
  if (!order) return sql`select distinct event_id, starts, key from ${rows}`;
  const way = readingOrder(order);
  return sql`select distinct on (key, event_id) event_id, starts, key from ${rows} order by key ${way}, event_id ${way}`;
}

/** A stretch of the index: its conditions, and what to order its rows by where that is not when they start. */
interface Stretch {
  conditions(involvement: Sql): Sql[];
  key?: Sql;
}

/*
 * Each stretch is one range of an index, and they are merged. What starts within the days is in one. What started before
 * and lasts into them is in others, of indexes without what lasts a day and without what lasts up to a year, so that
 * nobody reads what was long ago.
 */

const YEAR = raw('366');

function newestFirst({ from: first, to }: Wanted): Stretch[] {
  const until = (row: Sql) => (to === undefined ? [] : [sql`${row}.starts <= ${to}::date`]);
  if (first === undefined) return [{ conditions: until }];
  const from = sql`${first}::date`;
  const reaches = (row: Sql) => [sql`${row}.starts < ${from}`, sql`${row}.ends >= ${from}`, ...until(row)];
  return [
    { conditions: (row) => [sql`${row}.starts >= ${from}`, ...until(row)] },
    {
      conditions: (row) => [
        sql`${row}.starts < ${row}.ends`,
        sql`${row}.starts >= ${from} - ${YEAR}`,
        ...reaches(row),
      ],
    },
    {
      conditions: (row) => [
        sql`${row}.ends > ${row}.starts + ${YEAR}`,
        sql`${row}.starts < ${from} - ${YEAR}`,
        ...reaches(row),
      ],
    },
  ];
}

function oldestFirst(wanted: Wanted): Stretch[] {
  const known = newestFirst(wanted).map(({ conditions }) => ({
    conditions: (row: Sql) => [...conditions(row), sql`${row}.starts > '-infinity'`],
  }));
  // What started nobody knows when comes last all the same.
  const unknown = (row: Sql) => [
    sql`${row}.starts = '-infinity'`,
    ...(wanted.from === undefined
      ? []
      : [sql`${row}.ends > ${row}.starts + ${YEAR}`, sql`${row}.ends >= ${wanted.from}::date`]),
  ];
  return [...known, { conditions: unknown, key: sql`'infinity'::date` }];
}
