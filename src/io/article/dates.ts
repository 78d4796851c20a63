import type { Token } from './tokens';

/** A time in a text, as EDTF, with the indices of its words. */
export interface DateMention {
  first: number;
  last: number;
  edtf: string;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY_MS = 86_400_000;

const monthOf = (word: string): number => {
  const plain = word.replace(/\.$/, '');
  return plain.length < 3
    ? -1
    : MONTHS.findIndex(
        (month) =>
          month === plain ||
          (plain.length <= 4 && month.startsWith(plain) && plain !== 'may' && plain !== 'mar'
            ? true
            : month.slice(0, 3) === plain),
      );
};
const dayOf = (word: string): number =>
  word.length < 3
    ? -1
    : DAYS.findIndex(
        (day) =>
          day === word ||
          (/^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?$/.test(word) &&
            day.startsWith(word.replace(/\.$/, ''))),
      );
const two = (n: number) => String(n).padStart(2, '0');
const iso = (date: Date) => date.toISOString().slice(0, 10);
const plus = (day: string, days: number) => iso(new Date(Date.parse(day) + days * DAY_MS));

/**
 * The times in a sentence, resolved by the day of the article (YYYY-MM-DD) to EDTF: a day, a month, a year, or an interval
 * such as a week. Past tense leads back, all else forward.
 */
export function datesIn(
  tokens: readonly Token[],
  today: string,
  { isPast }: { isPast: boolean },
): DateMention[] {
  const found: DateMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const date = dateAt(tokens, i, today, isPast);
    if (!date) continue;
    found.push(date);
    i = date.last;
  }
  return found;
}

function dateAt(tokens: readonly Token[], i: number, today: string, isPast: boolean): DateMention | null {
  const word = (offset: number) => tokens[i + offset]?.lower ?? '';
  const date = (last: number, edtf: string): DateMention => ({ first: i, last: i + last, edtf });
  const year = Number(today.slice(0, 4));
  const first = word(0);
  if (first === 'today' || first === 'tonight') return date(0, today);
  if (first === 'yesterday') return date(0, plus(today, -1));
  if (first === 'tomorrow') return date(0, plus(today, 1));
  const month = tokens[i]!.tag === 'VERB' || tokens[i]!.tag === 'AUX' ? -1 : monthOf(first);
  if (month >= 0 && /^\p{Lu}/u.test(tokens[i]!.text)) {
    const dot = word(1) === '.' ? 1 : 0;
    const day = dayNumber(word(1 + dot));
    if (day !== null) {
      const comma = word(2 + dot) === ',' ? 1 : 0;
      const named = yearNumber(word(2 + dot + comma));
      return date(
        named === null ? 1 + dot : 2 + dot + comma,
        `${named ?? nearestYear(month, day, today, isPast)}-${two(month + 1)}-${two(day)}`,
      );
    }
    const named = yearNumber(word(1 + dot));
    if (named !== null) return date(1 + dot, `${named}-${two(month + 1)}`);
    if (
      month === 4 &&
      !/^(in|last|next|this|of|since|until|by|early|late|mid)$/.test(tokens[i - 1]?.lower ?? '')
    )
      return null;
    return date(dot, `${nearestYear(month, 15, today, isPast)}-${two(month + 1)}`);
  }
  const leading = dayNumber(first);
  if (leading !== null) {
    const of = word(1) === 'of' ? 1 : 0;
    const named = monthOf(word(1 + of));
    if (named >= 0 && /^\p{Lu}/u.test(tokens[i + 1 + of]!.text)) {
      const at = yearNumber(word(2 + of));
      return date(
        at === null ? 1 + of : 2 + of,
        `${at ?? nearestYear(named, leading, today, isPast)}-${two(named + 1)}-${two(leading)}`,
      );
    }
  }
  const weekday = dayOf(first);
  if (weekday >= 0 && /^\p{Lu}/u.test(tokens[i]!.text)) {
    const before = tokens[i - 1]?.lower;
    const now = new Date(today).getUTCDay();
    const back = (now - weekday + 7) % 7;
    const ahead = (weekday - now + 7) % 7;
    if (before === 'last') return date(0, plus(today, -(back || 7)));
    if (before === 'next') return date(0, plus(today, ahead || 7));
    return date(0, isPast ? plus(today, -back) : plus(today, ahead));
  }
  if (
    /^(next|last|this|coming|past)$/.test(first) ||
    (first === 'the' && /^(next|last|coming|past)$/.test(word(1)))
  ) {
    const offset = first === 'the' ? 1 : 0;
    const which = /^(next|coming)$/.test(word(offset)) ? 1 : /^(last|past)$/.test(word(offset)) ? -1 : 0;
    const unit = word(offset + 1);
    const edtf = relative(unit, which, today, year);
    if (edtf !== null) return date(offset + 1, edtf);
    const season = monthOf(unit);
    if (season >= 0 && word(offset + 1) !== '') {
      const thisMonth = Number(today.slice(5, 7)) - 1;
      const at =
        which > 0
          ? season > thisMonth
            ? year
            : year + 1
          : which < 0
            ? season < thisMonth
              ? year
              : year - 1
            : year;
      return date(offset + 1, `${at}-${two(season + 1)}`);
    }
    return null;
  }
  const count = numberOf(first);
  if (
    count !== null &&
    /^(day|week|month|year)s?$/.test(word(1)) &&
    /^(ago|later|earlier)$/.test(word(2)) &&
    word(2) === 'ago'
  )
    return date(2, ago(count, word(1).replace(/s$/, ''), today));
  const named = yearNumber(first);
  if (
    named !== null &&
    tokens[i]!.tag === 'NUM' &&
    /^(in|since|until|of|by|from|to|last|during|before|after|and|the)$/.test(tokens[i - 1]?.lower ?? '')
  )
    return date(0, String(named));
  return null;
}

