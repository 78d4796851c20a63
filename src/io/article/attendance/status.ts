import type { AttendanceStatus } from '../../../generated/prisma/enums';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import { governors } from '../modality';
import type { Token } from '../tokens';

const AVOIDS = /^(skip|miss|boycott|shun|snub)$/;
const INTENTION = /^(plans?|intention|intentions|desire|wish)$/;
const DECLINES = /^(decline|refuse|reject)$/;

/** The status that a verb of being there says, by its tense, mood and the verbs above it. */
export function statusOf(
  context: SentenceContext,
  clause: Clause,
  isAbsent: boolean,
): AttendanceStatus | null {
  const above = governors(clause, context.clauses);
  const chain = [clause, ...above];
  const { verb } = clause;
  const tokens = context.tokens;
  const isNegated =
    chain.some((each) => each.verb.isNegated) ||
    chain.some((each) => each.complement !== undefined && tokens[each.complement]!.lower === 'unlikely') ||
    wordsIn(tokens, chain).some((word) => /^(unlikely|neither|nor)$/.test(word)) ||
    isAbsent ||
    clause.subjects.some(
      ({ first }) =>
        /^(no|neither)$/.test(tokens[first]!.lower) || /^(neither|nor)$/.test(tokens[first - 1]?.lower ?? ''),
    );
  const isAvoiding =
    AVOIDS.test(verb.lemma) ||
    (verb.lemma === 'stay' &&
      (verb.particle === 'away' ||
        tokens.slice(verb.last, verb.last + 3).some(({ lower }) => /^(away|home)$/.test(lower))));
  if (wordsIn(tokens, chain).includes('never') && verb.tense === 'past') return null;
  const has = above.find((each) => each.verb.lemma === 'have');
  // "Has no plans to attend", "has decided against attending"
  if (
    has?.objects.some((phrase) => INTENTION.test(tokens[phrase.head]!.lower)) &&
    has.objects.some(({ first }) => tokens[first]!.lower === 'no')
  )
    return 'NOT_EXPECTED';
  if (
    clause.marker === 'against' &&
    above.some((each) => /^(decide|opt|choose|advise)$/.test(each.verb.lemma))
  )
    return 'DECLINED';
  if (isAvoiding && has && has.objects.length === 0 && has.verb.tense === 'past' && !has.verb.modal)
    return 'ABSENT';
  const not = isNegated !== isAvoiding;
  if (above.some((each) => each.verb.lemma === 'deny') || clause.marker === 'without') return null;
  if (
    chain.some(({ marker }) => marker === 'whether' || marker === 'if') ||
    above.some((each) => each.verb.lemma === 'rule' && each.verb.isNegated)
  )
    return 'POSSIBLE';
  if (above.some((each) => DECLINES.test(each.verb.lemma))) return 'DECLINED';
  if (above.some((each) => each.verb.lemma === 'invite')) return 'INVITED';
  if (
    verb.form === 'infinitive' &&
    verb.isNegated &&
    above.some((each) => /^(decide|choose|opt|agree|vow|pledge)$/.test(each.verb.lemma))
  )
    return 'DECLINED';
  if (above.some((each) => each.verb.lemma === 'rule' && each.verb.particle === 'out')) return 'DECLINED';
  if (above.some((each) => each.verb.lemma === 'fail' && each.verb.tense === 'past')) return 'ABSENT';
  const speaker = context.sayingAround(clause);
  const lemmas = above.map((each) => each.verb.lemma);
  const isFuture = chain.some(
    (each) => each.verb.tense === 'future' || /^(would|shall)$/.test(each.verb.modal ?? ''),
  );
  const isPossible =
    chain.some((each) => /^(may|might|could|can)$/.test(each.verb.modal ?? '')) ||
    wordsIn(tokens, chain).some((word) => /^(possibly|perhaps|maybe|possible)$/.test(word)) ||
    lemmas.includes('consider');
  const isExpected =
    lemmas.some((lemma) =>
      /^(expect|plan|schedule|set|slate|anticipate|intend|due|prepare|hope|want|agree|promise|pledge|decide)$/.test(
        lemma,
      ),
    ) ||
    chain.some(
      (each) =>
        each.complement !== undefined &&
        /^(due|set|expected|likely|sure|scheduled|certain|ready)$/.test(tokens[each.complement]!.lower),
    );
  const isConfirmed =
    lemmas.some((lemma) => /^(confirm|agree|accept|decide)$/.test(lemma)) ||
    wordsIn(tokens, chain).some((word) => word === 'confirmed');
  if (not) {
    if (isFuture || isExpected || isPossible || verb.tense === 'present')
      return isFuture && speaker && isOwnWord(context, clause, speaker.sources)
        ? 'DECLINED'
        : isPossible && !isNegated
          ? 'POSSIBLE'
          : 'NOT_EXPECTED';
    return 'ABSENT';
  }
  if (isPossible) return 'POSSIBLE';
  if (lemmas.some((lemma) => /^(hope|want|wish|like|love|dream)$/.test(lemma))) return 'POSSIBLE';
  if (isConfirmed) return 'CONFIRMED';
  if (isFuture)
    return speaker &&
      !/^(expect|believe|think|predict|hope)$/.test(speaker.lemma) &&
      isOfficial(context, clause, speaker.sources)
      ? 'CONFIRMED'
      : 'EXPECTED';
  if (isExpected) return 'EXPECTED';
  // "The two are to attend the opening."
  if (verb.form === 'infinitive' && lemmas[0] === 'be' && clause.link === 'infinitive') return 'EXPECTED';
  if (verb.form === 'infinitive' || verb.form === 'gerund') return verb.form === 'gerund' ? 'EXPECTED' : null;
  if (verb.tense === 'past')
    return /^(come|travel|fly|go|depart|head|leave)$/.test(verb.lemma) ? null : 'ATTENDED';
  return 'EXPECTED';
}

const wordsIn = (tokens: readonly Token[], chain: readonly Clause[]) =>
  chain.flatMap(({ verb }) =>
    tokens.slice(Math.max(0, verb.first - 2), verb.last + 1).map(({ lower }) => lower),
  );

/** Whether a speaker is the participant himself, or speaks for his country. */
function isOwnWord(context: SentenceContext, clause: Clause, sources: readonly NounPhrase[]): boolean {
  const participants = context.actors(clause.subjects);
  return context
    .actors(sources)
    .some((speaker) =>
      participants.some(
        (each) =>
          (each.thing !== undefined && each.thing === speaker.thing) ||
          (each.country !== undefined && each.country === speaker.country),
      ),
    );
}

/** Whether a speaker can confirm it: the participant's side or the host's; any linked body counts, an unnamed voice does not. */
function isOfficial(context: SentenceContext, clause: Clause, sources: readonly NounPhrase[]): boolean {
  if (isOwnWord(context, clause, sources)) return true;
  return context.actors(sources).some(({ thing, country }) => thing !== undefined || country !== undefined);
}
