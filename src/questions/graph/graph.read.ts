import { viaOf } from '../../domain/network/via.read';
import { nameIn } from '../../domain/entity/entity.read';
import { toGlobalId, type GlobalType } from '../../engine/model/global-id';
import { ACTOR_KINDS } from '../../engine/model/kinds';
import { badInput } from '../../platform/errors';
import { bounded } from '../../engine/query/compile/bounded';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byRowId, column, columnOf, type Tagged } from '../../engine/query/compile/fields';
import {
  embed,
  list,
  one,
  value,
  type FieldRead,
  type ObjectModel,
  type ValueRead,
} from '../../engine/query/compile/model';
import { countOf, referAll } from '../../engine/query/compile/reference-list';
import { sql, type Sql } from '../../engine/query/compile/sql';
import type { Deferrable } from '../../engine/query/plan/deferred';
import { labelOfTie, type Tie } from './label';
import { neighborhood } from './neighborhood.read';

// What is around one thing, in rows examined; see engine/query/compile/cost.ts.
const WORK_OF_ONE = 200;

export const graphField: FieldRead<unknown> = one('Graph', (_root, args, context) => {
  const depth = bounded(args, 'depth', [0, 3], 1, context);
  const first = bounded(args, 'first', [0, 100], 50, context);
  const via = viaOf(args, context);
  const asked: Deferrable<readonly string[]> = args.param('of');
  const path = [...context.path, 'of'];
  const count = countOf(context, asked);
  if (count === 0) throw badInput(path, 'of is empty; name what the graph is to be about.');
  context.spend(first);
  context.examine(count * WORK_OF_ONE);
  const graph = context.alias('graph');
  const of = referAll(context, asked, ACTOR_KINDS, path);
  return {
    from: sql`(${neighborhood(context, { of, depth, via, first })}) ${graph}`,
    row: graph,
    where: sql`true`,
    isUnique: true,
  };
});

export const graphModel: ObjectModel<Sql> = {
  fields: {
    nodes: list('GraphNode', (graph, _args, context) => {
      const node = context.alias('node');
      return {
        from: sql`unnest(${graph}.ids, ${graph}.depths) with ordinality as ${node}(id, depth, place)`,
        row: node,
        where: sql`true`,
        orderBy: sql`${node}.place`,
      };
    }),
    edges: list('GraphEdge', (graph, _args, context) => {
      const edge = context.alias('edge');
      return {
        from: sql`unnest(${graph}.source, ${graph}.target, ${graph}.directed, ${graph}.kind, ${graph}.by_kind, ${graph}.by_id, ${graph}.said, ${graph}.others)
          with ordinality as ${edge}(source, target, directed, kind, by_kind, by_id, said, others, place)`,
        row: edge,
        where: sql`true`,
        orderBy: sql`${edge}.place`,
      };
    }),
    truncated: column('truncated'),
  },
};

/** The times of the question as ids carry them. */
const times = ({ scope }: CompileContext): Sql =>
  scope.times === null ? sql`''` : sql`${scope.times}::text`;

const kindOf = (id: Sql): Sql => sql`(select kind from entity where id = ${id})`;

/** The global id of the actor whose id is in a column. */
const actorId = (name: string): ValueRead<Sql> =>
  value(
    (row, _args, context) => {
      const id = columnOf(row, name);
      return sql`json_build_array(${kindOf(id)}, ${id}, ${times(context)})`;
    },
    ([kind, id, at]: [GlobalType, number, string]) => toGlobalId(kind, id, undefined, at),
  );

export const graphNodeModel: ObjectModel<Sql> = {
  fields: {
    id: actorId('id'),
    entity: embed<Sql, Tagged>('Entity', (node) => ({ kind: null, among: ACTOR_KINDS, id: sql`${node}.id` })),
    depth: column('depth'),
  },
};

export const graphEdgeModel: ObjectModel<Sql> = {
  fields: {
    id: value(
      (edge, _args, context) =>
        sql`json_build_array(${edge}.kind, ${edge}.by_kind, ${edge}.by_id, ${kindOf(sql`${edge}.source`)}, ${edge}.source, ${kindOf(sql`${edge}.target`)}, ${edge}.target, ${times(context)})`,
      ([kind, byKind, by, sourceKind, source, targetKind, target, at]) =>
        byKind === 'EVENT'
          ? `${kind.toLowerCase()}:${toGlobalId(sourceKind, source)}:${toGlobalId(targetKind, target)}${at}`
          : toGlobalId(byKind, by, undefined, at),
    ),
    source: actorId('source'),
    target: actorId('target'),
    directed: column('directed'),
    kind: column('kind'),
    label: value(
      (edge, _args, context) =>
        sql`json_build_array(${edge}.kind, ${edge}.by_kind, ${edge}.said, ${edge}.others, ${eventName(context, edge)})`,
      (tie: Tie) => labelOfTie(tie),
    ),
    by: embed<Sql, Tagged>('Node', (edge) => ({
      kind: sql`${edge}.by_kind`,
      among: ['RELATIONSHIP', 'TENURE', 'EVENT'],
      id: sql`${edge}.by_id`,
    })),
  },
};

function eventName(context: CompileContext, edge: Sql): Sql {
  const { from, row, where } = byRowId(context, 'event', sql`${edge}.by_id`);
  return sql`case when ${edge}.by_kind = 'EVENT' then (select ${nameIn(context, row, 'en')} from ${from} where ${where}) end`;
}
