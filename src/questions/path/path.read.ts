import { ACTOR_KINDS } from '../../engine/model/kinds';
import { badInput, ErrorCode, RostrumError } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { thingById, type Tagged } from '../../engine/query/compile/fields';
import type { Arguments } from '../../engine/query/plan/arguments';
import { embed, list, value, type FieldRead, type ObjectModel } from '../../engine/query/compile/model';
import { referTo } from '../../engine/query/compile/reference';
import { sql, type Sql } from '../../engine/query/compile/sql';
import { PathVia } from './path.enums';
import { mostTouched, shortestPaths } from './search.read';

const DEFAULT_VIA = [PathVia.RELATIONSHIP, PathVia.EVENT, PathVia.TENURE, PathVia.BORDER];

type Refusal = ['same'] | ['exceeded', found: number, length: number];

export const pathsField: FieldRead<unknown> = list('Path', (_root, args, context) => {
  const maxLength = within(args, 'maxLength', [1, 6], 4, context);
  const first = within(args, 'first', [0, 20], 5, context);
  const via: readonly PathVia[] = args.read('via') ?? DEFAULT_VIA;
  if (via.length === 0)
    throw badInput([...context.path, 'via'], 'via is empty; name what steps may go over, or leave it out.');
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

function within(
  args: Arguments,
  name: string,
  [least, most]: readonly [number, number],
  fallback: number,
  context: CompileContext,
): number {
  const given: number = args.read(name) ?? fallback;
  if (given >= least && given <= most) return given;
  throw badInput(
    [...context.path, name],
    `${name} is ${given}; it may be ${least} to ${most}, and is ${fallback} where left out.`,
  );
}

function refusalOf(refusal: Refusal, { path, scope }: CompileContext): RostrumError {
  if (refusal[0] === 'same')
    return badInput([...path, 'to'], 'from and to are the same; a path leads from one thing to another.');
  const [, found, length] = refusal;
  const advice = [
    ...(found > 0 ? [`first: ${found}, which are found before that`] : []),
    ...(found === 0 && length > 0 ? [`maxLength: ${length}`] : []),
    'fewer kinds of connection (via)',
  ];
  return new RostrumError(
    ErrorCode.COST_EXCEEDED,
    `Too much is connected with these two: the search would look at more than ${mostTouched(scope).toLocaleString('en')} connections. Ask for ${advice.join(', or ')}.`,
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
    by: embed<Sql, Tagged>('Node', (step) => ({ kind: sql`${step}.kind`, id: sql`${step}.id` })),
  },
};
