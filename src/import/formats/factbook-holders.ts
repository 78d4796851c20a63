import { partialDate } from './partial-date';
import { isCapital, isOfficeWord, spellName } from './factbook-title';
import { plainText } from './plain-text';

/** Who the Factbook says holds an office, as read from its sentence. */
export interface Holder {
  /** The part of the text that says so. */
  text: string;
  /** Office and name, to be told apart: "President XI Jinping". */
  named: string;
  /** The office that the text names elsewhere: before a colon or in the bracket. */
  office: string | null;
  aliases: string[];
  /** EDTF dates; an open end is null. */
  since: string;
  until: string | null;
  /** Stands for the head of state who is named before, as a governor general does. */
  isRepresentative: boolean;
  /** Has somebody who does. */
  isRepresented: boolean;
}

/** A part of the text that can't be read, and why. */
export interface UnreadPart {
  text: string;
  fault: string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DATE = '(?:(\\d{1,2})\\s+)?(?:([A-Za-z]{3,9})\\.?\\s+)?(\\d{4})';
const SINCE = new RegExp(`\\bsince\\s+${DATE}\\b`, 'i');
const PERIOD =
  /\bfor the period\s+(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{4}))?\s*[-–]\s*(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})/i;
/** A bracket that says since when. */
const TERM = /\((?=[^()]*\b(?:since|for the period)\b)[^()]*\)/gi;

const VACANT = 'the office is vacant';
const UNDATED = 'it says not since when';
const isVacant = (text: string) => /vacant/i.test(text);

/** Reads the sentence in which the Factbook names chiefs of state or heads of government. */
export function readHolders(html: string): (Holder | UnreadPart)[] {
  const text = plainText(html).replace(/(^|[;,.]?\s+)note:?\s.*$/i, '');
  const found: (Holder | UnreadPart)[] = [];
  let from = 0;
  for (const match of text.matchAll(TERM)) {
    const said = text.slice(from, match.index);
    from = match.index + match[0].length;
    found.push(...readPart(said, match[0]));
  }
  const rest = text.slice(from).replace(/^[\s;,.]+/, '');
  if (rest.split(' ').some(isCapital) || isVacant(rest) || (found.length === 0 && rest !== ''))
    found.push({ text: rest, fault: isVacant(rest) ? VACANT : UNDATED });
  return found.map((part, at) => {
    const next = found[at + 1];
    const isRepresented = next !== undefined && 'named' in next && next.isRepresentative;
    return 'named' in part ? { ...part, isRepresented: isRepresented && !part.isRepresentative } : part;
  });
}

const LEAD =
  /^[\s;,.]*(?:and\s+)?(?:(?:co-)?((?:chief|head)s? of (?:state|government))[\s,:]+)?(represented(?:\s+\w+)?\s+by\s+)?/i;

function readPart(said: string, bracket: string): (Holder | UnreadPart)[] {
  const [before, last] = partedByOffice(said);
  const lead = LEAD.exec(last);
  const isRepresentative = lead?.[2] !== undefined;
  const text = last.slice(lead?.[0].length ?? 0).trim();
  const whole = `${text} ${bracket}`;
  if (isVacant(text)) return [...before, { text: whole, fault: VACANT }];
  const term = readTerm(bracket);
  if (!term) return [...before, { text: whole, fault: `no date can be read from "${bracket}"` }];
  const office = lead?.[1] ?? officeIn(bracket);
  const holders = personsIn(text).map((person): Holder => {
    const { named, aliases } = withoutAsides(person);
    return { text: whole, named, office, aliases, ...term, isRepresentative, isRepresented: false };
  });
  return [...before, ...holders];
}

/** "(presidency member since 20 November 2018 - Croat seat)": what somebody is since then. */
function officeIn(bracket: string): string | null {
  const said = /^\((\p{L}[\p{L} ]*?)\s+since\b/iu.exec(bracket)?.[1];
  if (said === undefined || !isOfficeWord(said.split(' ').at(-1) as string)) return null;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** What stands before a bracket, parted into those of whom it does not speak, such as heirs, and the one of whom it does. */
function partedByOffice(said: string): [before: UnreadPart[], last: string] {
  const parts = said.split(/;(?!\s*(?:also\b|and\b))/i);
  const last = parts.pop() as string;
  const others = parts
    .map((part) => part.trim())
    .filter((part) => part.split(' ').some(isCapital) || isVacant(part));
  return [others.map((text) => ({ text, fault: isVacant(text) ? VACANT : UNDATED })), last];
}

/** "Captain Regent A and Captain Regent B": the parts, each with capitals of its own. */
function personsIn(text: string): string[] {
  const parts = text.split(/\s*;?\s+and\s+/);
  const hasCapital = (part: string) => part.split(' ').some(isCapital);
  const isTitled = (part: string) => /^\p{Lu}\p{Ll}/u.test(part);
  return parts.every((part) => hasCapital(part) && isTitled(part)) ? parts : [text];
}

/** Takes out how the name is spelled, too, and whatever else is said of somebody between brackets or after a comma. */
function withoutAsides(text: string): { named: string; aliases: string[] } {
  const aliases: string[] = [];
  const take = (_: string, alias: string) => {
    aliases.push(spellName(alias.trim()));
    return ' ';
  };
  const named = text
    .replace(/\(\s*also (?:spelled|known as|called)\s+([^()]+)\)/gi, take)
    .replace(/[;,]\s*also (?:spelled|known as|called)\s+([^;,()]+)/gi, take)
    .replace(/\([^()]*\)/g, ' ');
  const pieces = named.split(',');
  // "MARCOS, Jr." is one name; "President X, chairman of Y" says the office twice.
  const at = pieces.findIndex((piece) => piece.split(' ').some(isCapital));
  if (at < 0) return { named: text, aliases };
  const next = pieces[at + 1];
  const kept = pieces.slice(0, at + 1 + (next && /^\s*(Jr|Sr|[IVX]+)\b\.?\s*$/.test(next) ? 1 : 0));
  return { named: kept.join(',').replace(/\s+/g, ' ').trim(), aliases };
}

function readTerm(bracket: string): { since: string; until: string | null } | null {
  const period = PERIOD.exec(bracket);
  if (period) {
    const since = dateOf([period[1], period[2], period[3] ?? period[6]]);
    const until = dateOf([period[4], period[5], period[6]]);
    return since && until ? { since, until } : null;
  }
  const match = SINCE.exec(bracket);
  const since = match && dateOf([match[1], match[2], match[3]]);
  return since ? { since, until: null } : null;
}

function dateOf([day, month, year]: (string | undefined)[]): string | null {
  if (month === undefined) return day === undefined ? (partialDate(year)?.edtf ?? null) : null;
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return number === 0 ? null : (partialDate(year, String(number), day)?.edtf ?? null);
}
