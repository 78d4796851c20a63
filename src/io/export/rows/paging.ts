import { badInput } from '../../../platform/errors';
/** The parameters of a URL as variables of the query, by argument. */
export type Variables = Readonly<Record<string, unknown>>;

/** The maximum number of rows per response; if there are more, it links to the next ones. */
export const MAX_ROWS = 10_000;
// The maximum page size of a connection.
const PAGE = 100;

/** The selection on a connection besides its items. */
export const PAGING = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export interface Page {
  nodes: readonly unknown[];
  pageInfo: PageInfo;
}

/**
 * The items of some pages in the order of the list, and the parameters for the rows beyond; null at the
 * end.
 */
export interface Pages {
  items: unknown[];
  beyond: Variables | null;
  count: number;
}

/**
 * Reads page by page: `first` items from the front, or `last` from the back; MAX_ROWS from the front if
 * neither is given. Throws BAD_USER_INPUT if both are given, or if one is not a number from 0 to
 * MAX_ROWS.
 */
export async function readPages(given: Variables, read: (page: Variables) => Promise<Page>): Promise<Pages> {
  const { first, last, ...others } = given;
  if (first !== undefined && last !== undefined) throw badInput(['last'], 'Give first or last, not both.');
  const [size, cursor] = last === undefined ? (['first', 'after'] as const) : (['last', 'before'] as const);
  let left = countIn(size, given[size]);
  const pages: (readonly unknown[])[] = [];
  let at = others;
  for (;;) {
    const { nodes, pageInfo } = await read({ ...at, [size]: Math.min(left, PAGE) });
    pages.push(nodes);
    left -= nodes.length;
    const [isMore, end] =
      size === 'first'
        ? [pageInfo.hasNextPage, pageInfo.endCursor]
        : [pageInfo.hasPreviousPage, pageInfo.startCursor];
    const next = isMore && end !== null ? { ...others, [cursor]: end } : null;
    if (next && left > 0 && nodes.length > 0) {
      at = next;
      continue;
    }
    const items = (size === 'first' ? pages : pages.reverse()).flat();
    return { items, beyond: next && { ...next, [size]: given[size] }, count: pages.length };
  }
}

function countIn(name: string, count: unknown): number {
  if (count === undefined) return MAX_ROWS;
  if (Number.isInteger(count) && Number(count) >= 0 && Number(count) <= MAX_ROWS) return Number(count);
  throw badInput([name], `${name} must be a whole number from 0 to ${MAX_ROWS}, not ${String(count)}.`);
}
