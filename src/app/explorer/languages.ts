import { badInput } from '../../platform/errors';

const DEFAULT = 'en';
// As much of BCP 47 as names are recorded in: a language, and perhaps a script or a region.
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/i;

/** The language that a URL names by `lang`; null if it names none. Throws BAD_USER_INPUT if it is no language tag. */
export function namedLanguage(search: URLSearchParams): string | null {
  const text = search.get('lang')?.trim() ?? '';
  if (text === '') return null;
  if (!TAG.test(text))
    throw badInput(['lang'], `lang must be a language tag such as en, ko or zh, not "${text.slice(0, 40)}".`);
  return text.toLowerCase();
}

/** The language that an Accept-Language header likes best, without its region; English if it names none. */
export function preferredLanguage(header: string | undefined): string {
  const ranges = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const liked = ranges
    .filter(({ tag, weight }) => TAG.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return liked[0]?.tag.split('-')[0]!.toLowerCase() ?? DEFAULT;
}
