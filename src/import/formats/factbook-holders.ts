import { partialDate } from './partial-date';
import { isCapital, spellName } from './factbook-title';
import { plainText } from './plain-text';

/** Who the Factbook says holds an office, as read from its sentence. */
export interface Holder {
  /** The part of the text that says so. */
  text: string;
  /** Office and name, to be told apart: "President XI Jinping". */
  named: string;
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
  if (rest.split(' ').some(isCapital) || /vacant/i.test(rest) || (found.length === 0 && rest !== ''))
    found.push({
      text: rest,
      fault: /vacant/i.test(rest) ? 'the office is vacant' : 'it says not since when',
    });
  return found.map((part, at) => {
    const next = found[at + 1];
    const isRepresented = next !== undefined && 'named' in next && next.isRepresentative;
    return 'named' in part ? { ...part, isRepresented: isRepresented && !part.isRepresentative } : part;
  });
}

function readPart(said: string, bracket: string): (Holder | UnreadPart)[] {
  const lead =
    /^[\s;,.]*(?:and\s+)?(?:(?:co-)?(?:chief|head)s? of (?:state|government)[\s,:]+)?(represented(?:\s+\w+)?\s+by\s+)?/i.exec(
      said,
    );
  const isRepresentative = lead?.[1] !== undefined;
  const text = said.slice(lead?.[0].length ?? 0).trim();
  const whole = `${text} ${bracket}`;
  if (/vacant/i.test(text)) return [{ text: whole, fault: 'the office is vacant' }];
  const term = readTerm(bracket);
  if (!term) return [{ text: whole, fault: `no date can be read from "${bracket}"` }];
  return personsIn(text).map((person) => {
    const { named, aliases } = withoutAsides(person);
    return { text: whole, named, aliases, ...term, isRepresentative, isRepresented: false };
  });
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
