import type { FieldNode } from 'graphql';
import { hasRequiredItems, present } from '../respond/complete';
import type { ConnectionField, CursorShape, PageInfoField, Shape } from '../respond/shape';
import { type Columns, within, type RowContext } from './row-context';
import { compileFilter } from './filter';
import type { Arguments } from '../plan/arguments';
import { type FieldRead, type Listing, type Order, type Source } from './model';
import { COUNT, COUNT_AS_SAID, EXAMINED_AS_SAID, type FieldCost, SHARE_OF_ONE, SORT } from './cost';
import type { Term } from './cursor';
import { ordersOf, pageOf, type Page, ascends, compared, keyOf, valuesOf, type Side } from './page';
import { selectionOf } from './compile-context';
import { and, join, listOf, pack, raw, sql, type Sql } from './sql';

/** The compiler of selections and fields, which a connection calls for its nodes and edges. */
interface Compile {
  type(at: RowContext, typeName: string, nodes: readonly FieldNode[]): Shape;
  field(
    at: RowContext,
    typeName: string,
    read: FieldRead<any> | undefined,
    nodes: readonly FieldNode[],
  ): Shape;
}

/** The rows of a list, their order keys, and the requested page. */
export interface Keyset {
  source: Source<any>;
  /** The condition for rows of the list. */
  matching: Sql;
  terms: readonly Term[];
  /** The SQL of each term. */
  keys: readonly Sql[];
  page: Page;
  /** The SQL of the cursors that bound the page. */
  bounds: Readonly<Record<Side, readonly Sql[] | null>>;
}

/** Compiles a Relay connection: a keyset page of the source, and its total only where that is selected. */
export function compileConnection(
  at: RowContext,
  listing: Listing<any>,
  source: Source<any>,
  args: Arguments,
  nodes: readonly FieldNode[],
  cost: FieldCost,
  compile: Compile,
): Shape {
  const { context, columns } = at;
  const name = listing.name ?? listing.type;
  const type = `${name}Connection`;
  const page = pageOf(args, context.path);
  const orders = ordersOf(args);
  if (orders.length > 0) spendSorting(at, listing, orders[0]!, cost);
  const terms = termsOf(listing, orders);
  const keys = terms.map((term) => source.keys?.[term.field] ?? keyOf(term, source.row, context));
  const unanswered = source.unanswered === undefined ? args.object('where') : source.unanswered;
  const before = context.cost;
  const filter = compileFilter(listing.filter ?? { fields: {} }, source.row, unanswered, context, [
    ...context.path,
    'where',
  ]);
  const filtering = context.cost - before;
  const computing = source.areAllComputed ? (context.operation.costs?.computed[listing.type] ?? 0) : 0;
  context.examine(0, computing);
  const matching = and([source.where, ...filter]);
  const rows = at.rows * page.size;
  context.spend(rows);
  const boundOn = (side: Side): Sql[] | null => {
    const cursor = page[side];
    return cursor === null ? null : valuesOf(cursor, terms, name, [...context.path, side], context);
  };
  const bounds = { after: boundOn('after'), before: boundOn('before') };
  const keyset: Keyset = { source, matching, terms, keys, page, bounds };

  const each = within(at, source.row, rows);
  let total = null as Sql | null;
  let areRowsAsked = false;
  // One more row shows whether there are more. It costs as much as any other, and is read only where that is selected.
  let isMoreAsked = false;
  const rowsOf = (field: string, row: Shape): ConnectionField => {
    areRowsAsked = true;
    const areRequired = context.operation.completes && hasRequiredItems(context.fieldOf(type, field).type);
    return { is: 'rows', row, ...(areRequired && { areItemsRequired: true }) };
  };
  const compileConnectionField = (field: string, fieldNodes: readonly FieldNode[]): ConnectionField => {
    switch (field) {
      case 'edges':
        return rowsOf(field, compileEdge(each, listing, name, keyset, fieldNodes, compile));
      case 'nodes':
        return rowsOf(field, compile.type(each, listing.type, fieldNodes));
      case 'pageInfo': {
        areRowsAsked = true;
        const cursor = cursorOf(each.columns, name, keyset);
        const isBeyond = (side: Side) => addTo(columns, isBeyondCursor(keyset, side));
        const wanted = [...selectionOf(context, 'PageInfo', fieldNodes)].map(
          ([key, [node]]) => [key, pageInfoField(page, node!.name.value, cursor, isBeyond)] as const,
        );
        isMoreAsked ||= wanted.some(([, info]) => info.is === 'more' && info.isCut);
        return { is: 'pageInfo', fields: wanted };
      }
      case 'totalCount':
        if (total === null) {
          spendCounting(at, cost);
          context.add(filtering);
          context.examine(0, computing);
        }
        total = countOf(keyset, filter.length > 0);
        return { is: 'total' };
      default:
        return { is: 'given', value: type };
    }
  };
  const fields = Array.from(
    selectionOf(context, type, nodes),
    ([key, fieldNodes]): [string, ConnectionField] => [
      key,
      compileConnectionField(fieldNodes[0]!.name.value, fieldNodes),
    ],
  );

  const totalAt = addTo(columns, total);
  if (!areRowsAsked) {
    const shapes = fields.map(([key, field]): [string, Shape] => [key, withoutRows(field, totalAt)]);
    return { is: 'object', type, fields: shapes };
  }
  const row = each.columns.alone({ is: 'given', value: null });
  const limit = page.size + (isMoreAsked ? 1 : 0);
  const rowsAt = columns.add(listOf(pageSelect(keyset, row.sql ?? pack([]), limit)));
  const { columns: width, isAlone } = row.row;
  return {
    is: 'connection',
    type,
    rowsAt,
    totalAt,
    row: { columns: width, isAlone },
    size: page.size,
    isBackward: page.backward,
    fields,
  };
}

