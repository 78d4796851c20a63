import { attendances, connects, MEETINGS, ofTypes, type Meeting } from '../../domain/network/edges.read';
import { PathVia } from '../../domain/network/path-via.enum';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { and, join, or, raw, sql, type Sql } from '../../engine/query/compile/sql';

/** What connects things: a SELECT, and whether it leaves out what it was not to look at. */
interface Ties {
  rows: Sql;
  isCut: Sql;
}

type Via = 'EVENT' | 'REPORT';

/**
 * What connects the things of an array of ids with each other, as rows of rank (as in edgesOf), source, target, directed,
 * kind, the kind and id of what connects them, what is said of it (a status, an office), and how many others it stands for.
 */
export function tiesAmong(context: CompileContext, ids: Sql, via: readonly PathVia[], lookedAt: Sql): Ties {
  const meetings = ([PathVia.EVENT, PathVia.REPORT] as const).filter((kind) => via.includes(kind));
  const seats = meetings.map((kind) => seatsOf(context, ids, MEETINGS[kind], lookedAt));
  const rows = [
    ...(via.includes(PathVia.RELATIONSHIP) || via.includes(PathVia.BORDER)
      ? [relationships(context, ids, via)]
      : []),
    ...(via.includes(PathVia.TENURE) ? [tenures(context, ids)] : []),
    ...meetings.map((kind, i) => meetingsOf(context, kind, seats[i]!)),
  ];
  return {
    rows: sql`select * from (${join(rows, ' union all ')}) each(rank, source, target, directed, kind, by_kind, by_id, said, others)`,
    isCut: or([
      sql`false`,
      ...seats.map(
        (seat) => sql`exists (select from (${seat}) seat group by node having count(*) >= min(share))`,
      ),
    ]),
  };
}

function relationships(context: CompileContext, ids: Sql, via: readonly PathVia[]): Sql {
  const end = context.versions('relationship_end');
  const { from, row, where } = context.scan('relationship');
  const tie = context.alias('tie');
  const isBetween = sql`${end.row}.entity_id = any(${ids}) and ${end.row}.counterpart_id = any(${ids}) and ${end.row}.entity_id < ${end.row}.counterpart_id`;
  // OFFSET keeps relationships from being computed that are between others.
  return sql`select 0, ${tie}.subject_id, ${tie}.object_id, ${tie}.directed, ${tie}.type::text, 'RELATIONSHIP', ${tie}.id, ${tie}.status::text, 0
    from ${end.from} cross join lateral (select ${row}.* from ${from}
      where ${row}.id = ${end.row}.relationship_id and ${where} and ${connects(context, row)} offset 0) ${tie}
    where ${and([isBetween, end.where, ...ofTypes(end.row, via)])}`;
}

function tenures(context: CompileContext, ids: Sql): Sql {
  const { from, row, where } = context.scan('tenure');
  return sql`select 1, ${row}.leader_id, ${row}.country_id, true, 'TENURE', 'TENURE', ${row}.id, coalesce(nullif(${row}.office, ''), lower(replace(${row}.role::text, '_', ' '))), 0
    from ${from} where ${row}.leader_id = any(${ids}) and ${row}.country_id = any(${ids}) and ${where}`;
}

/** At which events each of the things takes part or is represented: node, event_id, and how many of them were looked for. */
function seatsOf(context: CompileContext, ids: Sql, meeting: Meeting, lookedAt: Sql): Sql {
  const { from, row, where } = attendances(context, meeting);
  const share = sql`${lookedAt} / greatest(cardinality(${ids}), 1)`;
  return sql`select node, seat.event_id, ${share} as share from unnest(${ids}) node cross join lateral (
    select ${row}.event_id from ${from} where (${row}.participant_id = node or ${row}.country_id = node) and ${where} limit ${share}) seat`;
}

/** The pairs that were at the same events, and of these the latest. */
function meetingsOf(context: CompileContext, kind: Via, seats: Sql): Sql {
  const { rank, event: isMeeting } = MEETINGS[kind];
  const { from, row, where } = context.scan('event');
  return sql`(with seat as materialized (select distinct node, event_id from (${seats}) each),
      met as materialized (select event.* from (select event_id from seat group by event_id having count(*) > 1) shared
        cross join lateral (select ${row}.id, ${row}.time_earliest from ${from}
          where ${row}.id = shared.event_id and ${where} and ${isMeeting(row)} offset 0) event)
    select ${raw(String(rank))}, one.node, other.node, false, ${raw(`'${kind}'`)}, 'EVENT',
      (array_agg(met.id order by met.time_earliest desc nulls last, met.id desc))[1], null, count(*)::int - 1
    from met join seat one on one.event_id = met.id join seat other on other.event_id = met.id and one.node < other.node
    group by one.node, other.node)`;
}
