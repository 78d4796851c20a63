import type { FieldNode, GraphQLField } from 'graphql';
import { alike } from './alike';
import { argumentsOf } from './arguments';
import type { Asking } from './asking';
import { completed, present } from './complete';
import { compileConnection } from './connection';
import { located } from './fault';
import { Columns } from './layout';
import {
  isAbstract,
  type AbstractModel,
  type Arguments,
  type FieldRead,
  type ObjectModel,
  type Source,
} from './model';
import { selectionOf } from './selection';
import type { ObjectShape, RowShape, Shape } from './shape';
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
): Shape {
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
): Shape {
  const shape: ObjectShape = { is: 'object', type: typeName, fields: [] };
  for (const [key, fieldNodes] of selectionOf(asking, typeName, nodes)) {
    const name = fieldNodes[0]!.name.value;
    if (name === '__typename') {
      shape.fields.push([key, { is: 'given', value: typeName }]);
      continue;
    }
    const outer = asking.path;
    asking.path = [...outer, name];
    shape.fields.push([
      key,
      compileField(asking, columns, typeName, row, model.fields[name], fieldNodes, rows),
    ]);
    asking.path = outer;
  }
  return shape;
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
): Shape {
  const { value: name } = nodes[0]!.name;
  if (!read) throw new Error(`${typeName}.${name} has no read model`);
  const field = asking.fieldOf(typeName, name);
  return located(asking, columns, () => compileRead(asking, columns, field, row, read, nodes, rows));
}

function compileRead(
  asking: Asking,
  columns: Columns,
  field: GraphQLField<unknown, unknown>,
  row: unknown,
  read: FieldRead<any>,
  nodes: readonly FieldNode[],
  rows: number,
): Shape {
  const args = argumentsOf(field, nodes[0]!, asking.looks);
  switch (read.is) {
    case 'value': {
      const at = columns.add(read.sql(row, args, asking));
      return completed(asking, field.type, nodes, {
        is: 'value',
        at,
        step: read.decode ?? null,
        written: read.written,
      });
    }
    case 'given':
      return completed(asking, field.type, nodes, { is: 'given', value: read.value(row, args, asking) });
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
): Shape {
  switch (read.is) {
    case 'embed': {
      const embedded = read.row(row, args, asking);
      if (embedded === null) return NOTHING;
      // A member of an abstract type is a row of its own.
      if (isAbstract(asking.operation.model.types[read.type]!)) asking.spend(rows);
      const value = compileType(asking, columns, read.type, embedded, nodes, rows);
      return read.present ? { is: 'embedded', at: columns.add(read.present(row)), value } : value;
    }
    case 'one': {
      const source = read.source(row, args, asking);
      if (source === null) return NOTHING;
      asking.spend(rows);
      const own = new Columns();
      const object = own.packed(compileType(asking, own, read.type, source.row, nodes, rows));
      return { is: 'one', at: columns.add(selectOne(source, object.sql)), row: object.row };
    }
    case 'list': {
      const expected = rows * USUAL_SHORT_LIST;
      asking.spend(expected);
      const source = read.source(row, args, asking);
      const own = new Columns();
      const value = compileType(asking, own, read.type, source.row, nodes, expected);
      const refusal = source.refusal && { at: own.add(source.refusal.sql), error: source.refusal.error };
      const item = own.alone(value);
      const at = columns.add(
        sql`(select coalesce(json_agg(item.j), '[]'::json) from (${selectSome(source, item.sql ?? pack([]))}) item)`,
      );
      return { is: 'list', at, item: item.row, ...(refusal && { refusal }) };
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
): Shape {
  const shapes = new Map<string, RowShape>();
  const known = model.knownTag?.(row);
  const members = Object.entries(model.members).filter(([, { tag }]) => known === undefined || tag === known);
  const shared = alike(asking, model, members, row, nodes);
  const branches = members.map(([typeName, { tag, source: sourceOf }]) => {
    const source = shared ?? sourceOf(row, asking);
    const literal = raw(`'${tag}'`);
    const object = asking.operation.model.types[typeName] as ObjectModel;
    const own = new Columns();
    own.add(shared ? sql`${shared.row}.tag` : literal);
    const member = own.packed(compileObject(asking, own, typeName, object, source.row, nodes, rows));
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
