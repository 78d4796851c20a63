import { WrongFormat } from '../format';

const MAX_ITEM_LENGTH = 16_777_216;

/**
 * The items of a JSON list as text, one after the other, without the whole list being
 * in memory. Throws WrongFormat if there is no list, or if it is incomplete.
 */
export async function* jsonItems(pieces: AsyncIterable<string>, what: string): AsyncIterable<string> {
  const list = new ListReader(what);
  for await (const piece of pieces) yield* list.read(piece);
  list.end();
}

class ListReader {
  private state: 'before' | 'inside' | 'after' = 'before';
  private item = '';
  private depth = 0;
  private isInText = false;
  private isEscaped = false;

  constructor(private readonly what: string) {}

  *read(piece: string): Iterable<string> {
    let start = 0;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at] as string;
      if (this.isInText) this.passText(character);
      else if (this.state !== 'inside') {
        this.passOutside(character);
        start = at + 1;
      } else if (character === '"') this.isInText = true;
      else if (character === '[' || character === '{') this.depth++;
      else if (this.depth > 0 && (character === ']' || character === '}')) this.depth--;
      else if (this.depth === 0 && (character === ',' || character === ']')) {
        yield* this.take(piece.slice(start, at));
        start = at + 1;
        if (character === ']') this.state = 'after';
      }
    }
    this.item += piece.slice(start);
    if (this.item.length > MAX_ITEM_LENGTH) throw this.wrong('an item that does not end');
  }

  end(): void {
    if (this.state === 'before') throw this.wrong('nothing');
    if (this.state === 'inside') throw this.wrong('a list that breaks off');
  }

  private passText(character: string): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (character === '\\') this.isEscaped = true;
    else if (character === '"') this.isInText = false;
  }

  private passOutside(character: string): void {
    if (/[\s\uFEFF]/.test(character)) return;
    if (this.state === 'after' || character !== '[')
      throw this.wrong(`"${character}" where there is no item`);
    this.state = 'inside';
  }

  private *take(last: string): Iterable<string> {
    const item = (this.item + last).trim();
    this.item = '';
    if (item !== '') yield item;
  }

  private wrong(found: string): WrongFormat {
    return new WrongFormat(`expected ${this.what}; found ${found}`);
  }
}
