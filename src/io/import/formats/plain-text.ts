const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  quot: '"',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
};

/** The marks that HTML names after a letter: &eacute; is e with an acute. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
};

/** The text of a piece of HTML: without tags, entities replaced by their characters, words separated by one space. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, entity: string) => characterOf(entity) ?? whole)
    .replace(/\s+/g, ' ')
    .trim();

function characterOf(entity: string): string | null {
  if (entity.startsWith('#')) {
    const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : null;
  }
  const [, letter = '', mark = ''] =
    /^([a-z])(acute|grave|circ|uml|tilde|cedil|ring|caron)$/i.exec(entity) ?? [];
  return mark ? `${letter}${MARKS[mark]}`.normalize('NFC') : (NAMED[entity] ?? null);
}
