import type { Chunk, NounPhrase } from './chunks';
import { coordinatedBefore, leftOf } from './coordination';
import type { Token } from './tokens';

/** "Which A and B attended by video": the phrases before the verb are the subject of a relative clause. */
export function isOfRelative(chunks: readonly Chunk[], at: number): boolean {
  if (chunks[at - 1]?.is !== 'phrase') return false;
  const [first] = coordinatedBefore(chunks, at - 1);
  const start = chunks.findIndex((chunk) => chunk.is === 'phrase' && chunk.first === first?.first);
  return chunks[start - 1]?.is === 'relative';
}

/** "Xi, who met Putin, praised Iran": the chunk before a relative clause within commas that ends before a verb. */
export function beforeRelative(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  at: number,
): number | null {
  if (chunks[at - 1]?.is !== 'comma') return null;
  for (let i = at - 2; i > 1; i--) {
    if (chunks[i]!.is === 'relative') {
      // "for whom", "both of whom"
      let before = chunks[i - 1]!.is === 'preposition' ? i - 2 : i - 1;
      if (before === i - 2 && chunks[before]?.is !== 'comma') before -= 1;
      return chunks[before]?.is === 'comma' ? before - 1 : null;
    }
    // "Marcos, invited by Modi, will come"; "Modi, in Rome for talks, met"; "Modi, whose trip had been in doubt, came"
    const isWhose = chunks[i]!.is === 'phrase' && tokens[chunks[i]!.first]!.lower === 'whose';
    if (isAside(chunks, i) || (isWhose && chunks[i - 1]!.is === 'comma')) return i - 2;
    if (chunks[i]!.is === 'comma' && chunks[i + 1]?.is !== 'phrase') return null;
  }
  return null;
}

/** Whether a participle, or a preposition after the first phrase, begins a remark between commas on the phrase before it. */
function isAside(chunks: readonly Chunk[], at: number): boolean {
  const verb = chunks[at]!;
  if (chunks[at - 1]?.is !== 'comma' || chunks[at - 2]?.is !== 'phrase') return false;
  if (verb.is === 'preposition') return at - 2 === 0;
  if (verb.is !== 'verb') return false;
  const next = chunks[at + 1];
  const isPassive =
    verb.tense === 'past' && verb.first === verb.head && next?.is === 'preposition' && next.text === 'by';
  return verb.form === 'gerund' || isPassive;
}

/** "The conference in Nairobi in March, which": what a clause after a comma describes, past the place and the time. */
export function describedBy(chunks: readonly Chunk[], relative: number, phrase: number): NounPhrase {
  let at = phrase;
  const isAfterComma = chunks[relative - 1]?.is === 'comma' || chunks[relative]?.is === 'verb';
  for (
    let before = chunks[at - 1];
    isAfterComma &&
    before?.is === 'preposition' &&
    /^(in|at|on)$/.test(before.text) &&
    chunks[at - 2]?.is === 'phrase';
    before = chunks[at - 1]
  )
    at -= 2;
  return leftOf(chunks, at);
}
