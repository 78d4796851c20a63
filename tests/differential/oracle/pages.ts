import { Unknown } from './references';
import type { Row, World } from './world';

/* Relay's pagination, by sorting everything and cutting out a page. */

type Key = string | number | null;

/** The sort keys of rows. Unknown values come last in either direction. */
export interface Order {
  key(row: Row): Key | Promise<Key>;
  /** The same key in the form of a cursor. */
  read?(written: any): Key;
}

type Ordered = Readonly<{ field: string; direction: 'ASC' | 'DESC' }>;

export interface Listing {
  /** The elements of the connection. */
  of: string;
  orders(at: World): Readonly<Record<string, Order>>;
  usual: readonly Ordered[];
  /** What tells rows with equal keys apart; the id if left out. */
  id?: Order;
}

interface Term {
  direction: Ordered['direction'];
  order: Order;
}

interface Placed {
  keys: Key[];
  row: Row;
}

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  orderBy?: readonly Ordered[] | null;
}

const BY_ID: Order = { key: ({ id }) => id };
const USUAL_SIZE = 20;

/** Cursors are opaque; here a cursor is the last key of the row to which it points. */
const cursorOf = (id: Key) => `cursor of ${id}`;

/** The same response with such cursors in place of those of the API. */
export function withPlainCursors(value: any): any {
  if (Array.isArray(value)) return value.map(withPlainCursors);
  if (typeof value === 'string') {
    const keys = keysOf(value);
    return keys ? cursorOf(keys.at(-1)) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const result = Object.create(null);
  for (const [key, inner] of Object.entries(value)) result[key] = withPlainCursors(inner);
  return result;
}

function keysOf(cursor: string): any[] | null {
  if (!/^W[\w-]{10,}$/.test(cursor)) return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  return /^\["\w+:[\w+,-]+",/.test(text) ? JSON.parse(text).slice(1) : null;
}

/** A page of rows, as a resolved connection. */
export async function pageOf(at: World, listing: Listing, rows: readonly Row[], args: PageArguments) {
  const orders = listing.orders(at);
  const asked = args.orderBy?.length ? args.orderBy : listing.usual;
  // A key that was compared before decides nothing.
  const distinct = asked.filter(({ field }, i) => i === asked.findIndex((other) => other.field === field));
  const terms: Term[] = distinct.map(({ field, direction }) => ({ direction, order: orders[field]! }));
  terms.push({ direction: terms.at(-1)!.direction, order: listing.id ?? BY_ID });

  const placed = await Promise.all(
    rows.map(async (row): Promise<Placed> => {
      return { row, keys: await Promise.all(terms.map(({ order }) => order.key(row))) };
    }),
  );
  placed.sort((a, b) => compare(terms, a.keys, b.keys));
  const place = (cursor: string) => {
    const keys = keysOf(cursor);
    if (keys?.length !== terms.length) throw new Unknown('A cursor that is none');
    return terms.map(({ order }, i) => (order.read ?? number)(keys[i]));
  };
  const after = args.after == null ? null : place(args.after);
  const before = args.before == null ? null : place(args.before);
  const between = placed.filter(
    ({ keys }) =>
      (!after || compare(terms, keys, after) > 0) && (!before || compare(terms, keys, before) < 0),
  );
  const isBackward = args.last != null || (args.first == null && !after && before !== null);
  const size = args.first ?? args.last ?? USUAL_SIZE;
  const page = isBackward ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size);
  const isCut = between.length > page.length;
  const edges = page.map(({ row, keys }) => ({
    __typename: `${listing.of}Edge`,
    node: row,
    cursor: cursorOf(keys.at(-1)!),
  }));
  return {
    edges,
    nodes: page.map(({ row }) => row),
    totalCount: rows.length,
    pageInfo: {
      hasNextPage:
        (!isBackward && isCut) || placed.some(({ keys }) => before && compare(terms, keys, before) >= 0),
      hasPreviousPage:
        (isBackward && isCut) || placed.some(({ keys }) => after && compare(terms, keys, after) <= 0),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function compare(terms: readonly Term[], a: readonly Key[], b: readonly Key[]): number {
  for (const [i, { direction }] of terms.entries()) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    return (x < y ? -1 : 1) * (direction === 'ASC' ? 1 : -1);
  }
  return 0;
}

const number = (written: any): Key =>
  typeof written === 'number' && Math.abs(written) < Number.MAX_SAFE_INTEGER ? written : null;

/** Orders by a column of each type. */
export const byNumber = (key: Order['key']): Order => ({ key, read: number });
export const byDay = (key: Order['key']): Order => ({
  key,
  read: (written) => (/infinity/.test(written) ? null : written),
});
export const byText = (key: Order['key']): Order => ({
  key,
  read: (written) => (written === '' || written === '\u{10FFFF}' ? null : written),
});
/** By the ordinal of a value in its enum; a cursor has the value, or its ordinal from 1. */
export const byEnum = (values: readonly string[], of: (row: Row) => string | null): Order => {
  const rank = (value: string | null) => (value === null ? null : values.indexOf(value) + 1);
  return {
    key: (row) => rank(of(row)),
    read: (written) => (typeof written === 'string' ? rank(written) : number(written)),
  };
};