function relative(unit: string, which: -1 | 0 | 1, today: string, year: number): string | null {
  switch (unit) {
    case 'week': {
      const monday = plus(today, -((new Date(today).getUTCDay() + 6) % 7) + 7 * which);
      return `${monday}/${plus(monday, 6)}`;
    }
    case 'month': {
      const month = new Date(`${today.slice(0, 7)}-15`);
      month.setUTCMonth(month.getUTCMonth() + which);
      return iso(month).slice(0, 7);
    }
    case 'year':
      return String(year + which);
    case 'weekend': {
      const saturday = plus(
        today,
        ((6 - new Date(today).getUTCDay() + 7) % 7) + (which < 0 ? -7 : which > 0 ? 7 : 0),
      );
      return `${saturday}/${plus(saturday, 1)}`;
    }
    default:
      return null;
  }
}

function ago(count: number, unit: string, today: string): string {
  if (unit === 'day') return plus(today, -count);
  if (unit === 'week') return `${plus(today, -7 * count)}~`;
  if (unit === 'year') return String(Number(today.slice(0, 4)) - count);
  const month = new Date(`${today.slice(0, 7)}-15`);
  month.setUTCMonth(month.getUTCMonth() - count);
  return iso(month).slice(0, 7);
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A small number in words or digits; null for another word. */
function numberOf(word: string): number | null {
  if (word === 'a' || word === 'an') return 1;
  const spelled = NUMBERS.indexOf(word);
  if (spelled >= 0) return spelled;
  return /^\d{1,3}$/.test(word) ? Number(word) : null;
}

const dayNumber = (word: string): number | null => {
  const match = /^(\d{1,2})(st|nd|rd|th)?$/.exec(word);
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? day : null;
};
const yearNumber = (word: string): number | null => (/^(1[5-9]|20)\d\d$/.test(word) ? Number(word) : null);

/** The year in which a day without a year is nearest to today, on the side that the tense says. */
function nearestYear(month: number, day: number, today: string, isPast: boolean): number {
  const year = Number(today.slice(0, 4));
  const days = (at: number) => (Date.UTC(at, month, day) - Date.parse(today)) / DAY_MS;
  if (isPast) return days(year) <= 7 ? year : year - 1;
  return days(year) >= -120 ? year : year + 1;
}
