import { personsIn } from './factbook-persons';
import { isTerm, readTerm, type Term } from './factbook-term';
import { isCapital, isOfficeWord, plainName } from './factbook-title';
import { plainText } from './plain-text';

/** The holder of an office, as read from a sentence of the Factbook. */
export interface Holder {
  /** The part of the text that says so. */
  text: string;
  /** Office and name, not yet separated: "President XI Jinping". */
  named: string;
  /** The office that the text names elsewhere: before a colon or in the bracket. */
  office: string | null;
  aliases: string[];
  /** Beginning and end, or why they cannot be read. */
  term: Term | { fault: string };
  /** Stands for the head of state who is named before, as a governor general does. */
  isRepresentative: boolean;
  /** Has somebody who does. */
  isRepresented: boolean;
}

/** An office that the text calls vacant. */
export interface Vacancy {
  text: string;
  /** The title of the office: "Prime Minister"; empty if only the label gives it. */
  vacant: string;
  /** The beginning, as EDTF; null if not given. */
  since: string | null;
  /** It is that of the representative of a head of state. */
  isRepresentative: boolean;
}

/** A part of the text that cannot be read, and the reason. */
export interface UnreadPart {
  text: string;
  fault: string;
}

/** In characters; the longest has some hundreds. The patterns below take time by the square of it. */
const MAX_SENTENCE = 5_000;
const TOO_LONG = `it has more than ${MAX_SENTENCE.toLocaleString('en')} characters`;
const UNDATED = 'it says not since when';
const VACANT_SINCE = /^\((?:[\w ]*\s)?vacant\b/i;
const isVacant = (said: string, bracket: string | null) =>
  /\bvacant\b/i.test(said) || (bracket !== null && VACANT_SINCE.test(bracket));

/** Reads the sentence in which the Factbook names chiefs of state or heads of government. */
export function readHolders(html: string): (Holder | Vacancy | UnreadPart)[] {
  if (html.length > MAX_SENTENCE) return [{ text: html, fault: TOO_LONG }];
  const reader = new SentenceReader();
  for (const { said, bracket } of dated(withoutNotes(plainText(html)))) reader.read(said, bracket);
  return reader.parts.map((part, at) => {
    const next = reader.parts[at + 1];
    const isRepresented = next !== undefined && 'named' in next && next.isRepresentative;
    return 'named' in part ? { ...part, isRepresented: isRepresented && !part.isRepresentative } : part;
  });
}

const SINCE = '(?:since|inaugurated|sworn in)(?: on)? (?:\\d{1,2} )?(?:\\p{L}{3,9}\\.? )?\\d{4}\\b';
const LEFT_OPEN = new RegExp(`\\((${SINCE})(?=\\s*(?:[;,][^()]*)?(?:\\(|$))`, 'giu');
const BARE = new RegExp(`\\b${SINCE}`, 'giu');

/** The text without the note at its end, and with every bracket around a date closed. */
const withoutNotes = (text: string): string =>
  text
    .replace(/(^|[;,.]?\s+)note:?\s.*$/i, '')
    .replace(LEFT_OPEN, '($1)')
    .replace(/\(([^()]*)$/, '($1)')
    .split(/(\([^()]*\))/)
    .map((piece) => (piece.startsWith('(') ? piece : piece.replace(BARE, '($&)')))
    .join('');

/** The stretches of a text that end with a bracket which says since when, and what follows the last. */
function* dated(text: string): Iterable<{ said: string; bracket: string | null }> {
  let from = 0;
  for (const { 0: bracket, index } of text.matchAll(/\([^()]*\)/g)) {
    if (!isTerm(bracket)) continue;
    yield { said: text.slice(from, index), bracket };
    from = index + bracket.length;
  }
  yield { said: text.slice(from), bracket: null };
}

const LEAD =
  /^[\s;,.]*(?:and\s+)?(?:(?:co-)?((?:chief|head)s? of (?:state|government))[\s,:]+)?((?:[^();]*\b)?represented(?:\s+\w+)?\s+by\s+)?/i;

class SentenceReader {
  readonly parts: (Holder | Vacancy | UnreadPart)[] = [];
  /** The office that those named before have together, and that names which follow alone share. */
  private shared: string | null = null;

  /** Reads what stands before a bracket: those of whom it does not speak, and the one of whom it does. */
  read(said: string, bracket: string | null): void {
    const parts = said.split(/;(?!\s*(?:also\b|and\b))|(?<=\(vacant\)),/i);
    const last = bracket === null ? '' : (parts.pop() as string);
    for (const part of parts) this.readPart(part, null);
    if (bracket !== null) this.readPart(last, bracket);
  }

  private readPart(part: string, bracket: string | null): void {
    const lead = LEAD.exec(part);
    const isRepresentative = lead?.[2] !== undefined;
    const said = part.slice(lead?.[0].length ?? 0).trim();
    const text = bracket === null ? said : `${said} ${bracket}`;
    if (isVacant(said, bracket)) {
      const vacant = said
        .replace(/[(,:\s]*\b(?:(?:is|currently|position|post|office) )*vacant\b.*$/i, '')
        .trim();
      const term = bracket === null ? null : readTerm(bracket);
      return void this.parts.push({ text, vacant, since: term?.since ?? null, isRepresentative });
    }
    if (bracket === null && !isSomebody(said) && (said === '' || this.parts.length > 0)) return;
    if (bracket !== null && said === '') return;
    const fault = bracket === null ? UNDATED : `no date can be read from "${bracket}"`;
    const term = (bracket === null ? null : readTerm(bracket)) ?? { fault };
    const { persons, shared } = personsIn(said, this.shared);
    this.shared = shared;
    const office = lead?.[1]?.replace(/s(?= of)/i, '') ?? officeIn(bracket ?? '');
    for (const { tail, ...person } of persons)
      this.parts.push(
        bracket === null && isPast(person.named, tail)
          ? { text, fault: UNDATED }
          : { text, ...person, office, term, isRepresentative, isRepresented: false },
      );
  }
}

/** Whether a text without a date speaks of a person at all: it has a surname in capitals, or is a name. */
const isSomebody = (text: string): boolean => text.split(' ').some(isCapital) || plainName(text) !== null;

/** Whether a sentence tells what has happened: "former President X", "on 7 April 2022, President X announced". */
const isPast = (named: string, tail: string): boolean =>
  /^(?:former|deferred)\b|\d/i.test(named) || !/^(?:(?:is|who|serves|rules)\b|$)/i.test(tail);

/** "(presidency member since 20 November 2018 - Croat seat)": what somebody is since then. */
function officeIn(bracket: string): string | null {
  const said = /^\((\p{L}[\p{L} ]*?)\s+since\b/iu.exec(bracket)?.[1];
  if (said === undefined || !isOfficeWord(said.split(' ').at(-1) as string)) return null;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
