import type { Span } from './document';
import type { Token } from './tokens';

/** A number of things in a text. */
export interface QuantityMention extends Span {
  first: number;
  last: number;
  /** The words for the things, in the singular or plural as the text has them, lower case. */
  noun: string;
  value?: number;
  low?: number;
  high?: number;
  isApproximate: boolean;
}

const SMALL: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const ROUNDS: Readonly<Record<string, readonly [number, number]>> = {
  tens: [10, 99],
  dozens: [24, 99],
  scores: [40, 99],
  hundreds: [100, 999],
  thousands: [1_000, 9_999],
  millions: [1e6, 9_999_999],
};
const ABOUT = /^(about|around|approximately|some|roughly|nearly|almost|estimated|circa)$/;

/** The quantities in a sentence, with bounds where the text is vague: "tens of thousands" are 10,000 to 99,999. */
export function quantitiesIn(tokens: readonly Token[]): QuantityMention[] {
  const found: QuantityMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const read = numberAt(tokens, i);
    if (!read) continue;
    const noun = nounAfter(tokens, read.next);
    if (noun) {
      const bounds = boundsBefore(tokens, i, read);
      found.push({
        first: bounds.first,
        last: noun.last,
        start: tokens[bounds.first]!.start,
        end: tokens[noun.last]!.end,
        noun: noun.text,
        ...bounds.values,
        isApproximate: bounds.isApproximate,
      });
    }
    i = Math.max(i, noun?.last ?? read.next - 1);
  }
  return found;
}

interface Numeral {
  value?: number;
  low?: number;
  high?: number;
  next: number;
}

function numberAt(tokens: readonly Token[], at: number): Numeral | null {
  const word = tokens[at]!.lower;
  const round = ROUNDS[word];
  if (round && tokens[at + 1]?.lower === 'of') {
    const further = ROUNDS[tokens[at + 2]?.lower ?? ''];
    if (further && tokens[at + 3]?.lower === 'of')
      return { low: round[0] * further[0], high: (round[1] + 1) * further[0] - 1, next: at + 4 };
    return { low: round[0], high: round[1], next: at + 2 };
  }
  let next = at;
  let value: number;
  if (/^\d[\d,]*(\.\d+)?$/.test(word)) {
    if (/^(1[89]|20)\d\d$/.test(word) && tokens[at + 1]?.tag !== 'NOUN') return null;
    value = Number(word.replaceAll(',', ''));
  } else if (word in SMALL && tokens[at]!.tag === 'NUM') value = SMALL[word]!;
  else if (/^[a-z]+-[a-z]+$/.test(word) && word.split('-').every((part) => part in SMALL))
    value = word.split('-').reduce((sum, part) => sum + SMALL[part]!, 0);
  else return null;
  next += 1;
  while (SCALES[tokens[next]?.lower ?? '']) {
    value *= SCALES[tokens[next]!.lower]!;
    next += 1;
  }
  if (!Number.isFinite(value)) return null;
  if (tokens[next]?.lower === 'to' && /^\d[\d,]*$/.test(tokens[next + 1]?.lower ?? ''))
    return { low: value, high: Number(tokens[next + 1]!.lower.replaceAll(',', '')), next: next + 2 };
  return { value, next };
}

/** The noun that is counted: "45 different divisions of troops" counts divisions; "heads of state" is one. */
function nounAfter(tokens: readonly Token[], from: number): { text: string; last: number } | null {
  let i = from;
  if (tokens[i]?.lower === 'of') return null;
  while (tokens[i] && /^(ADJ|DET)$/.test(tokens[i]!.tag) && i < from + 3) i += 1;
  const start = i;
  while (tokens[i] && tokens[i]!.tag === 'NOUN') i += 1;
  if (i === start) {
    if (tokens[i]?.tag !== 'PROPN' || !tokens[i + 1] || tokens[i + 1]!.tag !== 'NOUN') return null;
    i += 2;
  }
  let last = i - 1;
  if (
    /^(heads?|chiefs?|members?)$/.test(tokens[last]!.lower) &&
    tokens[last + 1]?.lower === 'of' &&
    tokens[last + 2]
  )
    last += 2;
  return {
    text: tokens
      .slice(last - 2 >= start && tokens[last - 1]!.lower === 'of' ? last - 2 : i - 1, last + 1)
      .map(({ lower }) => lower)
      .join(' '),
    last,
  };
}

function boundsBefore(tokens: readonly Token[], at: number, { value, low, high }: Numeral) {
  const before = [tokens[at - 2]?.lower ?? '', tokens[at - 1]?.lower ?? ''] as const;
  const both = before.join(' ');
  const none = {
    first: at,
    values: { ...(value !== undefined && { value }), ...(low !== undefined && { low, high }) },
    isApproximate: value === undefined,
  };
  if (value === undefined) return none;
  if (/^(more than|at least|no fewer|fewer not)$/.test(both) || /^(over)$/.test(before[1]))
    return { first: before[1] === 'over' ? at - 1 : at - 2, values: { low: value }, isApproximate: false };
  if (/^(up to|at most|fewer than|less than|no more)$/.test(both))
    return { first: at - 2, values: { high: value }, isApproximate: false };
  if (ABOUT.test(before[1])) return { first: at - 1, values: { value }, isApproximate: true };
  return none;
}

/** What a noun counts, as the last part of `quantity.<name>`; the unit of a duration stands apart. */
export function quantityName(noun: string): { name: string; unit?: string } | null {
  const words = noun.replace(/[^a-z ]/g, '').trim();
  if (/^(minutes?|hours?|days?)$/.test(words))
    return { name: 'duration', unit: words.endsWith('s') ? words : `${words}s` };
  if (
    /^(percent|years?|months?|weeks?|dollars?|euros?|yuan|times?|people's|pct|am|pm)$/.test(words) ||
    words === ''
  )
    return null;
  return { name: words.replace(/\s+/g, '-') };
}
