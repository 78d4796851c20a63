import { atAskedTime, edgesOf } from '../../domain/network/edges.read';
import type { PathVia } from '../../domain/network/path-via.enum';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { join, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { tiesAmong } from './ties.read';

// Edges that are looked at for each step, in equal shares for the things from which it starts.
const MAX_LOOKED_AT = 50_000;
const MAX_EDGES = 1000;

/** What of the network is asked for: `of` is an array of ids. */
export interface Neighborhood {
  of: Sql;
  depth: number;
  via: readonly PathVia[];
  first: number;
}

/**
 * A SELECT of one row: the ids and depths of the nodes, a column of arrays for each property of the ties among them, and
 * whether there is more. Each step goes from all nodes of the depth before, and takes as many of what it reaches as there
 * is room for, and one more to know of.
 */
export function neighborhood(context: CompileContext, { of, depth, via, first }: Neighborhood): Sql {
  const most = raw(String(first));
  const lookedAt = raw(String(atAskedTime(MAX_LOOKED_AT, context.scope)));
  const steps = Array.from({ length: depth }, (_, i) => step(context, { via, most, lookedAt, depth: i + 1 }));
  const last = raw(`node_${depth}`);
  const isCut = steps.map(
    (_, i) => sql`exists (select from edge_${raw(String(i + 1))} group by tip having count(*) >= min(share))`,
  );
  const ties = tiesAmong(context, sql`array(select id from listed)`, via, lookedAt);
  const columns = ['source', 'target', 'directed', 'kind', 'by_kind', 'by_id', 'said', 'others'].map((name) =>
    raw(`(select array_agg(${name} order by place) from edge) as ${name}`),
  );
  return sql`with node_0 as materialized (
      select id, 0 as depth, row_number() over (order by min(place)) as place
      from unnest(${of}) with ordinality each(id, place) group by id order by min(place) limit ${most} + 1),
    ${join([...steps, sql`listed as materialized (select * from ${last} order by place limit ${most})`])},
    tie as materialized (select *, row_number() over (order by rank, others desc, by_id desc, source, target) as place
      from (${ties.rows}) each order by place limit ${raw(String(MAX_EDGES + 1))}),
    edge as (select * from tie where place <= ${raw(String(MAX_EDGES))})
    select (select array_agg(id order by place) from listed) as ids, (select array_agg(depth order by place) from listed) as depths,
      ${join(columns)},
      (select count(*) from ${last}) > ${most} or (select count(*) from tie) > ${raw(String(MAX_EDGES))}
        or ${join([...isCut, ties.isCut], ' or ')} as truncated`;
}

interface Step {
  via: readonly PathVia[];
  most: Sql;
  lookedAt: Sql;
  depth: number;
}

/** The CTEs of one step: from where it goes, the edges that it looks at, and the nodes then. */
function step(context: CompileContext, { via, most, lookedAt, depth }: Step): Sql {
  const [tip, edge, node] = ['tip', 'edge', 'node'].map((name) => raw(`${name}_${depth}`)) as [Sql, Sql, Sql];
  const [before, level] = [raw(`node_${depth - 1}`), raw(String(depth))];
  return sql`${tip} as materialized (
      select id, ${lookedAt} / count(*) over () as share from ${before}
      where depth = ${level} - 1 and (select count(*) from ${before}) <= ${most}),
    ${edge} as materialized (
      select tip.id as tip, tip.share, edge.* from ${tip} tip cross join lateral (
        select * from (${edgesOf(context, raw('tip.id'), via)}) each(next, rank, kind, by_id) limit tip.share) edge),
    ${node} as materialized (
      select * from ${before}
      union all
      (select next, ${level}, row_number() over (order by ties desc, rank, next) + (select max(place) from ${before})
      from (select next, count(distinct (kind, by_id)) as ties, min(rank) as rank from ${edge}
        where next not in (select id from ${before}) group by next) near
      order by ties desc, rank, next limit greatest(${most} + 1 - (select count(*) from ${before}), 0)))`;
}
