import { encodeCursor } from '../compile/cursor';
import { Incomplete } from './complete';
import type { CursorShape } from './shape';

/* What the functions that json-transcoder.ts generates use when they run. */

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LETTER_N = 0x6e;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const BLANK = 0x20;

/** Scans the JSON of rows as PostgreSQL writes it: valid, with nothing but blanks between values. */
export class Scanner {
  private at = 0;

  constructor(private readonly json: string) {}

  /** Enters an array. */
  open(): void {
    this.at += 1;
    this.skipBlanks();
  }

  /** Leaves an array whose values have all been read. */
  close(): void {
    this.at += 1;
  }

  /** Goes to the next value of an array. */
  next(): void {
    this.at += 1;
    this.skipBlanks();
  }

  /** Whether there is another value in an array of unknown length; goes to it. */
  item(): boolean {
    const code = this.json.charCodeAt(this.at);
    if (code === CLOSE_BRACKET) return false;
    if (code === COMMA) this.next();
    return true;
  }

  /** Whether the next value is null; goes past it then. */
  null(): boolean {
    if (this.json.charCodeAt(this.at) !== LETTER_N) return false;
    this.at += 4;
    return true;
  }

  /** The text of the next value. */
  value(): string {
    const from = this.at;
    const code = this.json.charCodeAt(from);
    if (code === QUOTE) this.at = this.endOfText(from);
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) this.at = this.endOfNested(from);
    else this.at = this.endOfWord(from);
    return this.json.slice(from, this.at);
  }

  private skipBlanks(): void {
    while (this.json.charCodeAt(this.at) <= BLANK) this.at += 1;
  }

  private endOfText(from: number): number {
    const { json } = this;
    let end = json.indexOf('"', from + 1);
    // Nearly all texts end at the first quote.
    while (json.charCodeAt(end - 1) === BACKSLASH && isEscaped(json, end)) end = json.indexOf('"', end + 1);
    return end + 1;
  }

  private endOfNested(from: number): number {
    const { json } = this;
    let depth = 0;
    let at = from;
    do {
      const code = json.charCodeAt(at);
      if (code === QUOTE) {
        at = this.endOfText(at);
        continue;
      }
      if (code === OPEN_BRACKET || code === OPEN_BRACE) depth += 1;
      else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth -= 1;
      at += 1;
    } while (depth > 0);
    return at;
  }

  /** The end of a number, true, false or null. */
  private endOfWord(from: number): number {
    const { json } = this;
    let at = from;
    for (; at < json.length; at += 1) {
      const code = json.charCodeAt(at);
      if (code === COMMA || code === CLOSE_BRACKET || code <= BLANK) break;
    }
    return at;
  }
}

/** Whether there is an odd number of backslashes before a place. */
function isEscaped(json: string, place: number): boolean {
  let before = place - 1;
  while (json.charCodeAt(before) === BACKSLASH) before -= 1;
  return (place - before) % 2 === 0;
}

/** What the code of a transcoder calls, besides a scanner. */
export const HELPERS = {
  required(json: string): string {
    if (json === 'null') throw new Incomplete();
    return json;
  },
  /** The JSON of the result of a step. */
  stepped: (step: (value: unknown) => unknown, json: string): string =>
    JSON.stringify(step(JSON.parse(json)) ?? null),
  written: (write: (json: string) => string, json: string): string => (json === 'null' ? json : write(json)),
  cursor: ({ name, terms }: CursorShape, keys: string[]): string => {
    const values = keys.map((key): unknown => JSON.parse(key));
    return `"${encodeCursor(name, terms, values)}"`;
  },
  unknown(tag: string): never {
    throw new Error(`No member has the tag ${tag}`);
  },
};
