import type { Tag, Token } from '../tokens';
import { mendVerbs } from './verb-forms';

/** Words that the tagger takes for another part of speech than they have in news. */
const FIXED: Readonly<Record<string, Tag>> = {
  including: 'ADP',
  regarding: 'ADP',
  concerning: 'ADP',
  following: 'ADP',
  amid: 'ADP',
  despite: 'ADP',
  via: 'ADP',
  alongside: 'ADP',
  unless: 'SCONJ',
  because: 'SCONJ',
  whereas: 'SCONJ',
  while: 'SCONJ',
  although: 'SCONJ',
  though: 'SCONJ',
  whether: 'SCONJ',
  first: 'ADJ',
  new: 'ADJ',
  own: 'ADJ',
  due: 'ADJ',
};

const MODALS = /^(will|would|shall|should|can|could|may|might|must|'ll|'d)$/;
const SUBJECT_PRONOUNS = /^(he|she|it|they|we|i|who)$/;

/** Verbs that the tagger often takes for nouns after a noun phrase that can be their subject. */
const VERB_FORMS =
  /^(said|says|told|met|meets|visited|visits|signed|signs|urged|urges|warned|warns|vowed|vows|called|calls|attacks|attacked|killed|kills|bombed|shelled|threatened|threatens|demands|demanded|rejected|rejects|accused|accuses|blamed|blames|praised|praises|condemned|condemns|criticized|criticises|criticizes|backed|backs|supports|opposed|opposes|pledged|pledges|promised|promises|offers|offered|announced|announces|agreed|agrees|refused|refuses|hosted|hosts|attended|attends|plans|planned|expects|hopes|hoped|wants|wanted|arrested|detained|expelled|suspended|imposed|lifted|seized|fired|protested|rallied|marched|sued|denied|denies|stopped|halted|ended|launched|held|holds|arrived|arrives|left|leaves|welcomed|welcomes|released|withdrew|withdraws)$/;

/** Mends what the tagger gets wrong in ways that can be told from the words around. */
export function mendTags(tokens: Token[]): Token[] {
  tokens.forEach((token, i) => {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    const fixed = FIXED[token.lower];
    if (fixed) token.tag = fixed;
    if (/^heads?$/.test(token.lower) && after?.lower === 'of' && before?.tag !== 'PRON') token.tag = 'NOUN';
    // "Ethiopia, which hosts the talks"
    if (
      before &&
      /^(who|which)$/.test(before.lower) &&
      token.tag === 'NOUN' &&
      /[^s]s$|ed$/.test(token.lower) &&
      after &&
      /^(DET|PROPN|PRON|NUM)$/.test(after.tag)
    )
      token.tag = 'VERB';
    if (token.tag === 'VERB' && /^co-(host|chair|sponsor)/.test(token.lower))
      token.lemma = token.lower.replace(/(e?d|e?s|ing)$/, '');
    if (/^(each|one)$/.test(before?.lower ?? '') && /^(other|another)$/.test(token.lower)) token.tag = 'NOUN';
    // "His regrets", "his stay at the conference"
    if (
      before &&
      /^(his|its|their|our|my)$/.test(before.lower) &&
      token.tag === 'VERB' &&
      !/(ed|ing)$/.test(token.lower)
    )
      token.tag = 'NOUN';
    if (token.lower === 'to' && after && /^(VERB|AUX)$/.test(after.tag)) token.tag = 'PART';
    // "expected to showcase": a noun after "to" that is no name, where a verb wants an infinitive.
    if (
      before?.lower === 'to' &&
      token.tag === 'NOUN' &&
      !token.lower.endsWith('s') &&
      tokens[i - 2] &&
      /^(VERB|ADJ|NOUN)$/.test(tokens[i - 2]!.tag) &&
      after &&
      /^(DET|PRON|PROPN|ADP|NUM|ADJ)$/.test(after.tag) &&
      /(expected|want|wanted|wants|plans|planned|due|able|set|likely|agreed|hopes|vowed|pledged|promised|threatened|refused|failed|ready|scheduled|continue|efforts|effort|decision|desire|intention|intentions|offer|offered|ordered|urged)$/.test(
        tokens[i - 2]!.lower,
      )
    ) {
      token.tag = 'VERB';
      before.tag = 'PART';
    }
    if (
      before &&
      MODALS.test(before.lower) &&
      (token.tag === 'NOUN' || token.tag === 'ADJ') &&
      before.tag === 'AUX' &&
      isBase(token)
    )
      token.tag = 'VERB';
    if (MODALS.test(token.lower) && token.lower !== 'may') token.tag = 'AUX';
    // "May 9" is the month; "may attend" is not.
    const isMonth =
      after?.tag === 'NUM' || /^(in|since|last|of|by|until|this|early|late)$/.test(before?.lower ?? '');
    if (token.text === 'May' && isMonth) token.tag = 'PROPN';
    else if (token.lower === 'may' && after && /^(VERB|AUX|ADV|PART)$/.test(after.tag) && i > 0)
      token.tag = 'AUX';
    if (token.tag === 'NOUN' && VERB_FORMS.test(token.lower) && isAfterSubject(tokens, i)) {
      token.tag = 'VERB';
      token.lemma = LEMMAS[token.lower] ?? token.lemma;
    }
    if (token.tag === 'PROPN' && i > 0 && VERB_FORMS.test(token.text) && isAfterSubject(tokens, i)) {
      token.tag = 'VERB';
    }
    if (token.tag === 'VERB' || token.tag === 'AUX') token.lemma = LEMMAS[token.lower] ?? token.lemma;
    // "in disciplined formations", "Kim standing alongside Putin"
    if (
      token.tag === 'VERB' &&
      token.lower.endsWith('ed') &&
      before?.tag === 'ADP' &&
      after?.tag === 'NOUN' &&
      before.lower !== 'by'
    )
      token.tag = 'ADJ';
    if (
      token.tag === 'NOUN' &&
      /^(standing|sitting|marching|attending|appearing|joining|meeting)$/.test(token.lower) &&
      before?.tag === 'PROPN' &&
      after &&
      /^(alongside|beside|with|next|together|the|a)$/.test(after.lower)
    ) {
      token.tag = 'VERB';
      token.lemma = token.lower.replace(/(t)?ting$|ing$/, '$1');
    }
    // ", offering a first glimpse": a participle that the tagger takes for a noun.
    if (
      token.tag === 'NOUN' &&
      token.lower.endsWith('ing') &&
      before?.text === ',' &&
      after &&
      /^(DET|PRON)$/.test(after.tag)
    ) {
      token.tag = 'VERB';
      token.lemma = lemmaOfGerund(token.lower);
    }
    if (
      token.tag === 'VERB' &&
      /^(proposed|alleged|planned|suspected|renewed|increased|continued|repeated|joint|threatened)$/.test(
        token.lower,
      ) &&
      before?.tag === 'VERB' &&
      after &&
      /^(PROPN|NOUN|ADJ)$/.test(after.tag)
    )
      token.tag = 'ADJ';
    // A participle between an article and a noun belongs to the noun.
    if (
      token.tag === 'VERB' &&
      /(ed|en|ing)$/.test(token.lower) &&
      before &&
      /^(DET)$/.test(before.tag) &&
      after &&
      /^(NOUN|PROPN|ADJ|NUM)$/.test(after.tag)
    )
      token.tag = 'ADJ';
  });
  mendVerbs(tokens);
  return tokens;
}

