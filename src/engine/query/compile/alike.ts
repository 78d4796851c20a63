import type { FieldNode } from 'graphql';
import { type CompileContext, selectionOf } from './compile-context';
import type { AbstractMember, AbstractModel, Source } from './model';
import { join, raw, sql, type Sql } from './sql';

type Members = readonly (readonly [typeName: string, AbstractMember<unknown, Sql>])[];

/**
 * Members with the same selection, all of whose fields they have in common, as one source, whose column `tag` names the
 * member of a row; null where selections differ. The statement then has the selection once instead of once for each member,
 * which matters under `saidBy`, where the SQL of a name is a hundred times as long, and only there.
 */
export function alike(
  context: CompileContext,
  { common }: AbstractModel,
  members: Members,
  row: unknown,
  nodes: readonly FieldNode[],
): Source<Sql> | null {
  if (!common || members.length < 2) return null;
  const [first, ...others] = members.map(([typeName]) => [...selectionOf(context, typeName, nodes)]);
  const isCommon = first!.every(([, [field]]) => {
    const name = field!.name.value;
    return name === '__typename' || common.fields.includes(name);
  });
  if (!isCommon || !others.every((other) => isSame(first!, other))) return null;
  const rows = members.map(([, { tag, source }]) => {
    const { from, where, row: own } = source(row, context);
    const columns = common.columns.map((name) => sql`${own}.${raw(name)}`);
    return sql`select ${raw(`'${tag}'`)} as tag, ${join(columns)} from ${from} where ${where}`;
  });
  const one = context.alias('alike');
  return {
    from: sql`(${join(rows, ' union all ')} limit 1) ${one}`,
    row: one,
    where: sql`true`,
    isUnique: true,
  };
}

type Selection = readonly (readonly [key: string, nodes: readonly FieldNode[]])[];

const isSame = (a: Selection, b: Selection) =>
  a.length === b.length &&
  a.every(
    ([key, nodes], i) =>
      key === b[i]![0] && nodes.length === b[i]![1].length && nodes.every((node, n) => node === b[i]![1][n]),
  );
