import { badInput } from '../../../platform/errors';
import type { Arguments } from '../plan/arguments';
import { type Deferrable, Deferred } from '../plan/deferred';
import type { Order } from './model';
import type { GraphQLEnumType } from 'graphql';
import type { CompileContext } from './compile-context';
import { decodeCursor, type Term } from './cursor';
import { and, join, or, raw, sql, type Sql } from './sql';

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;

/** One page by the arguments of Relay: its size, the end from which it is counted, and the cursors between which it lies. */
export interface Page {
  size: number;
  backward: boolean;
  after: Deferrable<string> | null;
  before: Deferrable<string> | null;
}

/** Reads first, last, after and before; refuses a size outside 0 to 100, and first together with last. */
export function pageOf(args: Arguments, path: readonly string[]): Page {
  const [first, last] = [args.read<number | null>('first'), args.read<number | null>('last')];
  const [after, before] = [args.param('after'), args.param('before')];
  if (first !== null && last !== null) throw badInput([...path, 'first'], 'Give first or last, not both.');
  return {
    size: sizeOf('first', first, path) ?? sizeOf('last', last, path) ?? DEFAULT_PAGE,
    backward: last !== null || (first === null && after === null && before !== null),
    after,
    before,
  };
}

/** The terms of `orderBy`, each field once; empty where it is not given. */
export function ordersOf(args: Arguments): Order[] {
  const terms = new Map<string, Arguments>();
  for (const term of args.objects('orderBy') ?? []) {
    const field: string = term.read('field');
    // A repeated field would decide nothing. So there are never more keys than fields.
    if (!terms.has(field)) terms.set(field, term);
  }
  return Array.from(terms, ([field, term]) => ({ field, direction: term.read('direction') }));
}

function sizeOf(name: string, size: number | null, path: readonly string[]): number | null {
  if (size === null) return null;
  if (size >= 0 && size <= LARGEST_PAGE) return size;
  throw badInput(
    [...path, name],
    `${name} is ${size}; it may be 0 to ${LARGEST_PAGE}. Where first and last are left out, a page has ${DEFAULT_PAGE}.`,
  );
}

/* The position of a row in a list: its order keys, and how they compare with those of a cursor. */

/** Whether the least value comes first. */
export const ascends = (term: Term) => term.direction === 'ASC';

// Unknown values get the far end of their type, so that they sort last either way and a page is one index range.
const FAR_END: Record<string, [asc: string, desc: string]> = {
  date: ["'infinity'::date", "'-infinity'::date"],
  float8: ["'Infinity'::float8", "'-Infinity'::float8"],
  text: ['chr(1114111)', "''"],
  // The largest safe integers of JavaScript, since a cursor holds them as JSON.
  int8: ['9007199254740991', '-9007199254740991'],
};

/** The order key of a row for a term. */
export function keyOf(term: Term, row: unknown, context: CompileContext): Sql {
  const expression = term.key.sql(row, context);
  if (!term.key.nullable) return expression;
  return sql`coalesce(${expression}, ${raw(FAR_END[term.key.type]![ascends(term) ? 0 : 1])})`;
}

/** The keys in a cursor. A cursor of another list is refused. */
export function valuesOf(
  cursor: Deferrable<string>,
  terms: readonly Term[],
  name: string,
  path: readonly string[],
  context: CompileContext,
): Sql[] {
  const isOfEnum = (type: string, text: string) =>
    (context.operation.schema.getType(type) as GraphQLEnumType).getValue(text) !== undefined;
  const position = Deferred.once(cursor, (text) => decodeCursor(text, name, terms, path, isOfEnum));
  return terms.map(({ key }, i) => {
    const value = Deferred.map(position, (at) => String(at[i]));
    return sql`${value}::text::${raw(key.type)}`;
  });
}

/** The sides of a page that a cursor may bound. */
export type Side = 'after' | 'before';

/** Where a row is relative to a position in a list: `upTo` and `from` include the position itself. */
type Where = 'after' | 'before' | 'upTo' | 'from';

/** The rows on a side of a position: one row comparison where all terms run the same way, else an alternative for each term. */
export function compared(
  terms: readonly Term[],
  keys: readonly Sql[],
  position: readonly Sql[],
  where: Where,
): Sql {
  const isLater = where === 'after' || where === 'from';
  const isWithItself = where === 'upTo' || where === 'from';
  const beyond = terms.map((term) => (ascends(term) === isLater ? '>' : '<'));
  if (terms.every((term) => term.direction === terms[0]!.direction)) {
    return sql`(${join([...keys])}) ${raw(isWithItself ? `${beyond[0]}=` : beyond[0]!)} (${join([...position])})`;
  }
  const last = terms.length - 1;
  return or(
    terms.map((_, i) =>
      and([
        ...keys.slice(0, i).map((key, j) => sql`${key} = ${position[j]}`),
        sql`${keys[i]} ${raw(isWithItself && i === last ? `${beyond[i]}=` : beyond[i]!)} ${position[i]}`,
      ]),
    ),
  );
}
