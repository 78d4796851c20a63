/** A truncation: how many items of a list, or characters of a text, are shown, and of how many. */
export interface Omission {
  /** The path; `*` stands for each item of a list, and the numbers are those of the longest. */
  readonly path: string;
  readonly shown: number;
  readonly of: number;
}

// Longer than a claim of one or two sentences.
const LONG_TEXT = 2_000;

interface Cut {
  readonly value: unknown;
  readonly omitted: Omission[];
}

/**
 * Truncates a value to at most `max` characters of JSON: lists to the same number of items, as large as
 * fits, and long texts to LONG_TEXT; null if that is not enough. The argument is not modified.
 */
export function bounded(given: unknown, max: number): Cut {
  const size = sizeOf(given);
  if (size <= max) return { value: given, omitted: [] };
  const fitting = (items: number) => {
    const cut = cutTo(given, items);
    return sizeOf(cut.value) <= max ? cut : null;
  };
  let best = fitting(0);
  if (best === null) return { value: null, omitted: [{ path: '', shown: 0, of: size }] };
  // Starts with the smallest size, so that a truncation costs no more than its result.
  let [fits, exceeds] = [0, 1];
  for (let cut = fitting(exceeds); cut !== null; cut = fitting(exceeds)) {
    if (isUncut(cut)) return cut;
    [best, fits, exceeds] = [cut, exceeds, exceeds * 2];
  }
  while (exceeds - fits > 1) {
    const items = Math.floor((fits + exceeds) / 2);
    const cut = fitting(items);
    if (cut === null) exceeds = items;
    else [best, fits] = [cut, items];
  }
  return best;
}

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

/** Whether no list was truncated, so that allowing more items would change nothing. */
const isUncut = ({ omitted }: Cut): boolean => omitted.every(({ shown }) => shown === LONG_TEXT);

function cutTo(given: unknown, items: number): Cut {
  const omitted = new Map<string, Omission>();
  const note = (path: string, shown: number, of: number) => {
    if (of > (omitted.get(path)?.of ?? shown)) omitted.set(path, { path, shown, of });
  };
  const cut = (value: unknown, path: string): unknown => {
    if (typeof value === 'string' && value.length > LONG_TEXT) {
      note(path, LONG_TEXT, value.length);
      return value.slice(0, LONG_TEXT);
    }
    if (typeof value !== 'object' || value === null) return value;
    const within = (key: string) => (path === '' ? key : `${path}.${key}`);
    if (!Array.isArray(value))
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cut(part, within(key))]));
    note(path, items, value.length);
    return value.slice(0, items).map((item) => cut(item, within('*')));
  };
  return { value: cut(given, ''), omitted: [...omitted.values()] };
}
