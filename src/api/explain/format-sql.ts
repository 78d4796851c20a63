const WIDTH = 100;
const STEP = '  ';

/** A token of a statement, or the content of parentheses; `space`: whether white space precedes it. */
type Piece = { space: boolean } & ({ word: string } | { inner: Piece[] });

// Texts, quoted names, comments and parameters are tokens and are not changed.
const WORD = /(\s+)|('(?:[^']|'')*'|"[^"]*"|\/\*[\s\S]*?\*\/|[(),]|[^\s(),'"]+)/g;

/** Formats a statement: what fits stays on a line, else each clause, item and condition gets its own. */
export const formatSql = (text: string): string => laidOut(parse(text), '');

function parse(text: string): Piece[] {
  const open: Piece[][] = [[]];
  let space = false;
  for (const [, white, word] of text.matchAll(WORD)) {
    if (white !== undefined) space = open.at(-1)!.length > 0;
    else if (word === '(') {
      const inner: Piece[] = [];
      open.at(-1)!.push({ space, inner });
      open.push(inner);
      space = false;
    } else if (word === ')') {
      open.pop();
      space = false;
    } else {
      open.at(-1)!.push({ space, word: word! });
      space = false;
    }
  }
  return open[0]!;
}

const flat = (pieces: readonly Piece[]): string => joined(pieces, one);
const one = (piece: Piece): string => ('word' in piece ? piece.word : `(${flat(piece.inner)})`);
const wordOf = (piece: Piece | undefined): string =>
  piece && 'word' in piece ? piece.word.toLowerCase() : '';

/** Joins pieces, each printed by `text`. */
const joined = (pieces: readonly Piece[], text: (piece: Piece) => string): string =>
  pieces
    .map((piece, i) => ((piece.space || followsComma(pieces, i)) && i > 0 ? ' ' : '') + text(piece))
    .join('');

function laidOut(pieces: readonly Piece[], indent: string): string {
  const line = flat(pieces);
  if (fits(line, indent)) return line;
  const clauses = split(pieces, beginsClause);
  if (clauses.length > 1) return clauses.map((clause) => laidOut(clause, indent)).join(`\n${indent}`);
  for (const begins of [followsComma, beginsCondition]) {
    const items = split(pieces, begins);
    if (items.length === 1) continue;
    // Items after a keyword are indented; items without one are aligned.
    const below = HEADS.has(wordOf(pieces[0])) ? indent + STEP : indent;
    return items.map((item, i) => laidOut(item, i === 0 ? indent : below)).join(`\n${below}`);
  }
  return joined(pieces, (piece) => broken(piece, indent));
}

const fits = (line: string, indent: string): boolean => indent.length + line.length <= WIDTH;

function broken(piece: Piece, indent: string): string {
  const line = one(piece);
  if ('word' in piece || fits(line, indent + STEP)) return line;
  const deeper = indent + STEP;
  return `(\n${deeper}${laidOut(piece.inner, deeper)}\n${indent})`;
}

/** Splits pieces before each that begins a part. */
function split(
  pieces: readonly Piece[],
  begins: (pieces: readonly Piece[], at: number) => boolean,
): Piece[][] {
  const parts: Piece[][] = [[]];
  pieces.forEach((piece, at) => {
    if (at > 0 && begins(pieces, at)) parts.push([]);
    parts.at(-1)!.push(piece);
  });
  return parts;
}

const CLAUSES = new Set(['select', 'from', 'where', 'group', 'having', 'order', 'limit', 'union', 'join']);
const JOINS = new Set(['left', 'cross', 'inner', 'full']);
const HEADS = new Set([...CLAUSES, ...JOINS, 'with', 'case']);

function beginsClause(pieces: readonly Piece[], at: number): boolean {
  const [last, word, next] = [at - 1, at, at + 1].map((i) => wordOf(pieces[i])) as [string, string, string];
  if (JOINS.has(word)) return next === 'join';
  // "is distinct from" is one operator, and "left join" is one clause.
  return (
    CLAUSES.has(word) && !(word === 'from' && last === 'distinct') && !(word === 'join' && JOINS.has(last))
  );
}

const followsComma = (pieces: readonly Piece[], at: number): boolean => wordOf(pieces[at - 1]) === ',';

const CONDITIONS = new Set(['and', 'or', 'when', 'else', 'end']);
const beginsCondition = (pieces: readonly Piece[], at: number): boolean => CONDITIONS.has(wordOf(pieces[at]));
