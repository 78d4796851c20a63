import { mayBeThere } from '../participation/presence.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Source } from '../../engine/query/compile/model';
import type { AskedScope } from '../../engine/query/plan/deferred';
import { and, join, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { PathVia } from './path-via.enum';

/*
 * An edge is a row of next, the thing it leads to; rank, lower for the preferred kind of connection; and
 * kind and id of the connection. A row examined that leads nowhere is included with a null next, so that
 * the search can count what it has touched.
 */

/** A SELECT of the edges of a thing of every kind that a path may use. */
export function edgesOf(context: CompileContext, id: Sql, via: readonly PathVia[]): Sql {
  const over = (kind: PathVia) => via.includes(kind);
  const branches = [
    ...(over(PathVia.RELATIONSHIP) || over(PathVia.BORDER) ? [relationships(context, id, via)] : []),
    ...(over(PathVia.TENURE) ? [tenures(context, id)] : []),
    ...([PathVia.EVENT, PathVia.REPORT] as const)
      .filter(over)
      .map((kind) => events(context, id, MEETINGS[kind])),
  ];
  return join(branches, ' union all ');
}

function relationships(context: CompileContext, id: Sql, via: readonly PathVia[]): Sql {
  const end = context.versions('relationship_end');
  const { from, row, where } = context.scan('relationship');
  return sql`select case when ${row}.id is not null then ${end.row}.counterpart_id end, 0, 'RELATIONSHIP', ${end.row}.relationship_id
    from ${end.from} left join ${from} on ${row}.id = ${end.row}.relationship_id and ${where} and ${connects(context, row)}
    where ${and([sql`${end.row}.entity_id = ${id}`, end.where, ...ofTypes(end.row, via)])}`;
}

/** Whether a relationship connects its ends: what held on the day that is asked for counts, though it may have ended since. */
export const connects = ({ scope }: CompileContext, relationship: Sql): Sql =>
  scope.valid === null
    ? sql`${relationship}.status in ('ACTIVE', 'PROPOSED', 'SUSPENDED')`
    : sql`(${relationship}.status in ('ACTIVE', 'PROPOSED', 'SUSPENDED') or ${relationship}.status = 'ENDED' and ${relationship}.valid_latest is not null)`;

/** That an end is of a relationship of the types that are asked for. */
export const ofTypes = (end: Sql, via: readonly PathVia[]): Sql[] => [
  ...(via.includes(PathVia.RELATIONSHIP) ? [] : [sql`${end}.type = 'BORDER'`]),
  ...(via.includes(PathVia.BORDER) ? [] : [sql`${end}.type <> 'BORDER'`]),
];

function tenures(context: CompileContext, id: Sql): Sql {
  const { from, row, where } = context.scan('tenure');
  return sql`select case when ${row}.leader_id = ${id} then ${row}.country_id else ${row}.leader_id end, 1, 'TENURE', ${row}.id
    from ${from} where (${row}.leader_id = ${id} or ${row}.country_id = ${id}) and ${where}`;
}

/** The events and participations that count as connections. */
export interface Meeting {
  rank: number;
  event(row: Sql): Sql;
  participation(row: Sql): Sql;
}

/** The events that connect who takes part in them, by what is asked for. */
export const MEETINGS: Readonly<Record<'EVENT' | 'REPORT', Meeting>> = {
  EVENT: {
    rank: 2,
    event: (row) => sql`${row}.status not in ('REPORTED', 'CANCELLED')`,
    // Said of the participation, where an index leaves out what coded records are full of.
    participation: (row) => sql`${row}.role not in ('SOURCE', 'TARGET')`,
  },
  REPORT: {
    rank: 3,
    event: (row) => sql`${row}.status = 'REPORTED'`,
    participation: () => sql`true`,
  },
};

/** The participations by which things meet. */
export function attendances(context: CompileContext, meeting: Meeting): Source<Sql> {
  const { from, row, where } = context.scan('participation');
  return { from, row, where: and([where, mayBeThere(row), meeting.participation(row)]) };
}

/** Whom a thing meets at events: each of those that take part, and the countries that they represent. */
function events(context: CompileContext, id: Sql, meeting: Meeting): Sql {
  const [own, other] = [attendances(context, meeting), attendances(context, meeting)];
  const event = context.scan('event');
  const [mine, met, side] = [context.alias('mine'), context.alias('met'), context.alias('side')];
  return sql`select ${met}.next, ${raw(String(meeting.rank))}, 'EVENT', ${mine}.event_id
    from (select ${own.row}.event_id from ${own.from}
      where (${own.row}.participant_id = ${id} or ${own.row}.country_id = ${id}) and ${own.where}) ${mine}
    left join lateral (
      select ${side}.next from ${event.from} join ${other.from} on ${other.row}.event_id = ${event.row}.id and ${other.where}
        cross join lateral (values (${other.row}.participant_id), (nullif(${other.row}.country_id, ${other.row}.participant_id))) ${side}(next)
      where ${event.row}.id = ${mine}.event_id and ${event.where} and ${meeting.event(event.row)} and ${side}.next <> ${id}
      offset 0) ${met} on true`;
}

// Enough to tell a hub from a thing with few edges.
const MAX_COUNTED = 1000;

/**
 * An estimate of the number of edges of a thing, from at most a thousand of each kind: decides from which
 * end to search.
 */
export function degreeOf(id: Sql, via: readonly PathVia[]): Sql {
  const some = (rows: Sql) =>
    sql`(select count(*) from (select from ${rows} limit ${raw(String(MAX_COUNTED))}) seen)`;
  const related = via.includes(PathVia.RELATIONSHIP) || via.includes(PathVia.BORDER);
  const roles = via.includes(PathVia.REPORT) ? sql`true` : sql`role not in ('SOURCE', 'TARGET')`;
  return join(
    [
      raw('1'),
      ...(related ? [some(sql`relationship_end where entity_id = ${id}`)] : []),
      ...(via.includes(PathVia.EVENT) || via.includes(PathVia.REPORT)
        ? [
            some(sql`participation where participant_id = ${id} and ${roles}`),
            some(sql`participation where country_id = ${id} and ${roles}`),
          ]
        : []),
    ],
    ' + ',
  );
}

/**
 * How many edges a search may look at, of as many as it may look at now: of another day it takes longer to see whether one
 * counts, and longer still among what had been said.
 */
export const atAskedTime = (most: number, { said, valid }: AskedScope): number =>
  most / (said !== null ? 10 : valid !== null ? 2 : 1);