/** The ORDER BY of a list, forward or backward. */
export const orderBy = ({ terms, keys, source }: Keyset, isBackward: boolean): Sql =>
  join(
    terms.map((term, i) => {
      const direction = raw(ascends(term) === isBackward ? 'desc' : 'asc');
      if (!term.key.sorted) return sql`${keys[i]} ${direction}`;
      return sql`${term.key.sorted(source.row)} ${direction} nulls ${raw(isBackward ? 'first' : 'last')}`;
    }),
  );

/** Selects the rows of a page, `limit` at most, as the column `j`. */
export function pageSelect(keyset: Keyset, row: Sql, limit: number): Sql {
  const { source, matching, terms, keys, page, bounds } = keyset;
  const between = (['after', 'before'] as const).flatMap((side) => {
    const bound = bounds[side];
    return bound === null ? [] : [compared(terms, keys, bound, side)];
  });
  return sql`select ${row} as j from ${source.from} where ${and([matching, ...between])} order by ${orderBy(keyset, page.backward)} limit ${raw(String(limit))}`;
}

/** Whether there is a row beyond the cursor that bounds the page on a side; null without a cursor. */
export function isBeyondCursor(keyset: Keyset, side: Side): Sql | null {
  const { source, matching, terms, keys, bounds } = keyset;
  const bound = bounds[side];
  if (bound === null) return null;
  const isOutside = compared(terms, keys, bound, side === 'after' ? 'upTo' : 'from');
  // The nearest is usually the row of the cursor itself.
  return sql`exists (select from ${source.from} where ${and([matching, isOutside])}
      order by ${orderBy(keyset, side === 'after')} limit 1)`;
}

/** Counts the rows of a list; without a filter, by the source's cheaper count. */
export const countOf = ({ source, matching }: Keyset, isFiltered: boolean): Sql =>
  source.counted && !isFiltered
    ? sql`(select count(*) from ${source.counted.from} where ${source.counted.where})`
    : sql`(select count(*) from ${source.from} where ${matching})`;

const addTo = (columns: Columns, expression: Sql | null): number | null =>
  expression === null ? null : columns.add(expression);

/** A field of a connection without rows, which is compiled as an object. */
function withoutRows(field: ConnectionField, totalAt: number | null): Shape {
  if (field.is === 'given') return field;
  if (field.is === 'total' && totalAt !== null) return { is: 'value', at: totalAt, step: null };
  throw new Error(`Rows are needed for ${field.is}`);
}

/** Selects the keys of a row. */
const cursorOf = (columns: Columns, name: string, { terms, keys }: Keyset): CursorShape => ({
  name,
  terms,
  places: keys.map((key) => columns.add(key)),
});

function compileEdge(
  each: RowContext,
  listing: Listing<any>,
  name: string,
  keyset: Keyset,
  nodes: readonly FieldNode[],
  compile: Compile,
): Shape {
  const { context } = each;
  const type = `${name}Edge`;
  const compileEdgeField = (field: string, fieldNodes: readonly FieldNode[]): Shape => {
    switch (field) {
      case '__typename':
        return { is: 'given', value: type };
      case 'cursor':
        return { is: 'cursor', cursor: cursorOf(each.columns, name, keyset) };
      case 'node': {
        const node = compile.type(each, listing.type, fieldNodes);
        return present(context, context.fieldOf(type, field).type, node);
      }
      default:
        return compile.field(each, type, listing.edge?.[field], fieldNodes);
    }
  };
  const fields = Array.from(
    selectionOf(context, type, nodes),
    ([key, fieldNodes]) => [key, compileEdgeField(fieldNodes[0]!.name.value, fieldNodes)] as const,
  );
  return { is: 'object', type, fields };
}

/** Adds what an order costs that is not the one in which the rows are found. */
function spendSorting(
  { context, rows }: RowContext,
  listing: Listing<any>,
  { field }: Order,
  { sort = SORT }: FieldCost,
): void {
  if (!context.isBelow) context.examine(context.operation.costs?.orders[`${listing.type}.${field}`] ?? 0);
  else if (field !== listing.defaultOrder[0]?.field) context.examine(rows * sort);
}

/** Adds what counting a list costs. */
function spendCounting({ context, rows }: RowContext, { count, countAsSaid }: FieldCost): void {
  const ofOne = count ?? COUNT / SHARE_OF_ONE;
  if (context.isBelow) context.examine(rows * ofOne, rows * (countAsSaid ?? ofOne * EXAMINED_AS_SAID));
  else context.examine(count ?? COUNT, countAsSaid ?? COUNT_AS_SAID);
}

function termsOf(listing: Listing<any>, asked: readonly Order[]): Term[] {
  const orders = asked.length > 0 ? asked : listing.defaultOrder;
  const terms = orders.map(({ field, direction }) => ({ field, direction, key: listing.orders[field]! }));
  return [...terms, { field: 'ID', direction: terms.at(-1)?.direction ?? 'ASC', key: listing.id }];
}

/** A field of PageInfo; `isBeyond` selects whether there are rows beyond the cursor on a side. */
function pageInfoField(
  page: Page,
  field: string,
  cursor: CursorShape,
  isBeyond: (side: Side) => number | null,
): PageInfoField {
  switch (field) {
    case 'hasNextPage':
      return { is: 'more', isCut: !page.backward, at: isBeyond('before') };
    case 'hasPreviousPage':
      return { is: 'more', isCut: page.backward, at: isBeyond('after') };
    case 'startCursor':
      return { is: 'start', cursor };
    case 'endCursor':
      return { is: 'end', cursor };
    default:
      return { is: 'given', value: 'PageInfo' };
  }
}
