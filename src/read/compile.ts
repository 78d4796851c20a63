import type { FieldNode } from 'graphql';
import { argumentsOf } from './arguments';
import type { Asking } from './asking';
import { completed, present } from './complete';
import { compileConnection } from './connection';
import { Columns, Layout, type Decode } from './layout';
import {
  isAbstract,
  type AbstractModel,
  type Arguments,
  type FieldRead,
  type ObjectModel,
  type Source,
} from './model';
import { selectionOf } from './selection';
import { join, pack, raw, sql, type Sql } from './sql';

// A short list is served whole; the limit bounds what a mistake in the data could make of it.
const SHORT_LIST = 1000;
const USUAL_SHORT_LIST = 10;

/** Compiles a selection on a type of the model, of a row whose columns are these; `rows` is how many of it the statement may return. */
export function compileType(
  asking: Asking,
  columns: Columns,
  typeName: string,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
): Decode {
  const model = asking.operation.model.types[typeName];
  if (!model) throw new Error(`${typeName} has no read model`);
  return isAbstract(model)
    ? compileAbstract(asking, columns, model, row, nodes, rows)
    : compileObject(asking, columns, typeName, model, row, nodes, rows);
}

function compileObject(
  asking: Asking,
  columns: Columns,
  typeName: string,
  model: ObjectModel,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
): Decode {
  const layout = new Layout(typeName);
  for (const [key, fieldNodes] of selectionOf(asking, typeName, nodes)) {
    const name = fieldNodes[0]!.name.value;
    if (name === '__typename') {
      layout.addType(key);
      continue;
    }
    const outer = asking.path;
    asking.path = [...outer, name];
    layout.add(key, compileField(asking, columns, typeName, row, model.fields[name], fieldNodes, rows));
    asking.path = outer;
  }
  return layout.decode;
}

/** Compiles one field of a row of a type, arguments included. */
export function compileField(
  asking: Asking,
  columns: Columns,
  typeName: string,
  row: unknown,
  read: FieldRead<any> | undefined,
  nodes: readonly FieldNode[],
  rows: number,
): Decode {
  const node = nodes[0]!;
  if (!read) throw new Error(`${typeName}.${node.name.value} has no read model`);
  const field = asking.fieldOf(typeName, node.name.value);
  const args = argumentsOf(field, node, asking.looks);
  switch (read.is) {
    case 'value': {
      const at = columns.add(read.sql(row, args, asking));
      const decode = completed(asking, field.type, nodes, read.decode);
      return decode ? (values) => decode(values[at]) : (values) => values[at];
    }
    case 'given': {
      const value = read.value(row, args, asking);
      const complete = completed(asking, field.type, nodes);
      return complete ? () => complete(value) : () => value;
    }
    default:
      return present(asking, field.type, compileObjects(asking, columns, row, read, args, nodes, rows));
  }
}

/** Compiles a field that gives objects of the model. */
function compileObjects(
  asking: Asking,
  columns: Columns,
  row: unknown,
  read: Exclude<FieldRead<any>, { is: 'value' | 'given' }>,
  args: Arguments,
  nodes: readonly FieldNode[],
  rows: number,
): Decode {
  switch (read.is) {
    case 'embed': {
      const embedded = read.row(row, args, asking);
      if (embedded === null) return nothing;
      // A member of an abstract type is a row of its own.
      if (isAbstract(asking.operation.model.types[read.type]!)) asking.spend(rows);
      const decode = compileType(asking, columns, read.type, embedded, nodes, rows);
      if (!read.present) return decode;
      const at = columns.add(read.present(row));
      return (values) => (values[at] === null ? null : decode(values));
    }
    case 'one': {
      const source = read.source(row, args, asking);
      if (source === null) return nothing;
      asking.spend(rows);
      const own = new Columns();
      const object = own.packed(compileType(asking, own, read.type, source.row, nodes, rows));
      const at = columns.add(selectOne(source, object.sql));
      return (values) => (values[at] === null ? null : object.decode(values[at]));
    }
    case 'list': {
      const expected = rows * USUAL_SHORT_LIST;
      asking.spend(expected);
      const source = read.source(row, args, asking);
      const own = new Columns();
      const decode = compileType(asking, own, read.type, source.row, nodes, expected);
      const item = own.alone(source.refusal ? orRefused(source.refusal, own, decode) : decode);
      const at = columns.add(
        sql`(select coalesce(json_agg(item.j), '[]'::json) from (${selectSome(source, item.sql ?? pack([]))}) item)`,
      );
      return (values) => (values[at] as unknown[]).map(item.decode);
    }
    case 'connection':
      return compileConnection(
        asking,
        columns,
        read.listing,
        read.source(row, args, asking),
        args,
        nodes,
        rows,
        { type: compileType, field: compileField },
      );
  }
}

/** A union or interface: the member that a row's tag names, tagged again for the decoder. */
function compileAbstract(
  asking: Asking,
  columns: Columns,
  model: AbstractModel,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
): Decode {
  const decoders = new Map<string, (raw: any) => unknown>();
  const known = model.knownTag?.(row);
  const members = Object.entries(model.members).filter(([, { tag }]) => known === undefined || tag === known);
  const branches = members.map(([typeName, { tag, source: sourceOf }]) => {
    const source = sourceOf(row, asking);
    const literal = raw(`'${tag}'`);
    const object = asking.operation.model.types[typeName] as ObjectModel;
    const own = new Columns();
    own.add(literal);
    const decode = compileObject(asking, own, typeName, object, source.row, nodes, rows);
    const member = own.packed(decode);
    decoders.set(tag, member.decode);
    return { literal, sql: selectOne(source, member.sql) };
  });
  const tag = model.tag(row);
  const at = columns.add(
    tag === null
      ? sql`coalesce(${join(branches.map((branch) => branch.sql))})`
      : sql`case ${tag}::text ${join(
          branches.map((branch) => sql`when ${branch.literal} then ${branch.sql}`),
          ' ',
        )} end`,
  );
  return (values) => (values[at] === null ? null : decoders.get(tagOf(values[at]))!(values[at]));
}

const selectOne = (source: Source<unknown>, columns: Sql) =>
  sql`(select ${columns} from ${source.from} where ${source.where}${source.isUnique ? sql`` : sql`${ordered(source)} limit 1`})`;

const selectSome = (source: Source<unknown>, columns: Sql) =>
  sql`select ${columns} as j from ${source.from} where ${source.where}${ordered(source)} limit ${raw(String(SHORT_LIST))}`;

const ordered = ({ orderBy }: Source<unknown>) => (orderBy ? sql` order by ${orderBy}` : sql``);

/** The row unless what is beside it refuses it. */
function orRefused(
  refusal: NonNullable<Source<unknown>['refusal']>,
  columns: Columns,
  decode: Decode,
): Decode {
  const at = columns.add(refusal.sql);
  return (values) => {
    if (values[at] !== null) throw refusal.error(values[at]);
    return decode(values);
  };
}

const nothing = () => null;

/** The tag that a member comes with, its first column, however deep wide rows are nested. */
const tagOf = (packed: unknown): string => (Array.isArray(packed) ? tagOf(packed[0]) : (packed as string));
