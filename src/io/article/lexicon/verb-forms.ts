import type { Token } from '../tokens';
import { DEED_VERBS, LIGHT_VERBS } from './deeds';
import { AWAY, PRESENT } from './presence';
import { CUE_VERBS } from './saying';

const IRREGULAR: Readonly<Record<string, string>> = {
  arose: 'arise',
  awoke: 'awake',
  bore: 'bear',
  bought: 'buy',
  brought: 'bring',
  built: 'build',
  caught: 'catch',
  drew: 'draw',
  drove: 'drive',
  fed: 'feed',
  fell: 'fall',
  flew: 'fly',
  forgave: 'forgive',
  froze: 'freeze',
  grew: 'grow',
  hung: 'hang',
  kept: 'keep',
  laid: 'lay',
  lent: 'lend',
  overran: 'overrun',
  paid: 'pay',
  ran: 'run',
  sank: 'sink',
  shook: 'shake',
  shrank: 'shrink',
  slew: 'slay',
  stood: 'stand',
  stole: 'steal',
  swept: 'sweep',
  taught: 'teach',
  threw: 'throw',
  withheld: 'withhold',
  withstood: 'withstand',
};

const isKnown = (lemma: string) =>
  DEED_VERBS.has(lemma) ||
  LIGHT_VERBS.has(lemma) ||
  CUE_VERBS.has(lemma) ||
  lemma in PRESENT ||
  AWAY.has(lemma) ||
  lemma === 'excuse';

/** The verb of our lists of which a word is the third person, the past or, as `ing`, the participle; null if there is none. */
function lemmaOf(word: string): string | null {
  const irregular = IRREGULAR[word];
  if (irregular) return irregular;
  const stem = /^(.+?)(ies|ied|es|s|ed|ing)$/.exec(word);
  if (!stem) return null;
  const [, base = '', ending = ''] = stem;
  const bases = ending.startsWith('ie')
    ? [`${base}y`]
    : ending === 'es' || ending === 's'
      ? [word.slice(0, -1), base]
      : [`${base}e`, base, base.replace(/(.)\1$/, '$1')];
  return bases.find(isKnown) ?? null;
}

const isFinite = ({ tag, lower }: Token, i: number, tokens: readonly Token[]) =>
  (tag === 'VERB' || tag === 'AUX') &&
  tokens[i - 1]?.lower !== 'to' &&
  !lower.endsWith('ing') &&
  tokens[i + 1]?.lower !== 'by';

const become = (token: Token, lemma: string) => Object.assign(token, { tag: 'VERB', lemma });

/**
 * Mends verbs that the tagger takes for nouns or adjectives. A regular past before an article or pronoun is a verb:
 * "police tortured a man". So is a participle after "be" that has an object: "is striking targets". A sentence has a
 * finite verb: where there is none, it is the first word after a noun that can be one.
 */
export function mendVerbs(tokens: Token[]): void {
  tokens.forEach((token, i) => {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    if (!before || !after || !/^(NOUN|ADJ)$/.test(token.tag)) return;
    const lemma = lemmaOf(token.lower);
    if (lemma === null) return;
    const takesObject = /^(DET|PRON|PROPN|NUM)$/.test(after.tag);
    const isPast = token.lower.endsWith('ed') && /^(NOUN|PROPN)$/.test(before.tag) && takesObject;
    const isBe = (at: number) => /^(is|are|was|were|been)$/.test(tokens[at]?.lower ?? '');
    const isProgressive =
      token.lower.endsWith('ing') &&
      (isBe(i - 1) || (before.tag === 'ADV' && isBe(i - 2))) &&
      (takesObject || after.tag === 'NOUN');
    if (isPast || isProgressive) become(token, lemma);
  });
  if (tokens.some(isFinite)) return;
  const verb = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      /^(NOUN|ADJ|PROPN)$/.test(token.tag) &&
      !token.lower.endsWith('ing') &&
      /^(NOUN|PROPN|ADJ)$/.test(tokens[i - 1]!.tag) &&
      /^(DET|PRON|PROPN|NUM|ADJ|NOUN|ADP|ADV)$/.test(tokens[i + 1]?.tag ?? '') &&
      lemmaOf(token.lower) !== null,
  );
  if (verb > 0) become(tokens[verb]!, lemmaOf(tokens[verb]!.lower)!);
}
