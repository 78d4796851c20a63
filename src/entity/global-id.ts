import { CHANGED_KINDS } from './kinds';

/** What a global id can point at; in the id the type is written in lower case. */
export const GLOBAL_TYPES = [...CHANGED_KINDS, 'CHANGE', 'IMPORTJOB'] as const;
export type GlobalType = (typeof GLOBAL_TYPES)[number];

/** A parsed global id; for a change `id` is its recording and `ordinal` its place within it. */
export interface GlobalId {
  type: GlobalType;
  id: bigint;
  ordinal?: number;
}

const LARGEST_BIGINT = 9223372036854775807n;
const LARGEST_INT = 2147483647;

const PREFIXES = Object.fromEntries(GLOBAL_TYPES.map((type) => [type, `${type.toLowerCase()}_`])) as Record<
  GlobalType,
  string
>;

/** The global id of a row: `event_12`; of a change, with its ordinal: `change_7-0`. */
export function toGlobalId(type: GlobalType, id: bigint | number | string, ordinal?: number): string {
  return ordinal === undefined ? PREFIXES[type] + id : `${PREFIXES[type]}${id}-${ordinal}`;
}

/** Reads a global id, or answers null for text that cannot be one. */
export function parseGlobalId(text: string): GlobalId | null {
  const match = /^([a-z]+)_([1-9]\d{0,18})(?:-(\d{1,10}))?$/.exec(text);
  if (!match) return null;
  const type = GLOBAL_TYPES.find((known) => known.toLowerCase() === match[1]);
  const id = BigInt(match[2] as string);
  const ordinal = match[3] === undefined ? undefined : Number(match[3]);
  if (!type || id > LARGEST_BIGINT || (ordinal ?? 0) > LARGEST_INT) return null;
  if ((type === 'CHANGE') !== (ordinal !== undefined)) return null;
  return ordinal === undefined ? { type, id } : { type, id, ordinal };
}

/** Whether a reference is meant as a global id; slugs and country codes never hold an underscore. */
export const isGlobalId = (reference: string) => reference.includes('_');
