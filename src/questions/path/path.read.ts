import { ACTOR_KINDS } from '../../engine/model/kinds';
import { badInput, ErrorCode, RostrumError } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { thingById, type Tagged } from '../../engine/query/compile/fields';
import { embed, list, value, type FieldRead, type ObjectModel } from '../../engine/query/compile/model';
import { referTo } from '../../engine/query/compile/reference';
import { sql, type Sql } from '../../engine/query/compile/sql';
import { viaOf } from '../../domain/network/via.read';
import { bounded } from '../../engine/query/compile/bounded';
import { maxTouched, shortestPaths } from './search.read';

type Refusal = ['same'] | ['exceeded', found: number, length: number];

export const pathsField: FieldRead<unknown> = list('Path', (_root, args, context) => {
  const maxLength = bounded(args, 'maxLength', [1, 6], 4, context);
  const first = bounded(args, 'first', [0, 20], 5, context);
  const via = viaOf(args, context);
  const [from, to] = ['from', 'to'].map((end) =>
    referTo(context, args.param(end), ACTOR_KINDS, [...context.path, end]),
  ) as [Sql, Sql];
  const path = context.alias('path');
  return {
    from: sql`(${shortestPaths(context, { from, to, maxLength, via, first })}) ${path}`,
    row: path,
    where: sql`true`,
    orderBy: sql`cardinality(${path}.ids), ${path}.nodes`,
    refusal: {
      sql: sql`${path}.refusal`,
      error: (refusal: Refusal) => refusalOf(refusal, context),
    },
  };
});

function refusalOf(refusal: Refusal, { path, scope }: CompileContext): RostrumError {
  if (refusal[0] === 'same')
    return badInput([...path, 'to'], 'from and to are the same; a path connects two different things.');
  const [, found, length] = refusal;
  const advice = [
    ...(found > 0 ? [`first: ${found}, which are found before that`] : []),
    ...(found === 0 && length > 0 ? [`maxLength: ${length}`] : []),
    'fewer kinds of connection (via)',
  ];
  return new RostrumError(
    ErrorCode.COST_EXCEEDED,
    `These two have too many connections: the search would examine more than ${maxTouched(scope).toLocaleString('en')}. Request ${advice.join(', or ')}.`,
  );
}

export const pathModel: ObjectModel<Sql> = {
  fields: {
    length: value((path) => sql`cardinality(${path}.ids)`),
    steps: list('PathStep', (path, _args, context) => {
      const step = context.alias('step');
      return {
        from: sql`unnest(${path}.kinds, ${path}.ids, ${path}.nodes[:cardinality(${path}.ids)], ${path}.nodes[2:])
          with ordinality as ${step}(kind, id, from_id, to_id, position)`,
        row: step,
        where: sql`true`,
        orderBy: sql`${step}.position`,
      };
    }),
  },
};

export const pathStepModel: ObjectModel<Sql> = {
  fields: {
    from: thingById('Entity', 'from_id'),
    to: thingById('Entity', 'to_id'),
    by: embed<Sql, Tagged>('Node', (step) => ({
      kind: sql`${step}.kind`,
      among: ['RELATIONSHIP', 'TENURE', 'EVENT'],
      id: sql`${step}.id`,
    })),
  },
};
