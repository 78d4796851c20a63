import { DateScalar, DateTimeScalar } from '../../api/time/scalars';
import { badInput } from '../../platform/errors';

/** The names of the three times, in the URL as in the API. */
const TIMES = ['validAt', 'saidBy', 'knownAt'] as const;

type TimeName = (typeof TIMES)[number];

/** The times of a page as they are in its URL and as they go to `asOf`; null where one is not given. */
export type Times = Readonly<Record<TimeName, string | null>>;

const READ: Readonly<Record<TimeName, (text: string) => string>> = {
  validAt: (text) => DateScalar.parseValue(text),
  saidBy: (text) => DateScalar.parseValue(text),
  knownAt: (text) => DateTimeScalar.parseValue(text).toISOString(),
};

/**
 * The times in the parameters of a URL. An empty one counts as omitted, as an untouched form sends it. Throws
 * BAD_USER_INPUT with the name of the parameter that is repeated or no time.
 */
export function readTimes(search: URLSearchParams): Times {
  return Object.fromEntries(TIMES.map((name) => [name, readTime(name, search.getAll(name))])) as Times;
}

function readTime(name: TimeName, given: readonly string[]): string | null {
  const [text, ...others] = given.map((each) => each.trim()).filter((each) => each !== '');
  if (text === undefined) return null;
  if (others.length > 0) throw badInput([name], `${name} is given more than once.`);
  try {
    return READ[name](text);
  } catch (error) {
    throw badInput([name], `${name}: ${(error as Error).message}.`);
  }
}

/** Whether a page shows another time than now. */
export const isPast = (times: Times): boolean => TIMES.some((name) => times[name] !== null);

/** The parameters of a URL that a link keeps: those times that are given, and the language if the URL names it. */
export function keptParameters(times: Times, language: string | null): [string, string][] {
  const kept = TIMES.flatMap((name): [string, string][] => {
    const time = times[name];
    return time === null ? [] : [[name, time]];
  });
  return language === null ? kept : [...kept, ['lang', language]];
}
