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

const ELLIPSIS = '…';
/** The widths that `advance` gives are those of a font of this size. */
const SIZE_OF_ADVANCE = 940;

/** About how wide a text is at a font size, for layout where no browser measures it. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + advance(character), 0) * (size / SIZE_OF_ADVANCE);

/*
 * Texts may be as long as an address: below, the width of each character is looked up once.
 */

/** A text shortened to fit a width, with an ellipsis. */
export function shortened(text: string, width: number, size: number): string {
  const characters = Array.from(text);
  const room = width * (SIZE_OF_ADVANCE / size);
  let used = 0;
  let kept = 1;
  for (const [place, character] of characters.entries()) {
    used += advance(character);
    const isBlank = character.trim() === '';
    if (!isBlank && used + advance(ELLIPSIS) <= room) kept = place + 1;
    if (used > room) return `${characters.slice(0, kept).join('').trimEnd()}${ELLIPSIS}`;
  }
  return text;
}

/**
 * A text in lines of at most a width, broken at blanks, and within words that are longer than a line; at most `most` lines, the
 * last of which is shortened.
 */
export function wrapped(text: string, width: number, size: number, most = 2): string[] {
  const room = width * (SIZE_OF_ADVANCE / size);
  const lines: string[] = [];
  let line = { text: '', width: 0 };
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, room))) {
    const longer = line.width + advance(' ') + word.width;
    if (line.text === '') line = word;
    else if (longer <= room) line = { text: `${line.text} ${word.text}`, width: longer };
    else {
      lines.push(line.text);
      line = word;
    }
  }
  lines.push(line.text);
  const shown = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')] : lines;
  return shown.map((each) => shortened(each, width, size));
}

interface Measured {
  text: string;
  width: number;
}

/** A word in pieces that are no longer than a line. */
function pieces(word: string, room: number): Measured[] {
  let piece: Measured = { text: '', width: 0 };
  const found = [piece];
  for (const character of word) {
    const width = advance(character);
    if (piece.text !== '' && piece.width + width > room) found.push((piece = { text: '', width: 0 }));
    piece.text += character;
    piece.width += width;
  }
  return found;
}
