import type { FieldNode } from 'graphql';
import type { CompileContext } from './compile-context';
import type { compileField, compileType } from './compile';
import { hasRequiredItems, present } from '../respond/complete';
import type { Term } from './cursor';
import { compileFilter } from './filter';
import { Columns } from '../respond/layout';
import type { Arguments, Listing, Order, Source } from './model';
import { pageOf, type Page } from './page';
import { ascends, compared, keyOf, valuesOf, type Side } from './position';
import { selectionOf } from './selection';
import type { ConnectionField, CursorShape, PageInfoField, Shape } from '../respond/shape';
import { and, join, pack, raw, sql, type Sql } from './sql';

/** What a connection needs of the compiler that calls it. */
interface Compile {
  type: typeof compileType;
  field: typeof compileField;
}

/** Compiles a Relay connection: a keyset page of the source, and its total only where that is selected. */
export function compileConnection(
  context: CompileContext,
  columns: Columns,
  listing: Listing<any>,
  source: Source<any>,
  args: Arguments,
  nodes: readonly FieldNode[],
  parents: number,
  compile: Compile,
): Shape {
  const name = listing.name ?? listing.type;
  const type = `${name}Connection`;
  const page = pageOf(args, context.path);
  const terms = termsOf(listing, args.orderBy);
  const keys = terms.map((term) => source.keys?.[term.field] ?? keyOf(term, source.row, context));
  const unanswered = source.unanswered === undefined ? args.where : source.unanswered;
  const filter = compileFilter(listing.filter ?? { fields: {} }, source.row, unanswered, context, [
    ...context.path,
    'where',
  ]);
  const matching = and([source.where, ...filter]);
  const rows = parents * page.size;
  context.spend(rows);

  const positionOf = (side: Side): Sql[] | null => {
    const cursor = page[side];
    return cursor === null ? null : valuesOf(cursor, terms, name, [...context.path, side], context);
  };
  const bounds = { after: positionOf('after'), before: positionOf('before') };
  const ordered = (isBackward: boolean) =>
    join(
      terms.map((term, i) => {
        const direction = raw(ascends(term) === isBackward ? 'desc' : 'asc');
        if (!term.key.sorted) return sql`${keys[i]} ${direction}`;
        return sql`${term.key.sorted(source.row)} ${direction} nulls ${raw(isBackward ? 'first' : 'last')}`;
      }),
    );
  /** The column that says whether there is a row beyond the cursor where the page is to end on a side; null without one. */
  const isBeyond = (side: Side): number | null => {
    const bound = bounds[side];
    if (bound === null) return null;
    const isOutside = compared(terms, keys, bound, side === 'after' ? 'upTo' : 'from');
    // The nearest is as a rule the one that the cursor points at.
    return columns.add(sql`exists (select from ${source.from} where ${and([matching, isOutside])}
      order by ${ordered(side === 'after')} limit 1)`);
  };

  const own = new Columns();
  let total = null as Sql | null;
  let areRowsAsked = false;
  // One row more tells whether there are more; it costs as much as any other, and is not read for nothing.
  let isMoreAsked = false;
  const fields: [string, ConnectionField][] = [];
  const eachRow = (field: string, row: Shape): ConnectionField => {
    areRowsAsked = true;
    const areRequired = context.operation.completes && hasRequiredItems(context.fieldOf(type, field).type);
    return { is: 'rows', row, ...(areRequired && { areItemsRequired: true }) };
  };
  const ofField = (field: string, fieldNodes: readonly FieldNode[]): ConnectionField => {
    switch (field) {
      case 'edges':
        return eachRow(
          field,
          compileEdge(context, own, listing, name, terms, keys, source.row, fieldNodes, rows, compile),
        );
      case 'nodes':
        return eachRow(field, compile.type(context, own, listing.type, source.row, fieldNodes, rows));
      case 'pageInfo': {
        areRowsAsked = true;
        const cursor = cursorIn(own, name, terms, keys);
        const wanted = [...selectionOf(context, 'PageInfo', fieldNodes)].map(
          ([key, [node]]) => [key, pageInfoField(page, node!.name.value, cursor, isBeyond)] as const,
        );
        isMoreAsked ||= wanted.some(([, info]) => info.is === 'more' && info.isCut);
        return { is: 'pageInfo', fields: wanted };
      }
      case 'totalCount':
        total =
          source.counted && filter.length === 0
            ? sql`(select count(*) from ${source.counted.from} where ${source.counted.where})`
            : sql`(select count(*) from ${source.from} where ${matching})`;
        return { is: 'total' };
      default:
        return { is: 'given', value: type };
    }
  };
  for (const [key, fieldNodes] of selectionOf(context, type, nodes)) {
    fields.push([key, ofField(fieldNodes[0]!.name.value, fieldNodes)]);
  }

  const { after, before } = bounds;
  const between = [
    ...(after === null ? [] : [compared(terms, keys, after, 'after')]),
    ...(before === null ? [] : [compared(terms, keys, before, 'before')]),
  ];
  const totalAt = total === null ? null : columns.add(total);
  if (!areRowsAsked) {
    const shapes = fields.map(([key, field]): [string, Shape] => [key, withoutRows(field, totalAt)]);
    return { is: 'object', type, fields: shapes };
  }
  const row = own.alone({ is: 'given', value: null });
  const select = sql`select ${row.sql ?? pack([])} as j from ${source.from} where ${and([matching, ...between])} order by ${ordered(page.backward)} limit ${raw(String(page.size + (isMoreAsked ? 1 : 0)))}`;
  const rowsAt = columns.add(sql`(select coalesce(json_agg(item.j), '[]'::json) from (${select}) item)`);
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

/** A field of a connection of which no row is asked for: it is as good as any object. */
function withoutRows(field: ConnectionField, totalAt: number | null): Shape {
  if (field.is === 'given') return field;
  if (field.is === 'total' && totalAt !== null) return { is: 'value', at: totalAt, step: null };
  throw new Error(`Rows are needed for ${field.is}`);
}

/** Selects the keys of a row. */
const cursorIn = (
  columns: Columns,
  name: string,
  terms: readonly Term[],
  keys: readonly Sql[],
): CursorShape => ({ name, terms, places: keys.map((key) => columns.add(key)) });

function compileEdge(
  context: CompileContext,
  columns: Columns,
  listing: Listing<any>,
  name: string,
  terms: readonly Term[],
  keys: readonly Sql[],
  row: unknown,
  nodes: readonly FieldNode[],
  rows: number,
  compile: Compile,
): Shape {
  const type = `${name}Edge`;
  const ofField = (field: string, fieldNodes: readonly FieldNode[]): Shape => {
    switch (field) {
      case '__typename':
        return { is: 'given', value: type };
      case 'cursor':
        return { is: 'cursor', cursor: cursorIn(columns, name, terms, keys) };
      case 'node': {
        const node = compile.type(context, columns, listing.type, row, fieldNodes, rows);
        return present(context, context.fieldOf(type, field).type, node);
      }
      default:
        return compile.field(context, columns, type, row, listing.edge?.[field], fieldNodes, rows);
    }
  };
  const fields = Array.from(
    selectionOf(context, type, nodes),
    ([key, fieldNodes]) => [key, ofField(fieldNodes[0]!.name.value, fieldNodes)] as const,
  );
  return { is: 'object', type, fields };
}

function termsOf(listing: Listing<any>, orderBy: readonly Order[] | null | undefined): Term[] {
  const orders = orderBy?.length ? orderBy : listing.defaultOrder;
  // What has been compared once decides nothing any more; and so there are never more keys than fields.
  const distinct = orders.filter(({ field }, i) => orders.findIndex((other) => other.field === field) === i);
  const terms = distinct.map(({ field, direction }) => ({ field, direction, key: listing.orders[field]! }));
  return [...terms, { field: 'ID', direction: terms.at(-1)?.direction ?? 'ASC', key: listing.id }];
}

/** What is asked of a page's place; `isBeyond` asks whether there is more beyond the cursor on a side. */
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
