import { badInput } from '../../../platform/errors';
import type { Direction, OrderKey } from './model';

/** An order term with its direction; a cursor holds one value for each. */
export interface Term {
  field: string;
  direction: Direction;
  key: OrderKey<any>;
}

const signature = (type: string, terms: readonly Term[]) =>
  `${type}:${terms.map((term) => `${term.field}${term.direction === 'ASC' ? '+' : '-'}`).join()}`;

/** An opaque position in a list: the list, its order, and the keys of a row. */
export const encodeCursor = (type: string, terms: readonly Term[], keys: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([signature(type, terms), ...keys])).toString('base64url');

/**
 * The keys of a cursor; refuses one of another list or another order, and one that this API did not make. `isOfEnum`
 * decides whether a text is a value of the enum of a name.
 */
export function decodeCursor(
  cursor: string,
  type: string,
  terms: readonly Term[],
  path: readonly string[],
  isOfEnum: (name: string, text: string) => boolean = () => false,
): readonly (string | number)[] {
  const [of, ...keys] = parse(cursor, path);
  if (of !== signature(type, terms)) {
    throw badInput(
      path,
      `This cursor is of another list or another order; take one from this field with the same orderBy.`,
    );
  }
  const fits =
    keys.length === terms.length &&
    keys.every((key, i) => {
      const { type } = terms[i]!.key;
      return (SHAPES[type] ?? ofEnum(type.slice(1, -1), isOfEnum))(key);
    });
  if (!fits) throw notACursor(path);
  return keys as (string | number)[];
}

function parse(cursor: string, path: readonly string[]): unknown[] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(decoded)) return decoded;
  } catch {
    // Refused below: not one of our cursors.
  }
  throw notACursor(path);
}

const notACursor = (path: readonly string[]) =>
  badInput(path, 'Not a cursor of this API; take one from pageInfo or an edge of the same field.');

const SHAPES: Record<string, (key: unknown) => boolean> = {
  date: (key) => typeof key === 'string' && (isDay(key) || /^-?infinity$/.test(key)),
  int8: (key) => typeof key === 'number' && Number.isSafeInteger(key),
  float8: (key) =>
    (typeof key === 'number' && Number.isFinite(key)) || key === 'Infinity' || key === '-Infinity',
  text: (key) => typeof key === 'string' && !key.includes('\0'),
};

function isDay(text: string): boolean {
  const [, year, month, day] = /^(?!0000)(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  // Date turns a day that its month lacks into one of the next month.
  return (
    Number(day) > 0 &&
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCMonth() + 1 === Number(month)
  );
}

const ofEnum =
  (name: string, isOfEnum: (name: string, text: string) => boolean) =>
  (key: unknown): boolean =>
    typeof key === 'string' && isOfEnum(name, key);
