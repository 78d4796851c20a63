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
