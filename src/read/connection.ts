import type { FieldNode, GraphQLEnumType } from 'graphql';
import type { Asking } from './asking';
import type { compileField, compileType } from './compile';
import { present } from './complete';
import { decodeCursor, encodeCursor, type Term } from './cursor';
import { compileFilter } from './filter';
import { Late, type Soon } from './late';
import { Columns, Layout, type Decode } from './layout';
import type { Arguments, Listing, Order, OrderKey, Source } from './model';
import { pageOf, type Page } from './page';
import { rowsOf, type Row } from './row';
import { selectionOf } from './selection';
import { and, join, or, pack, raw, sql, type Sql } from './sql';

/** What a connection needs of the compiler that calls it. */
interface Compile {
  type: typeof compileType;
  field: typeof compileField;
}

/** One page of rows as the statement returns it, each with its columns, in the order of the list. */
interface DecodedPage {
  rows: (readonly any[])[];
  more: boolean;
  total: number | null;
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
): Decode {
  const name = listing.name ?? listing.type;
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
  let total: Sql | null = null;
  let areRowsAsked = false;
  // One row more tells whether there are more; it costs as much as any other, and is not read for nothing.
  let isMoreAsked = false;
  const fields: [string, (page: DecodedPage) => unknown][] = [];
  const Rows = rowsOf(`${name}Connection`);
  const eachRow = (key: string, field: string, decode: Decode) => {
    areRowsAsked = true;
    const { type } = asking.fieldOf(`${name}Connection`, field);
    const list = present(asking, type, (page: readonly (readonly any[])[]) => page.map(decode));
    fields.push([key, ({ rows }) => list(rows)]);
  };
  for (const [key, fieldNodes] of selectionOf(asking, `${name}Connection`, nodes)) {
    const field = fieldNodes[0]!.name.value;
    switch (field) {
      case '__typename':
        fields.push([key, () => `${name}Connection`]);
        break;
      case 'edges':
        eachRow(
          key,
          field,
          compileEdge(asking, own, listing, name, terms, keys, source.row, fieldNodes, rows, compile),
        );
        break;
      case 'nodes':
        eachRow(key, field, compile.type(asking, own, listing.type, source.row, fieldNodes, rows));
        break;
      case 'pageInfo': {
        areRowsAsked = true;
        const cursorOf = cursorIn(own, name, terms, keys);
        const cursor = (row?: readonly any[]) => (row ? cursorOf(row) : null);
        const wanted = [...selectionOf(asking, 'PageInfo', fieldNodes)];
        const isMore = page.backward ? 'hasPreviousPage' : 'hasNextPage';
        isMoreAsked ||= wanted.some(([, [node]]) => node!.name.value === isMore);
        fields.push([key, (decoded) => pageInfo(wanted, page, decoded, cursor)]);
        break;
      }
      case 'totalCount':
        total =
          source.counted && filter.length === 0
            ? sql`(select count(*) from ${source.counted.from} where ${source.counted.where})`
            : sql`(select count(*) from ${source.from} where ${matching})`;
        fields.push([key, (decoded) => decoded.total]);
        break;
    }
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
  const row = own.alone((values) => values as unknown[]);
  const select = sql`select ${row.sql ?? pack([])} as j from ${source.from} where ${and([matching, ...beyond])} order by ${join(order)} limit ${raw(String(page.size + (isMoreAsked ? 1 : 0)))}`;
  const rowsAt = columns.add(
    areRowsAsked
      ? sql`(select coalesce(json_agg(item.j), '[]'::json) from (${select}) item)`
      : raw("'[]'::json"),
  );
  const totalAt = total === null ? null : columns.add(total);
  return (values) => {
    const items = values[rowsAt] as unknown[];
    const kept = items.slice(0, page.size).map(row.decode) as unknown[][];
    const decoded: DecodedPage = {
      rows: page.backward ? kept.reverse() : kept,
      more: items.length > page.size,
      total: totalAt === null ? null : values[totalAt],
    };
    const result = new Rows();
    for (const [key, read] of fields) result[key] = read(decoded);
    return result;
  };
}

/** Selects the keys of a row; answers what makes its cursor of them. */
function cursorIn(
  columns: Columns,
  name: string,
  terms: readonly Term[],
  keys: readonly Sql[],
): (row: readonly any[]) => string {
  const places = keys.map((key) => columns.add(key));
  return (row) =>
    encodeCursor(
      name,
      terms,
      places.map((at) => row[at]),
    );
}

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
): Decode {
  const layout = new Layout(`${name}Edge`);
  for (const [key, fieldNodes] of selectionOf(asking, `${name}Edge`, nodes)) {
    const field = fieldNodes[0]!.name.value;
    if (field === '__typename') {
      layout.addType(key);
    } else if (field === 'cursor') {
      layout.add(key, cursorIn(columns, name, terms, keys));
    } else if (field === 'node') {
      const { type } = asking.fieldOf(`${name}Edge`, field);
      const node = compile.type(asking, columns, listing.type, row, fieldNodes, rows);
      layout.add(key, present(asking, type, node));
    } else {
      layout.add(
        key,
        compile.field(asking, columns, `${name}Edge`, row, listing.edge?.[field], fieldNodes, rows),
      );
    }
  }
  return layout.decode;
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

function keyOf(term: Term, row: unknown, asking: Asking): Sql {
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

const PageInfoRow = rowsOf('PageInfo');

const typed = (value: Soon<string>, key: OrderKey<any>) => sql`${value}::text::${raw(key.type)}`;

function pageInfo(
  wanted: Iterable<readonly [string, readonly FieldNode[]]>,
  page: Page,
  { rows, more }: DecodedPage,
  cursor: (row?: readonly any[]) => string | null,
): Row {
  // A cursor that was given points at a row, so there is something on its other side.
  const values: Record<string, unknown> = {
    __typename: 'PageInfo',
    hasNextPage: page.before !== null || (!page.backward && more),
    hasPreviousPage: page.after !== null || (page.backward && more),
    startCursor: cursor(rows[0]),
    endCursor: cursor(rows.at(-1)),
  };
  const result = new PageInfoRow();
  for (const [key, nodes] of wanted) result[key] = values[nodes[0]!.name.value];
  return result;
}
