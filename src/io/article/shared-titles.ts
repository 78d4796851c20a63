import type { Actors } from './actors';
import type { NounPhrase } from './chunks';
import type { Actor } from './frame';
import { titleAt, type Title } from './lexicon/offices';
import type { ReadSentence } from './references';

/** "The president of Kenya and the premier of Uganda": of a country in such a list, the one who has the title before it. */
export function titled(sentence: ReadSentence, phrase: NounPhrase): NounPhrase {
  const { tokens, phrases } = sentence;
  if (tokens[phrase.first - 1]?.lower !== 'of') return phrase;
  const before = phrases.find(({ last }) => last === phrase.first - 2);
  const isTitle =
    before !== undefined &&
    tokens[before.first]!.lower === 'the' &&
    !tokens[before.head]!.lower.endsWith('s') &&
    titleAt(
      tokens.slice(before.first + 1, before.head + 1).map(({ lower }) => lower),
      0,
    )?.words ===
      before.head - before.first;
  // "Fico of Slovakia and Xi of China"
  const isPerson =
    before !== undefined && sentence.names.some(({ last, isPerson: is }) => is && last === before.last);
  return isTitle || isPerson ? before : phrase;
}

/** "The leaders of Russia and Iran", "delegations from Ghana and Togo": the title that all have. */
export function sharedTitle(sentence: ReadSentence, phrase: NounPhrase | undefined): Title | undefined {
  if (!phrase || !/^(of|from)$/.test(sentence.tokens[phrase.first - 1]?.lower ?? '')) return undefined;
  const words = sentence.tokens
    .slice(Math.max(0, phrase.first - 3), phrase.first - 1)
    .map(({ lower }) => lower);
  if (!words.at(-1)?.endsWith('s')) return undefined;
  return (titleAt(words, words.length - 2) ?? titleAt(words, words.length - 1))?.title;
}

/** "Met the leaders of Russia and Iran": who holds the office in each. */
export function leadersOf(sentence: ReadSentence, known: Actors, { last, head }: NounPhrase): Actor[] {
  const noun = sentence.tokens[head]!.lower;
  const title =
    noun.endsWith('s') && sentence.tokens[last + 1]?.lower === 'of' ? titleAt([noun], 0)?.title : undefined;
  if (!title) return [];
  const leaders: Actor[] = [];
  for (let next = sentence.phraseWith(last + 2); next;) {
    const country = known.meant(sentence.tokens, sentence.names, next, sentence.text);
    const holder = country && known.holder(country, title);
    if (!holder) break;
    leaders.push(holder);
    const separator = sentence.tokens[next.last + 1]?.lower ?? '';
    const isLast = separator === ',' && sentence.tokens[next.last + 2]?.lower === 'and';
    next = /^(,|and)$/.test(separator) ? sentence.phraseWith(next.last + (isLast ? 3 : 2)) : null;
  }
  return leaders;
}
