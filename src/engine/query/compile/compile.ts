import { type FieldNode, type GraphQLField, GraphQLError } from 'graphql';
import { alike } from './alike';
import { argumentsOf, type Arguments } from '../plan/arguments';
import { completed, present } from '../respond/complete';
import { compileConnection } from './connection';
import { selectionOf, type CompileContext, type Reference } from './compile-context';
import {
  CostExceeded,
  FIELD,
  type FieldCost,
  FIELDS_OF_A_ROW,
  FURTHER_FIELD,
  SHORT_LIST,
  workAsSaid,
} from './cost';
import { isAbstract, type AbstractModel, type FieldRead, type ObjectModel, type Source } from './model';
import { within, type RowContext, type Columns } from './row-context';
import type { ObjectShape, RowShape, Shape } from '../respond/shape';
import { join, listOf, pack, raw, sql, type Sql } from './sql';
import { Deferred, valueFor } from '../plan/deferred';

// A short list has no pages; the limit protects against faults in the data.
const MAX_SHORT_LIST = 1000;

/** Compiles a selection on a row of a type of the model. */
export function compileType(at: RowContext, typeName: string, nodes: readonly FieldNode[]): Shape {
  const model = at.types[typeName];
  if (!model) throw new Error(`${typeName} has no read model`);
  return isAbstract(model) ? compileAbstract(at, model, nodes) : compileObject(at, typeName, model, nodes);
}

function compileObject(
  at: RowContext,
  typeName: string,
  model: ObjectModel,
  nodes: readonly FieldNode[],
): Shape {
  const { context } = at;
  const shape: ObjectShape = { is: 'object', type: typeName, fields: [] };
  const selection = selectionOf(context, typeName, nodes);
  const further = Math.max(0, selection.size - FIELDS_OF_A_ROW);
  // They are written in the same way whatever the rows are found by.
  context.add(at.rows * selection.size * FIELD);
  context.spend(at.rows * further * FURTHER_FIELD);
  for (const [key, fieldNodes] of selection) {
    const name = fieldNodes[0]!.name.value;
    if (name === '__typename') {
      shape.fields.push([key, { is: 'given', value: typeName }]);
      continue;
    }
    const outer = context.path;
    context.path = [...outer, name];
    shape.fields.push([key, compileField(at, typeName, model.fields[name], fieldNodes)]);
    context.path = outer;
  }
  return shape;
}

/** Compiles one field of a row of a type, arguments included. */
export function compileField(
  at: RowContext,
  typeName: string,
  read: FieldRead<any> | undefined,
  nodes: readonly FieldNode[],
): Shape {
  const { value: name } = nodes[0]!.name;
  if (!read) throw new Error(`${typeName}.${name} has no read model`);
  const field = at.context.fieldOf(typeName, name);
  return located(at.context, at.columns, () => {
    const cost = at.context.costOf(typeName, name);
    at.context.parents = at.rows;
    if (cost.work !== undefined) at.context.examine(at.rows * cost.work, at.rows * workAsSaid(cost));
    return compileRead(at, field, read, nodes, cost);
  });
}

function compileRead(
  at: RowContext,
  field: GraphQLField<unknown, unknown>,
  read: FieldRead<any>,
  nodes: readonly FieldNode[],
  cost: FieldCost,
): Shape {
  const { context, columns, row } = at;
  const { type } = field;
  const args = argumentsOf(field, nodes[0]!, context.constraints);
  for (const [name, byValue] of Object.entries(cost.given ?? {})) {
    const work = byValue[args.read<string>(name)];
    if (work !== undefined) context.add(at.rows * work);
  }
  switch (read.is) {
    case 'value':
      return completed(context, type, nodes, {
        is: 'value',
        at: columns.add(read.sql(row, args, context)),
        step: read.decode ?? null,
        written: read.written,
      });
    case 'given':
      return completed(context, type, nodes, { is: 'given', value: read.value(row, args, context) });
    default:
      return present(context, type, compileObjects(at, read, args, nodes, cost));
  }
}

