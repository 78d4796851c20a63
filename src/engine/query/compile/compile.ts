import type { FieldNode, GraphQLField } from 'graphql';
import { alike } from './alike';
import { argumentsOf } from './arguments';
import type { CompileContext } from './compile-context';
import { completed, present } from '../respond/complete';
import { compileConnection } from './connection';
import { located } from '../respond/fault';
import { Columns } from '../respond/layout';
import {
  isAbstract,
  type AbstractModel,
  type Arguments,
  type FieldRead,
  type ObjectModel,
  type Source,
} from './model';
import { selectionOf } from './selection';
import type { ObjectShape, RowShape, Shape } from '../respond/shape';
import { join, pack, raw, sql, type Sql } from './sql';

// A short list is served whole; the limit bounds what a mistake in the data could make of it.
const SHORT_LIST = 1000;
const USUAL_SHORT_LIST = 10;

/** Compiles a selection on a type of the model, of a row whose columns are these; `rows` is how many of it the statement may return. */
export function compileType(
  context: CompileContext,
  columns: Columns,
  typeName: string,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
): Shape {
  const model = context.operation.model.types[typeName];
  if (!model) throw new Error(`${typeName} has no read model`);
  return isAbstract(model)
    ? compileAbstract(context, columns, model, row, nodes, rows)
    : compileObject(context, columns, typeName, model, row, nodes, rows);
}

function compileObject(
  context: CompileContext,
  columns: Columns,
  typeName: string,
  model: ObjectModel,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
): Shape {
  const shape: ObjectShape = { is: 'object', type: typeName, fields: [] };
  for (const [key, fieldNodes] of selectionOf(context, typeName, nodes)) {
    const name = fieldNodes[0]!.name.value;
    if (name === '__typename') {
      shape.fields.push([key, { is: 'given', value: typeName }]);
      continue;
    }
    const outer = context.path;
    context.path = [...outer, name];
    shape.fields.push([
      key,
      compileField(context, columns, typeName, row, model.fields[name], fieldNodes, rows),
    ]);
    context.path = outer;
  }
  return shape;
}

/** Compiles one field of a row of a type, arguments included. */
export function compileField(
  context: CompileContext,
  columns: Columns,
  typeName: string,
  row: unknown,
  read: FieldRead<any> | undefined,
  nodes: readonly FieldNode[],
  rows: number,
): Shape {
  const { value: name } = nodes[0]!.name;
  if (!read) throw new Error(`${typeName}.${name} has no read model`);
  const field = context.fieldOf(typeName, name);
  return located(context, columns, () => compileRead(context, columns, field, row, read, nodes, rows));
}

function compileRead(
  context: CompileContext,
  columns: Columns,
  field: GraphQLField<unknown, unknown>,
  row: unknown,
  read: FieldRead<any>,
  nodes: readonly FieldNode[],
  rows: number,
): Shape {
  const args = argumentsOf(field, nodes[0]!, context.constraints);
  switch (read.is) {
    case 'value': {
      const at = columns.add(read.sql(row, args, context));
      return completed(context, field.type, nodes, {
        is: 'value',
        at,
        step: read.decode ?? null,
        written: read.written,
      });
    }
    case 'given':
      return completed(context, field.type, nodes, { is: 'given', value: read.value(row, args, context) });
    default:
      return present(context, field.type, compileObjects(context, columns, row, read, args, nodes, rows));
  }
}

/** Compiles a field that gives objects of the model. */
function compileObjects(
  context: CompileContext,
  columns: Columns,
  row: unknown,
  read: Exclude<FieldRead<any>, { is: 'value' | 'given' }>,
  args: Arguments,
  nodes: readonly FieldNode[],
  rows: number,
): Shape {
  switch (read.is) {
    case 'embed': {
      const embedded = read.row(row, args, context);
      if (embedded === null) return NOTHING;
      // A member of an abstract type is a row of its own.
      if (isAbstract(context.operation.model.types[read.type]!)) context.spend(rows);
      const value = compileType(context, columns, read.type, embedded, nodes, rows);
      return read.present ? { is: 'embedded', at: columns.add(read.present(row)), value } : value;
    }
    case 'one': {
      const source = read.source(row, args, context);
      if (source === null) return NOTHING;
      context.spend(rows);
      const own = new Columns();
      const object = own.packed(compileType(context, own, read.type, source.row, nodes, rows));
      return { is: 'one', at: columns.add(selectOne(source, object.sql)), row: object.row };
    }
    case 'list': {
      const expected = rows * USUAL_SHORT_LIST;
      context.spend(expected);
      const source = read.source(row, args, context);
      const own = new Columns();
      const value = compileType(context, own, read.type, source.row, nodes, expected);
      const refusal = source.refusal && { at: own.add(source.refusal.sql), error: source.refusal.error };
      const item = own.alone(value);
      const at = columns.add(
        sql`(select coalesce(json_agg(item.j), '[]'::json) from (${selectSome(source, item.sql ?? pack([]))}) item)`,
      );
      return { is: 'list', at, item: item.row, ...(refusal && { refusal }) };
    }
    case 'connection':
      return compileConnection(
        context,
        columns,
        read.listing,
        read.source(row, args, context),
        args,
        nodes,
        rows,
        { type: compileType, field: compileField },
      );
  }
}

/** A union or interface: the member that a row's tag names, tagged again for the decoder. */
function compileAbstract(
  context: CompileContext,
  columns: Columns,
  model: AbstractModel,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
): Shape {
  const shapes = new Map<string, RowShape>();
  const known = model.knownTag?.(row);
  const members = Object.entries(model.members).filter(([, { tag }]) => known === undefined || tag === known);
  const shared = alike(context, model, members, row, nodes);
  const branches = members.map(([typeName, { tag, source: sourceOf }]) => {
    const source = shared ?? sourceOf(row, context);
    const literal = raw(`'${tag}'`);
    const object = context.operation.model.types[typeName] as ObjectModel;
    const own = new Columns();
    own.add(shared ? sql`${shared.row}.tag` : literal);
    const member = own.packed(compileObject(context, own, typeName, object, source.row, nodes, rows));
    shapes.set(tag, member.row);
    return { literal, sql: selectOne(source, member.sql) };
  });
  const tag = model.tag(row);
  const at = columns.add(
    shared
      ? branches[0]!.sql
      : tag === null
        ? sql`coalesce(${join(branches.map((branch) => branch.sql))})`
        : sql`case ${tag}::text ${join(
            branches.map((branch) => sql`when ${branch.literal} then ${branch.sql}`),
            ' ',
          )} end`,
  );
  return { is: 'member', at, members: shapes };
}

const selectOne = (source: Source<unknown>, columns: Sql) =>
  sql`(select ${columns} from ${source.from} where ${source.where}${source.isUnique ? sql`` : sql`${ordered(source)} limit 1`})`;

const selectSome = (source: Source<unknown>, columns: Sql) =>
  sql`select ${columns} as j from ${source.from} where ${source.where}${ordered(source)} limit ${raw(String(Math.max(SHORT_LIST, source.atMost ?? 0)))}`;

const ordered = ({ orderBy }: Source<unknown>) => (orderBy ? sql` order by ${orderBy}` : sql``);

const NOTHING: Shape = { is: 'given', value: null };
