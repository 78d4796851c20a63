import type { FieldNode } from 'graphql';
import { argumentsOf } from './arguments';
import type { Asking } from './asking';
import { completed, present } from './complete';
import { compileConnection } from './connection';
import { columnsOf, Layout, type Compiled } from './layout';
import {
  isAbstract,
  type AbstractModel,
  type Arguments,
  type FieldRead,
  type ObjectModel,
  type Source,
} from './model';
import { selectionOf } from './selection';
import { join, raw, sql, type Sql } from './sql';

// A short list is served whole; the limit bounds what a mistake in the data could make of it.
const SHORT_LIST = 1000;
const USUAL_SHORT_LIST = 10;

/** Compiles a selection on a type of the model to one JSON array; `rows` is how many of it the statement may return. */
export function compileType(
  asking: Asking,
  typeName: string,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
): Compiled {
  const model = asking.operation.model.types[typeName];
  if (!model) throw new Error(`${typeName} has no read model`);
  return isAbstract(model)
    ? compileAbstract(asking, model, row, nodes, rows)
    : compileObject(asking, typeName, model, row, nodes, rows);
}

function compileObject(
  asking: Asking,
  typeName: string,
  model: ObjectModel,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
  tag?: Sql,
): Compiled {
  const layout = new Layout(typeName, tag);
  for (const [key, fieldNodes] of selectionOf(asking, typeName, nodes)) {
    const name = fieldNodes[0]!.name.value;
    if (name === '__typename') {
      layout.addType(key);
      continue;
    }
    const outer = asking.path;
    asking.path = [...outer, name];
    layout.add(key, compileField(asking, typeName, row, model.fields[name], fieldNodes, rows));
    asking.path = outer;
  }
  return layout.compiled();
}

/** Compiles one field of a row of a type, arguments included. */
export function compileField(
  asking: Asking,
  typeName: string,
  row: unknown,
  read: FieldRead<any> | undefined,
  nodes: readonly FieldNode[],
  rows: number,
): Compiled {
  const node = nodes[0]!;
  if (!read) throw new Error(`${typeName}.${node.name.value} has no read model`);
  const field = asking.fieldOf(typeName, node.name.value);
  const args = argumentsOf(field, node, asking.looks);
  switch (read.is) {
    case 'value': {
      const decode = completed(asking, field.type, nodes, read.decode ?? asItIs);
      return { sql: read.sql(row, args, asking), decode };
    }
    case 'given': {
      const value = read.value(row, args, asking);
      return { sql: null, decode: completed(asking, field.type, nodes, () => value) };
    }
    default: {
      const { sql, decode } = compileObjects(asking, row, read, args, nodes, rows);
      return { sql, decode: present(asking, field.type, decode) };
    }
  }
}

/** Compiles a field that gives objects of the model. */
function compileObjects(
  asking: Asking,
  row: unknown,
  read: Exclude<FieldRead<any>, { is: 'value' | 'given' }>,
  args: Arguments,
  nodes: readonly FieldNode[],
  rows: number,
): Compiled {
  switch (read.is) {
    case 'embed': {
      const embedded = read.row(row, args, asking);
      if (embedded === null) return NOTHING;
      // A member of an abstract type is a row of its own.
      if (isAbstract(asking.operation.model.types[read.type]!)) asking.spend(rows);
      const object = compileType(asking, read.type, embedded, nodes, rows);
      return read.present
        ? { ...orNull(object), sql: sql`case when ${read.present(row)} then ${columnsOf(object)} end` }
        : object;
    }
    case 'one': {
      const source = read.source(row, args, asking);
      if (source === null) return NOTHING;
      asking.spend(rows);
      const object = compileType(asking, read.type, source.row, nodes, rows);
      return { ...orNull(object), sql: selectOne(source, columnsOf(object)) };
    }
    case 'list': {
      const expected = rows * USUAL_SHORT_LIST;
      asking.spend(expected);
      const source = read.source(row, args, asking);
      const object = compileType(asking, read.type, source.row, nodes, expected);
      const item = source.refusal ? orRefused(source.refusal, object) : object;
      return {
        sql: sql`(select coalesce(json_agg(item.j), '[]'::json) from (${selectSome(source, columnsOf(item))}) item)`,
        decode: (items: unknown[]) => items.map((packed) => item.decode(packed)),
      };
    }
    case 'connection':
      return compileConnection(asking, read.listing, read.source(row, args, asking), args, nodes, rows, {
        type: compileType,
        field: compileField,
      });
  }
}

/** A union or interface: the member that a row's tag names, tagged again for the decoder. */
function compileAbstract(
  asking: Asking,
  model: AbstractModel,
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
): Compiled {
  const decoders = new Map<string, Compiled['decode']>();
  const known = model.knownTag?.(row);
  const members = Object.entries(model.members).filter(([, { tag }]) => known === undefined || tag === known);
  const branches = members.map(([typeName, { tag, source: sourceOf }]) => {
    const source = sourceOf(row, asking);
    const literal = raw(`'${tag}'`);
    const object = asking.operation.model.types[typeName] as ObjectModel;
    const { sql, decode } = compileObject(asking, typeName, object, source.row, nodes, rows, literal);
    decoders.set(tag, decode);
    return { literal, sql: selectOne(source, sql!) };
  });
  const tag = model.tag(row);
  return {
    sql:
      tag === null
        ? sql`coalesce(${join(branches.map((branch) => branch.sql))})`
        : sql`case ${tag}::text ${join(
            branches.map((branch) => sql`when ${branch.literal} then ${branch.sql}`),
            ' ',
          )} end`,
    decode: (tagged) => (tagged === null ? null : decoders.get(tagged[0])!(tagged)),
  };
}

const selectOne = (source: Source<unknown>, columns: Sql) =>
  sql`(select ${columns} from ${source.from} where ${source.where}${source.isUnique ? sql`` : sql`${ordered(source)} limit 1`})`;

const selectSome = (source: Source<unknown>, columns: Sql) =>
  sql`select ${columns} as j from ${source.from} where ${source.where}${ordered(source)} limit ${raw(String(SHORT_LIST))}`;

const ordered = ({ orderBy }: Source<unknown>) => (orderBy ? sql` order by ${orderBy}` : sql``);

const orNull = ({ decode }: Compiled) => ({
  decode: (packed: unknown) => (packed === null ? null : decode(packed)),
});

/** The row beside what may refuse it. */
const orRefused = (refusal: NonNullable<Source<unknown>['refusal']>, object: Compiled): Compiled => ({
  sql: sql`json_build_array(${refusal.sql}, ${columnsOf(object)})`,
  decode([refused, row]: [unknown, unknown]) {
    if (refused !== null) throw refusal.error(refused);
    return object.decode(row);
  },
});

const asItIs = (value: unknown) => value;

const NOTHING: Compiled = { sql: null, decode: () => null };