/** Compiles a field whose values are objects of the model. */
function compileObjects(
  at: RowContext,
  read: Exclude<FieldRead<any>, { is: 'value' | 'given' }>,
  args: Arguments,
  nodes: readonly FieldNode[],
  cost: FieldCost,
): Shape {
  const { context, columns, row, rows } = at;
  switch (read.is) {
    case 'embed': {
      const embedded = read.row(row, args, context);
      if (embedded === null) return NOTHING;
      // A member of an abstract type is a row of its own.
      if (isAbstract(at.types[read.type]!)) context.spend(rows);
      const value = compileType({ ...at, row: embedded }, read.type, nodes);
      return read.present ? { is: 'embedded', at: columns.add(read.present(row)), value } : value;
    }
    case 'one': {
      const source = read.source(row, args, context);
      if (source === null) return NOTHING;
      context.spend(rows);
      const one = within(at, source.row);
      const object = one.columns.packed(compileType(one, read.type, nodes));
      return { is: 'one', at: columns.add(selectOne(source, object.sql)), row: object.row };
    }
    case 'list': {
      const source = read.source(row, args, context);
      const { holds = SHORT_LIST } = cost;
      const expected = rows * Math.min(holds, source.atMost ?? holds);
      context.spend(expected);
      const each = within(at, source.row, expected);
      const value = compileType(each, read.type, nodes);
      const refusal = source.refusal && {
        at: each.columns.add(source.refusal.sql),
        error: source.refusal.error,
      };
      const item = each.columns.alone(value);
      return {
        is: 'list',
        at: columns.add(listOf(selectSome(source, item.sql ?? pack([])))),
        item: item.row,
        ...(refusal && { refusal }),
      };
    }
    case 'connection':
      return compileConnection(at, read.listing, read.source(row, args, context), args, nodes, cost, {
        type: compileType,
        field: compileField,
      });
  }
}

/** A union or interface: the member that the row's tag names, with its tag for the decoder. */
function compileAbstract(at: RowContext, model: AbstractModel, nodes: readonly FieldNode[]): Shape {
  const { context, columns, row } = at;
  const shapes = new Map<string, RowShape>();
  const known = model.knownTags?.(row);
  const members = Object.entries(model.members).filter(([, { tag }]) => known?.includes(tag) ?? true);
  const shared = context.scope.said === null ? null : alike(context, model, members, row, nodes);
  const tag = model.tag(row);
  const before = context.cost;
  let most = before;
  const branches = members.map(([typeName, { tag: tagOf, source: sourceOf }]) => {
    // A row is of one member, unless all are tried.
    if (tag !== null) context.cost = before;
    const source = shared ?? sourceOf(row, context);
    const literal = raw(`'${tagOf}'`);
    const object = at.types[typeName] as ObjectModel;
    const each = within(at, source.row);
    each.columns.add(shared ? sql`${shared.row}.tag` : literal);
    const member = each.columns.packed(compileObject(each, typeName, object, nodes));
    shapes.set(tagOf, member.row);
    most = Math.max(most, context.cost);
    return { literal, sql: selectOne(source, member.sql) };
  });
  context.cost = most;
  const place = columns.add(
    shared
      ? branches[0]!.sql
      : tag === null
        ? sql`coalesce(${join(branches.map((branch) => branch.sql))})`
        : sql`case ${tag}::text ${join(
            branches.map((branch) => sql`when ${branch.literal} then ${branch.sql}`),
            ' ',
          )} end`,
  );
  return { is: 'member', at: place, members: shapes };
}

const selectOne = (source: Source<unknown>, columns: Sql) =>
  sql`(select ${columns} from ${source.from} where ${source.where}${source.isUnique ? sql`` : sql`${ordered(source)} limit 1`})`;

const selectSome = (source: Source<unknown>, columns: Sql) =>
  sql`select ${columns} as j from ${source.from} where ${source.where}${ordered(source)} limit ${raw(String(Math.max(MAX_SHORT_LIST, source.atMost ?? 0)))}`;

const ordered = ({ orderBy }: Source<unknown>) => (orderBy ? sql` order by ${orderBy}` : sql``);

const NOTHING: Shape = { is: 'given', value: null };

/*
 * An error belongs to the field whose arguments are invalid, or refer to what does not exist. Where graphql-js completes
 * values, the error is the value of that field: graphql-js reports it at each place of the field, and propagates null to
 * the nearest nullable field above. A plan whose value is the response throws instead, and the operation is left to
 * graphql-js.
 */

/** Compiles a field of a row with these columns; an error of the field becomes its value. */
function located(context: CompileContext, columns: Columns, compile: () => Shape): Shape {
  if (context.operation.completes) return compile();
  const { path, references } = context;
  const [width, known] = [columns.width, references.length];
  try {
    const shape = compile();
    const added = [...columns.from(width), ...references.slice(known).map(({ id }) => id)];
    for (const expression of added) refuseWrong(expression, context);
    return placed(references.slice(known), shape);
  } catch (error) {
    if (!(error instanceof GraphQLError) || error instanceof CostExceeded) throw error;
    // The columns and references of the field so far are dropped.
    columns.cut(width);
    references.length = known;
    context.path = path;
    return { is: 'given', value: error };
  }
}

/** Throws where a deferred value of an expression refuses the request. */
function refuseWrong({ values }: Sql, { constraints }: CompileContext): void {
  for (const value of values) if (value instanceof Deferred) valueFor(value, constraints.given);
}

/** A shape that is an error where a reference is missing, one that belongs to the field and to none within it. */
export function placed(references: readonly Reference[], value: Shape): Shape {
  const own = references.filter(({ isPlaced }) => !isPlaced);
  for (const reference of own) reference.isPlaced = true;
  return own.length > 0 ? { is: 'referring', to: own, value } : value;
}
