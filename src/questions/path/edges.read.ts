import { mayBeThere } from '../../domain/participation/presence.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { and, join, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { PathVia } from './path.enums';

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
    ...(over(PathVia.EVENT) ? [events(context, id, UNREPORTED)] : []),
    ...(over(PathVia.REPORT) ? [events(context, id, REPORTED)] : []),
  ];
  return join(branches, ' union all ');
}

function relationships(context: CompileContext, id: Sql, via: readonly PathVia[]): Sql {
  const end = context.versions('relationship_end');
  const { from, row, where } = context.scan('relationship');
  // A relationship in force on the day in question counts, even if it has ended since.
  const stands =
    context.scope.valid === null
      ? sql`${row}.status in ('ACTIVE', 'PROPOSED', 'SUSPENDED')`
      : sql`(${row}.status in ('ACTIVE', 'PROPOSED', 'SUSPENDED') or ${row}.status = 'ENDED' and ${row}.valid_latest is not null)`;
  const types = [
    ...(via.includes(PathVia.RELATIONSHIP) ? [] : [sql`${end.row}.type = 'BORDER'`]),
    ...(via.includes(PathVia.BORDER) ? [] : [sql`${end.row}.type <> 'BORDER'`]),
  ];
  return sql`select case when ${row}.id is not null then ${end.row}.counterpart_id end, 0, 'RELATIONSHIP', ${end.row}.relationship_id
    from ${end.from} left join ${from} on ${row}.id = ${end.row}.relationship_id and ${where} and ${stands}
    where ${and([sql`${end.row}.entity_id = ${id}`, end.where, ...types])}`;
}

function tenures(context: CompileContext, id: Sql): Sql {
  const { from, row, where } = context.scan('tenure');
  return sql`select case when ${row}.leader_id = ${id} then ${row}.country_id else ${row}.leader_id end, 1, 'TENURE', ${row}.id
    from ${from} where (${row}.leader_id = ${id} or ${row}.country_id = ${id}) and ${where}`;
}

/** The events and participations that count as connections. */
interface Meeting {
  rank: number;
  event(row: Sql): Sql;
  participation(row: Sql): Sql;
}

const UNREPORTED: Meeting = {
  rank: 2,
  event: (row) => sql`${row}.status not in ('REPORTED', 'CANCELLED')`,
  // A condition on the participation, whose partial index excludes the roles of coded records.
  participation: (row) => sql`${row}.role not in ('SOURCE', 'TARGET')`,
};
const REPORTED: Meeting = {
  rank: 3,
  event: (row) => sql`${row}.status = 'REPORTED'`,
  participation: () => sql`true`,
};

/**
 * The things that a thing meets at events: each of the other participants, and the countries that they
 * represent.
 */
function events(context: CompileContext, id: Sql, meeting: Meeting): Sql {
  const attendance = () => {
    const { from, row, where } = context.scan('participation');
    return { from, row, where: and([where, mayBeThere(row), meeting.participation(row)]) };
  };
  const [own, other] = [attendance(), attendance()];
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
