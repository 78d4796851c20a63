import { readTimes } from './times';
import { badInput } from '../../platform/errors';
import { CHANGED_KINDS } from './kinds';

/** The types of global ids; in an id the type is in lower case. */
export const GLOBAL_TYPES = [...CHANGED_KINDS, 'CHANGE', 'IMPORTJOB'] as const;
export type GlobalType = (typeof GLOBAL_TYPES)[number];

/** A parsed global id; for a change, `id` is its recording and `ordinal` its number within it. */
export interface GlobalId {
  type: GlobalType;
  id: bigint;
  ordinal?: number;
  /** The times of the scope that the id was read in; empty outside of `asOf`. They do not affect which thing it is. */
  times: string;
}

const LARGEST_BIGINT = 9223372036854775807n;
const LARGEST_INT = 2147483647;

const PREFIXES = Object.fromEntries(GLOBAL_TYPES.map((type) => [type, `${type.toLowerCase()}_`])) as Record<
  GlobalType,
  string
>;

/**
 * The global id of a row: `event_12`; of a change, with its ordinal: `change_7-0`; with times: `event_12@s2025-08-20`.
 */
export function toGlobalId(
  type: GlobalType,
  id: bigint | number | string,
  ordinal?: number,
  times = '',
): string {
  return ordinal === undefined ? PREFIXES[type] + id + times : `${PREFIXES[type]}${id}-${ordinal}${times}`;
}

/** Parses a global id; null if the text is not one. */
export function parseGlobalId(text: string): GlobalId | null {
  const match = /^([a-z]+)_([1-9]\d{0,18})(?:-(\d{1,10}))?(@.+)?$/.exec(text);
  if (!match) return null;
  const type = GLOBAL_TYPES.find((known) => known.toLowerCase() === match[1]);
  const id = BigInt(match[2] as string);
  const ordinal = match[3] === undefined ? undefined : Number(match[3]);
  const times = match[4] ?? '';
  if (!type || id > LARGEST_BIGINT || (ordinal ?? 0) > LARGEST_INT || readTimes(times) === null) return null;
  if ((type === 'CHANGE') !== (ordinal !== undefined)) return null;
  return ordinal === undefined ? { type, id, times } : { type, id, ordinal, times };
}

/** Whether a reference is meant as a global id; slugs and country codes contain no underscore. */
export const isGlobalId = (reference: string) => reference.includes('_');

/** The error for an argument that is not a global id. */
export const notAGlobalId = (text: string, path: readonly string[]) =>
  badInput(path, `"${text}" is not a global id; such ids look like event_12, or event_12@s2025-08-20.`);
