import { badInput } from '../../../platform/errors';
import type { Arguments } from '../plan/arguments';
import type { Deferrable } from '../plan/deferred';
import type { Order } from './model';

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
