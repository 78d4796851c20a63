import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { AskedScope } from '../../engine/query/plan/deferred';
import { join, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { atAskedTime, degreeOf, edgesOf } from '../../domain/network/edges.read';
import type { PathVia } from '../../domain/network/path-via.enum';

// Edges, and pairs of half-paths that meet.
const MAX_TOUCHED = 200_000;

/** The maximum number of connections that one search may examine. */
export const maxTouched = (scope: AskedScope): number => atAskedTime(MAX_TOUCHED, scope);

// The number of tips of a frontier from which the number of its edges is estimated.
const SAMPLE = 30;

interface Search {
  from: Sql;
  to: Sql;
  maxLength: number;
  via: readonly PathVia[];
  first: number;
}

/**
 * A SELECT of the shortest simple paths, by bidirectional breadth-first search: nodes, and for each step
 * kinds and ids. If there is no result, one row whose refusal says why: 'same' if both ends are one
 * thing, or else what was found before the search grew too large.
 *
 * Two frontiers of half-paths, one from each end, start with the ends themselves. Each step goes one edge
 * further from the end where there seems to be less to examine; the pairs that then meet at their tips
 * are the paths of that length.
 */
export function shortestPaths(context: CompileContext, search: Search): Sql {
  const steps = Array.from({ length: search.maxLength }, (_, i) => step(context, search, i + 1));
  const found = steps.map(
    (_, i) => sql`select nodes, kinds, ids, null::json as refusal from path_${raw(String(i + 1))}`,
  );
  const last = raw(`state_${search.maxLength}`);
  const limit = limitOf(context);
  return sql`with front_0 as materialized (
      select side, array[tip] as nodes, '{}'::text[] as kinds, '{}'::bigint[] as ids, tip, goal
      from (values (true, ${search.from}, ${search.to}), (false, ${search.to}, ${search.from})) ends(side, tip, goal)),
    state_0 as (select 0::bigint as touched, 0::bigint as found, 0 as length),
    ${join(steps)}
    (select * from (${join(found, ' union all ')}) found order by cardinality(ids), nodes limit ${raw(String(search.first))})
    union all
    select null, null, null, json_build_array('exceeded', found, length) from ${last} where touched > ${limit}
    union all
    select null, null, null, json_build_array('same') from front_0 where side and tip = goal`;
}

const limitOf = ({ scope }: CompileContext) => raw(String(maxTouched(scope)));

// A full join cannot be a nested loop, which the planner would otherwise choose, since it cannot know the
// number of half-paths; and only a condition that could be true of nulls keeps it a full join.
const MEET = sql`coalesce(a.tip = b.tip and not (a.nodes[:cardinality(a.nodes) - 1] && b.nodes[2:]), false)`;

/**
 * The CTEs of one step: which side advances, the edges examined, the new frontiers, the number touched,
 * and the paths found.
 */
function step(context: CompileContext, { via, first }: Search, length: number): Sql {
  const [go, edge, front, state, path] = ['go', 'edge', 'front', 'state', 'path'].map((name) =>
    raw(`${name}_${length}`),
  );
  const [before, until] = ['front', 'state'].map((name) => raw(`${name}_${length - 1}`));
  const limit = limitOf(context);
  const isOver = sql`(select found >= ${raw(String(first))} or touched > ${limit} from ${until})`;
  return sql`${go} as materialized (
      select side from (
        select side, count(*) over () as sides, rows * (select avg(${degreeOf(raw('sample.tip'), via)})
          from (select tip from ${before} tips where tips.side = ends.side and tip <> goal limit ${raw(String(SAMPLE))}) sample) as edges
        from (select side, count(*) as rows from ${before} where tip <> goal group by side) ends) weighed
      where sides = 2 and not ${isOver} order by edges, side desc limit 1),
    ${edge} as materialized (
      select half.side, half.nodes, half.kinds, half.ids, half.goal, edge.next, edge.rank, edge.kind, edge.id
      from ${go} join ${before} half on half.side = ${go}.side and half.tip <> half.goal
        cross join lateral (select * from (${edgesOf(context, raw('half.tip'), via)}) each(next, rank, kind, id) limit ${limit} + 1) edge
      limit ${limit} + 1 - (select least(touched, ${limit}) from ${until})),
    ${front} as materialized (
      select side, case when side then nodes || next else next || nodes end as nodes, case when side then kinds || kind else kind || kinds end as kinds,
        case when side then ids || id else id || ids end as ids, next as tip, goal
      from (select distinct on (nodes, next) * from ${edge} where next <> all(nodes) order by nodes, next, rank, id desc) further
      union all
      select * from ${before} where tip <> goal and side <> (select side from ${go})),
    ${state}_touched as materialized (
      select touched + (select count(*) from ${edge}) + (select coalesce(sum(here * there), 0)::bigint from (
        select count(*) filter (where side) as here, count(*) filter (where not side) as there from ${front} group by tip) pairs) as touched
      from ${until}),
    ${path} as materialized (
      select a.nodes || b.nodes[2:] as nodes, a.kinds || b.kinds as kinds, a.ids || b.ids as ids
      from (select * from ${front} where side) a full join (select * from ${front} where not side) b on b.tip = a.tip
      where ${MEET} and (select touched <= ${limit} from ${state}_touched)
      order by 1 limit ${raw(String(first))}),
    ${state} as materialized (
      select now.touched, until.found + (select count(*) from ${path}) as found,
        case when now.touched <= ${limit} then ${raw(String(length))} else until.length end as length
      from ${until} until, ${state}_touched now)`;
}