/** "offering" to "offer", "making" to "make", "stopping" to "stop". */
const lemmaOfGerund = (word: string): string => {
  const stem = word.slice(0, -3);
  if (/([^aeiousl])\1$/.test(stem)) return stem.slice(0, -1);
  return /([^aeiou][aeiu](k|v|s|z|g|c)|at|iz|uc|id|os|in)$/.test(stem) && !/(show|draw|offer|ing)$/.test(stem)
    ? `${stem}e`
    : stem;
};

const isBase = ({ lower }: Token) => !/(s|ed|ing|ly)$/.test(lower) || /(ss|ress|eed|bring|sing)$/.test(lower);

function isAfterSubject(tokens: readonly Token[], i: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  if (!before) return false;
  if (before.lower === "'s" || before.tag === 'DET' || before.tag === 'ADJ' || before.tag === 'ADP')
    return false;
  if (!/^(PROPN|NOUN|PRON|PUNCT)$/.test(before.tag)) return false;
  if (before.tag === 'PRON' && !SUBJECT_PRONOUNS.test(before.lower)) return false;
  return after === undefined || !/^(VERB|AUX)$/.test(after.tag) || /^(said|says)$/.test(tokens[i]!.lower);
}

/** Lemmas that the tagger misses. */
const LEMMAS: Readonly<Record<string, string>> = {
  said: 'say',
  says: 'say',
  told: 'tell',
  met: 'meet',
  meets: 'meet',
  held: 'hold',
  holds: 'hold',
  left: 'leave',
  leaves: 'leave',
  withdrew: 'withdraw',
  shot: 'shoot',
  fought: 'fight',
  swore: 'swear',
  sworn: 'swear',
  urges: 'urge',
  signs: 'sign',
  calls: 'call',
  visits: 'visit',
  vows: 'vow',
  warns: 'warn',
  demands: 'demand',
  backs: 'back',
  hosts: 'host',
  plans: 'plan',
  attacks: 'attack',
  "'s": 'be',
  "'re": 'be',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
  overthrew: 'overthrow',
  forbade: 'forbid',
  sought: 'seek',
  struck: 'strike',
  broke: 'break',
  broken: 'break',
  blew: 'blow',
  blown: 'blow',
  gave: 'give',
  given: 'give',
  took: 'take',
  taken: 'take',
  sent: 'send',
  began: 'begin',
  begun: 'begin',
  went: 'go',
  gone: 'go',
  came: 'come',
  made: 'make',
  rose: 'rise',
  cut: 'cut',
  put: 'put',
  beat: 'beat',
  beaten: 'beat',
  fled: 'flee',
  led: 'lead',
  won: 'win',
  lost: 'lose',
  spoke: 'speak',
  spoken: 'speak',
  wrote: 'write',
  written: 'write',
  saw: 'see',
  seen: 'see',
  known: 'know',
  thought: 'think',
  paid: 'pay',
  laid: 'lay',
  drew: 'draw',
  drawn: 'draw',
  threw: 'throw',
  thrown: 'throw',
  kept: 'keep',
  fell: 'fall',
  felt: 'feel',
  stood: 'stand',
};
