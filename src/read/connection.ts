import type { FieldNode, GraphQLEnumType } from 'graphql';
import type { Asking } from './asking';
import type { compileField, compileType } from './compile';
import { hasRequiredItems, present } from './complete';
import { decodeCursor, type Term } from './cursor';
import { compileFilter } from './filter';
import { Late, type Soon } from './late';
import { Columns } from './layout';
import type { Arguments, Listing, Order, OrderKey, Source } from './model';
import { pageOf, type Page } from './page';
import { selectionOf } from './selection';
import type { ConnectionField, CursorShape, PageInfoField, Shape } from './shape';
import { and, join, or, pack, raw, sql, type Sql } from './sql';

/** What a connection needs of the compiler that calls it. */
interface Compile {
  type: typeof compileType;
  field: typeof compileField;
}

/** Compiles a Relay connection: a keyset page of the source, and its total only where that is selected. */
export function compileConnection(
  asking: Asking,
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
  const page = pageOf(args, asking.path);
  const terms = termsOf(listing, args.orderBy);
  const keys = terms.map((term) => source.keys?.[term.field] ?? keyOf(term, source.row, asking));
  const unanswered = source.unanswered === undefined ? args.where : source.unanswered;
  const filter = compileFilter(listing.filter ?? { fields: {} }, source.row, unanswered, asking, [
    ...asking.path,
    'where',
  ]);
  const matching = and([source.where, ...filter]);
  const rows = parents * page.size;
  asking.spend(rows);

  const own = new Columns();
  let total = null as Sql | null;
  let areRowsAsked = false;
  // One row more tells whether there are more; it costs as much as any other, and is not read for nothing.
  let isMoreAsked = false;
  const fields: [string, ConnectionField][] = [];
  const eachRow = (field: string, row: Shape): ConnectionField => {
    areRowsAsked = true;
    const areRequired = asking.operation.completes && hasRequiredItems(asking.fieldOf(type, field).type);
    return { is: 'rows', row, ...(areRequired && { areItemsRequired: true }) };
  };
  const ofField = (field: string, fieldNodes: readonly FieldNode[]): ConnectionField => {
    switch (field) {
      case 'edges':
        return eachRow(
          field,
          compileEdge(asking, own, listing, name, terms, keys, source.row, fieldNodes, rows, compile),
        );
      case 'nodes':
        return eachRow(field, compile.type(asking, own, listing.type, source.row, fieldNodes, rows));
      case 'pageInfo': {
        areRowsAsked = true;
        const cursor = cursorIn(own, name, terms, keys);
        const wanted = [...selectionOf(asking, 'PageInfo', fieldNodes)].map(
          ([key, [node]]) => [key, pageInfoField(page, node!.name.value, cursor)] as const,
        );
        isMoreAsked ||= wanted.some(([, { is }]) => is === 'more');
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
  for (const [key, fieldNodes] of selectionOf(asking, type, nodes)) {
    fields.push([key, ofField(fieldNodes[0]!.name.value, fieldNodes)]);
  }

  const beyond = [
    ...(page.after === null ? [] : [passed(page.after, 'after', terms, keys, name, asking)]),
    ...(page.before === null ? [] : [passed(page.before, 'before', terms, keys, name, asking)]),
  ];
  const order = terms.map((term, i) => {
    const direction = raw(ascends(term) === page.backward ? 'desc' : 'asc');
    if (!term.key.sorted) return sql`${keys[i]} ${direction}`;
    return sql`${term.key.sorted(source.row)} ${direction} nulls ${raw(page.backward ? 'first' : 'last')}`;
  });
  const totalAt = total === null ? null : columns.add(total);
  if (!areRowsAsked) {
    const shapes = fields.map(([key, field]): [string, Shape] => [key, withoutRows(field, totalAt)]);
    return { is: 'object', type, fields: shapes };
  }
  const row = own.alone({ is: 'given', value: null });
  const select = sql`select ${row.sql ?? pack([])} as j from ${source.from} where ${and([matching, ...beyond])} order by ${join(order)} limit ${raw(String(page.size + (isMoreAsked ? 1 : 0)))}`;
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
  asking: Asking,
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
        const node = compile.type(asking, columns, listing.type, row, fieldNodes, rows);
        return present(asking, asking.fieldOf(type, field).type, node);
      }
      default:
        return compile.field(asking, columns, type, row, listing.edge?.[field], fieldNodes, rows);
    }
  };
  const fields = Array.from(
    selectionOf(asking, type, nodes),
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

const ascends = (term: Term) => term.direction === 'ASC';

// Unknown values get the far end of their type, so that they sort last either way and a page is one index range.
const FAR_END: Record<string, [asc: string, desc: string]> = {
  date: ["'infinity'::date", "'-infinity'::date"],
  float8: ["'Infinity'::float8", "'-Infinity'::float8"],
  text: ['chr(1114111)', "''"],
  // As far as JavaScript can tell whole numbers apart, since a cursor carries them as JSON.
  int8: ['9007199254740991', '-9007199254740991'],
};

/** What a list is put in order by: of a row, the key that a term names. */
export function keyOf(term: Term, row: unknown, asking: Asking): Sql {
  const expression = term.key.sql(row, asking);
  if (!term.key.nullable) return expression;
  return sql`coalesce(${expression}, ${raw(FAR_END[term.key.type]![ascends(term) ? 0 : 1])})`;
}

/** The rows past a cursor: one row comparison where all terms run the same way, else an alternative for each term. */
function passed(
  cursor: Soon<string>,
  side: 'after' | 'before',
  terms: readonly Term[],
  keys: readonly Sql[],
  name: string,
  asking: Asking,
): Sql {
  const isOfEnum = (type: string, text: string) =>
    (asking.operation.schema.getType(type) as GraphQLEnumType).getValue(text) !== undefined;
  const path = [...asking.path, side];
  const position = Late.once(cursor, (text) => decodeCursor(text, name, terms, path, isOfEnum));
  const values = terms.map(({ key }, i) =>
    typed(
      Late.map(position, (at) => String(at[i])),
      key,
    ),
  );
  const beyond = terms.map((term) => raw(ascends(term) === (side === 'after') ? '>' : '<'));
  if (terms.every((term) => term.direction === terms[0]!.direction)) {
    return sql`(${join([...keys])}) ${beyond[0]} (${join(values)})`;
  }
  return or(
    terms.map((_, i) =>
      and([
        ...keys.slice(0, i).map((key, j) => sql`${key} = ${values[j]}`),
        sql`${keys[i]} ${beyond[i]} ${values[i]}`,
      ]),
    ),
  );
}

const typed = (value: Soon<string>, key: OrderKey<any>) => sql`${value}::text::${raw(key.type)}`;

function pageInfoField(page: Page, field: string, cursor: CursorShape): PageInfoField {
  switch (field) {
    case 'hasNextPage':
      return page.backward ? { is: 'given', value: page.before !== null } : more(page.before);
    case 'hasPreviousPage':
      return page.backward ? more(page.after) : { is: 'given', value: page.after !== null };
    case 'startCursor':
      return { is: 'start', cursor };
    case 'endCursor':
      return { is: 'end', cursor };
    default:
      return { is: 'given', value: 'PageInfo' };
  }
}

/** A cursor that was given points at a row, so there is something on its other side. */
const more = (given: Page['after']): PageInfoField =>
  given === null ? { is: 'more' } : { is: 'given', value: true };
