import { hasOffice, isCapital, isParticle, partTitle, singularOffice, spellName } from './factbook-title';

/** One person as the text has it. */
export interface Named {
  /** Office and name, not yet separated: "President XI Jinping". */
  named: string;
  /** Other spellings of the name. */
  aliases: string[];
  /** The sentence that goes on after the name: "resigned". */
  tail: string;
}

/**
 * Splits "Vice Presidents A, B, and C" into persons, each with the office. If more names follow the date of the first ones,
 * `shared` is their office; returned is the office that the next names share, or null.
 */
export function personsIn(text: string, shared: string | null): { persons: Named[]; shared: string | null } {
  let office = shared;
  let isOfSeveral = shared !== null;
  const persons = partsOf(text.replace(ASIDE, ' ')).map((part): Named => {
    const { named, aliases } = withoutAliases(part);
    const plural = singularOffice(named);
    if (!plural && hasOffice(named)) {
      office = partTitle(named, () => false)?.office ?? null;
      isOfSeveral = false;
      return { ...partTail(named), aliases };
    }
    if (plural) [office, isOfSeveral] = [plural.office, true];
    const { named: name, tail } = partTail(plural?.rest ?? named);
    return { named: office === null ? name : `${office} ${name}`, aliases, tail };
  });
  return { persons, shared: isOfSeveral ? office : null };
}

const capitalIn = (text: string) => text.split(' ').findIndex(isCapital);
const hasCapital = (text: string) => capitalIn(text) >= 0;
// "MARCOS, Jr." is one name.
const isSuffix = (text: string) => /^(?:Jr|Sr|[IVX]+)\b\.?$/.test(text);
// "Andrew WILLIAMS, RN": an order, a service, a parliament.
const isLetters = (text: string) => /^\p{Lu}{2,4}$/u.test(text);
const SEPARATOR = /(\s*[;,]?\s+and\s+|[;,]\s+|,$)/;

/** The persons in a text; what is said of one of them after a comma stays behind, but for other spellings. */
function partsOf(text: string): string[] {
  const pieces = text.split(SEPARATOR);
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < pieces.length; at += 2) {
    const piece = (pieces[at] as string).trim();
    const joined = part === '' ? piece : `${part}${pieces[at - 1]}${piece}`;
    if (!hasCapital(part) || isSuffix(piece) || /^also\b/i.test(piece) || isOfBoth(part, piece))
      part = joined;
    else if (isOfficeAfter(part, piece)) part = `${piece} ${part}`;
    else if (isNamed(piece)) {
      parts.push(part);
      part = piece;
    }
  }
  return [...parts, part];
}

/** Whether a piece names somebody else, and does not go on about the one before: "chairman of the PLC". */
function isNamed(piece: string): boolean {
  const words = piece.split(' ');
  const before = words[capitalIn(piece) - 1] ?? '';
  const isBegun = /^(\p{Lu}|al-|el-)/u.test(piece) || hasOffice(piece) || singularOffice(piece) !== null;
  return hasCapital(piece) && !isLetters(piece) && isBegun && !/^(of|the|a|an)$/.test(before);
}

/** "CHARLES III of Antigua and Barbuda". */
const isOfBoth = (part: string, piece: string) =>
  / of (?:the )?[^,]*$/.test(part) && /^(?:the )?\p{Lu}\p{Ll}+$/u.test(piece);

/** "KIM Jong Un, Chairman of the State Affairs Commission". */
const isOfficeAfter = (part: string, piece: string) =>
  !hasOffice(part) && /^\p{Lu}/u.test(piece) && !hasCapital(piece) && hasOffice(piece);

const ALSO = '(?:also (?:spelled|known as|called))';
/** A remark on a person in brackets. */
const ASIDE = new RegExp(`\\((?!\\s*${ALSO})[^()]*\\)|\\[[^\\[\\]]*\\]`, 'gi');

/** Extracts other spellings of a name. */
function withoutAliases(text: string): Omit<Named, 'tail'> {
  const aliases: string[] = [];
  const take = (_: string, alias: string) => {
    aliases.push(spellName(alias.trim()));
    return ' ';
  };
  const named = text
    .replace(new RegExp(`\\(\\s*${ALSO}\\s+([^()]+)\\)`, 'gi'), take)
    .replace(new RegExp(`[;,]\\s*${ALSO}\\s+([^;,()]+)`, 'gi'), take)
    .replace(/;.*$/, '')
    .replace(/\bCommander in Chief\b/, 'Commander-in-Chief')
    .replace(/\s+/g, ' ')
    .replace(/[\s,–-]+$/, '')
    .trim();
  return { named, aliases };
}

/** "Sebastian KURZ elected chancellor": the name, and the sentence that goes on after it. */
function partTail(text: string): Omit<Named, 'aliases'> {
  const words = text.split(' ');
  const from = capitalIn(text);
  const end = words.findIndex((word, at) => at > from && /^\p{Ll}/u.test(word) && !isParticle(word));
  return from < 0 || end < 0
    ? { named: text, tail: '' }
    : { named: words.slice(0, end).join(' '), tail: words.slice(end).join(' ') };
}
