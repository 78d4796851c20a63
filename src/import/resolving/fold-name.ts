// What Unicode does not take apart into a letter and a mark.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** A name for comparison: without case, accents and punctuation; words one space apart. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđðþłħı]/g, (letter) => LETTERS[letter] as string)
    .replace(/[\p{Mn}\p{Lm}'’`]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

const MOST_REMEMBERED = 20_000;
const asked = new Map<string, string>();

/** As `foldName`, of a name that rows ask for: the same few come again and again. */
export function foldAsked(name: string): string {
  const known = asked.get(name);
  if (known !== undefined) return known;
  const folded = foldName(name);
  if (asked.size >= MOST_REMEMBERED) asked.clear();
  asked.set(name, folded);
  return folded;
}
