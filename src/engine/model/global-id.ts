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

/*
 * Ids contain times as a suffix: `@`, then the times that are set, in this order and separated by full stops: `v` and the
 * day of validAt, `s` and the day of saidBy, `k` and the number of the last recording by knownAt, as in
 * `event_12@s2025-08-20.k1234`. All characters are allowed in the path and the query of a URL (RFC 3986).
 */

/** The three times of a scope; null where one is not set. */
export interface Times {
  validAt: string | null;
  saidBy: string | null;
  /** The number of the last recording to include. */
  known: bigint | null;
}

/** The times as a suffix of ids; empty if none is set. Equal times give equal text. */
export function writeTimes({ validAt, saidBy, known }: Times): string {
  const parts = [
    ...(validAt === null ? [] : [`v${validAt}`]),
    ...(saidBy === null ? [] : [`s${saidBy}`]),
    ...(known === null ? [] : [`k${known}`]),
  ];
  return parts.length === 0 ? '' : `@${parts.join('.')}`;
}

/** Parses what `writeTimes` wrote; null for anything else, also for the same times in another form. */
export function readTimes(text: string): Times | null {
  if (text === '') return { validAt: null, saidBy: null, known: null };
  const [, validAt = null, saidBy = null, known] =
    /^@(?:v([\d-]{10})\.?)?(?:s([\d-]{10})\.?)?(?:k(\d{1,18}))?$/.exec(text) ?? [];
  const times = { validAt, saidBy, known: known === undefined ? null : BigInt(known) };
  const areDays = [validAt, saidBy].every((day) => day === null || isDay(day));
  return areDays && writeTimes(times) === text ? times : null;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text && !text.startsWith('0000');
}

const AS_OF = 'asof';
// An AsOf without times has an id as well.
const NOW = '@now';

/** The id of an AsOf: `asof@s2025-08-20`; `asof@now` if it has no times. */
export const asOfId = (times: string): string => AS_OF + (times || NOW);

/** The times in the id of an AsOf; null if the text is not such an id. */
export function timesOfAsOfId(id: string): string | null {
  if (!id.startsWith(`${AS_OF}@`)) return null;
  const times = id.slice(AS_OF.length);
  if (times === NOW) return '';
  return readTimes(times) === null ? null : times;
}
