// Advance widths of a common sans serif, in thousandths of the font size; some are wider, hence the allowance below.
const NARROW = /[ijl.,:;'|!()[\]fIrt ]/;
const WIDE = /[mwMW@—]/;
const FULL = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

const advance = (character: string): number => {
  if (FULL.test(character)) return 1000;
  if (WIDE.test(character)) return 880;
  if (NARROW.test(character)) return 330;
  return character === character.toLowerCase() ? 560 : 680;
};

/** About how wide a text is at a font size, for layout where no browser measures it. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + advance(character), 0) * (size / 940);

/** A text shortened to fit a width, with an ellipsis. */
export function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, size) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/**
 * A text in lines of at most a width, broken at blanks, and within words that are longer than a line; at most `most` lines, the
 * last of which is shortened.
 */
export function wrapped(text: string, width: number, size: number, most = 2): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')] : lines;
  return shown.map((each) => shortened(each, width, size));
}

/** A word in pieces that are no longer than a line. */
function pieces(word: string, width: number, size: number): string[] {
  const found = [''];
  for (const character of word) {
    const longer = found.at(-1)! + character;
    if (found.at(-1) === '' || textWidth(longer, size) <= width) found[found.length - 1] = longer;
    else found.push(character);
  }
  return found;
}
