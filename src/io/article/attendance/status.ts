import type { AttendanceStatus } from '../../../generated/prisma/enums';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Occasion } from '../frame';
import type { Presence } from '../lexicon/presence';
import { governors, isQuestion } from '../modality';
import type { Token } from '../tokens';

/*
 * The verbs, adjectives and nouns that govern a verb of being there, by what they make of it. Verbs that are in no table
 * leave it as it is: "managed to attend", "was forced to miss".
 */
const REFUSES =
  /^(decline|refuse|reject|refusal|unwilling|reluctant|loath|rule|opt|choose|decide|vow|pledge)$/;
const FAILS = /^(fail|neglect|forget|failure|omit)$/;
const CANNOT = /^(unlikely|unable|unavailable|powerless|inability)$/;
const MAY =
  /^(consider|weigh|mull|ponder|contemplate|hope|want|wish|like|love|dream|keen|eager|hopeful|possible|chance|possibility|desire|interest|willingness|readiness|willing|ready|offer|seek|try|hesitate)$/;
const CONFIRMS =
  /^(confirm|agree|accept|decide|promise|pledge|vow|commit|pledged|undertake|promise|commitment|decision)$/;
const PLANS =
  /^(expect|plan|schedule|set|slate|anticipate|intend|due|prepare|likely|sure|certain|bound|poised|intention|aim)$/;
const INTENTION = /^(plans?|intention|intentions|desire|wish|wishes)$/;
/** Those whose object is wanted there, which says nothing of whether it comes. */
const URGES =
  /^(urge|press|beg|implore|persuade|convince|call|pressure|warn|advise|tell|encourage|allow|permit|let)$/;
const DROPS = /^(drop|cancel|scrap|abandon|shelve|postpone)$/;
/** Verbs of setting out, whose past does not say that an event has been reached which is still to come. */
export const SETS_OUT = /^(come|travel|fly|go|depart|head|leave|return)$/;

/** What is said of one who comes, as opposed to one who does not. */
const POSITIVE: ReadonlySet<AttendanceStatus> = new Set([
  'CONFIRMED',
  'EXPECTED',
  'ATTENDED',
  'POSSIBLE',
  'INVITED',
]);

/** Whether a status is that of one who comes or came. */
export const isPositive = (status: AttendanceStatus): boolean => POSITIVE.has(status);

/** The status that a verb of being there says of an event, by its tense and mood and by what governs it; null if none. */
export function statusOf(
  context: SentenceContext,
  clause: Clause,
  occasion: Occasion,
  is: Presence = 'there',
): AttendanceStatus | null {
  const { tokens, clauses } = context;
  const { verb } = clause;
  const above = governors(clause, clauses);
  const isContent = above.findIndex((_, i) => [clause, ...above][i]!.link === 'content');
  const control = isContent < 0 ? above : above.slice(0, isContent);
  const reporting = isContent < 0 ? [] : above.slice(isContent);
  const chain = [clause, ...control];
  const words = wordsIn(tokens, chain);
  const noun = nounGoverning(context, clause);
  const governing = [
    ...control.flatMap((each) => [
      each.verb.lemma,
      ...(each.complement === undefined ? [] : [tokens[each.complement]!.lower]),
    ]),
    ...(clause.complement === undefined ? [] : [tokens[clause.complement]!.lower]),
    ...(noun ? [noun] : []),
  ];
  const isGoverned = (pattern: RegExp) => governing.some((word) => pattern.test(word));
  const finite = chain.find((each) => each.verb.form === 'finite' && each.verb.lemma !== 'look') ?? clause;
  const isOver = occasion.status === 'OCCURRED';
  const isPast = finite.verb.tense === 'past' || (isOver && finite.verb.tense !== 'future');
  const isFuture =
    chain.some((each) => each.verb.tense === 'future' || /^(would|shall)$/.test(each.verb.modal ?? '')) &&
    !isUnreal(tokens, finite);

  if (words.includes('never') && isPast) return null;
  if (isUnreal(tokens, finite)) return null;
  if (control.some((each) => URGES.test(each.verb.lemma) && !each.verb.isPassive)) return null;
  // "Dropped plans to attend": a withdrawal, which is read from that verb.
  const drops = control.find((each) => DROPS.test(each.verb.lemma));
  if (drops) return verb.form === 'infinitive' && noun === 'order' ? 'EXPECTED' : null;
  if (reporting.some((each) => each.verb.lemma === 'deny' && !each.verb.isNegated))
    return isFuture ? 'NOT_EXPECTED' : null;

  if (isQuestion(clause, clauses, tokens) || control.some((each) => isQuestion(each, clauses, tokens)))
    return isAsked(clause, clauses) ? null : 'POSSIBLE';
  // "If he attends, it will be his first trip": the article leaves it open.
  if (chain.some(({ marker }) => marker === 'if')) return finite.verb.tense === 'present' ? 'POSSIBLE' : null;
  if (is === 'left' && isPast && !isNegated(tokens, chain, words, clause)) return 'ATTENDED';
  if (hasYetTo(tokens, chain)) return is === 'there' ? 'POSSIBLE' : null;

  const not =
    isNegated(tokens, chain, words, clause) !== (is === 'away') ||
    isGoverned(CANNOT) ||
    clause.marker === 'without' ||
    insteadOf(tokens, clause);
  const rule = control.find((each) => each.verb.lemma === 'rule');
  if (rule?.verb.isNegated) return 'POSSIBLE';
  if (rule) return 'DECLINED';
  if (hasNo(tokens, control, is)) return 'NOT_EXPECTED';
  if (is === 'there' && isGoverned(/^(decline|refuse|reject|refusal|unwilling|reluctant|loath)$/))
    return 'DECLINED';
  if (clause.marker === 'against' && control.some((each) => REFUSES.test(each.verb.lemma))) return 'DECLINED';
  if (isGoverned(FAILS)) return isPast ? 'ABSENT' : 'NOT_EXPECTED';
  if (control.some(({ verb: each }) => /^(invite|ask)$/.test(each.lemma)))
    return is === 'there' ? 'INVITED' : null;

  const isPossible =
    chain.some((each) => /^(may|might|could|can)$/.test(each.verb.modal ?? '')) ||
    words.some((word) => /^(possibly|perhaps|maybe|possible)$/.test(word)) ||
    isGoverned(MAY);
  const isChosen =
    control.some((each) => REFUSES.test(each.verb.lemma)) || /^(decision|choice|plan)$/.test(noun ?? '');
  if (not) {
    const isOwnNo = isChosen && (verb.form === 'infinitive' || control.length > 0) && !isPossible;
    if (isOwnNo) return 'DECLINED';
    if (isOver && isPast && !isFuture) return 'ABSENT';
    if (isFuture || isPossible || isGoverned(PLANS) || !isPast) {
      const speaker = context.sayingAround(clause);
      return isFuture && speaker && isOwnWord(context, clause, speaker.sources)
        ? 'DECLINED'
        : isPossible && !isNegated(tokens, chain, words, clause)
          ? 'POSSIBLE'
          : 'NOT_EXPECTED';
    }
    return 'ABSENT';
  }
  // "Had been expected to attend": the article goes on to say what became of it.
  if (isGoverned(PLANS) && hadBeen(tokens, finite))
    return hasContrast(tokens, finite) ? (isOver ? 'ABSENT' : 'NOT_EXPECTED') : null;
  if (isGoverned(PLANS) && isOver && finite.verb.tense === 'past' && !isFuture) return null;
  if (isPossible || reporting.some((each) => each.verb.lemma === 'hope')) return 'POSSIBLE';
  if (
    isGoverned(CONFIRMS) ||
    words.includes('confirmed') ||
    reporting.some((each) => each.verb.lemma === 'confirm')
  )
    return 'CONFIRMED';
  if (verb.lemma === 'look') return 'CONFIRMED';
  if (isFuture) {
    const speaker = context.sayingAround(clause);
    return speaker &&
      !/^(expect|believe|think|predict|hope)$/.test(speaker.lemma) &&
      isOfficial(context, clause, speaker.sources)
      ? 'CONFIRMED'
      : 'EXPECTED';
  }
  if (isGoverned(PLANS)) return 'EXPECTED';
  // "The two are to attend the opening."
  if (verb.form === 'infinitive' && control[0]?.verb.lemma === 'be') return 'EXPECTED';
  if (verb.form === 'infinitive' || verb.form === 'gerund')
    return control.length > 0 && isPast && isOver
      ? 'ATTENDED'
      : verb.form === 'gerund' || control.length === 0
        ? 'EXPECTED'
        : null;
  if (isPast)
    return SETS_OUT.test(verb.lemma) && !isOver
      ? verb.tense === 'past'
        ? 'EXPECTED'
        : 'EXPECTED'
      : 'ATTENDED';
  return 'EXPECTED';
}

/** The words of the verbs of a chain, and two before each. */
const wordsIn = (tokens: readonly Token[], chain: readonly Clause[]) =>
  chain.flatMap(({ verb }) =>
    tokens.slice(Math.max(0, verb.first - 2), verb.last + 1).map(({ lower }) => lower),
  );

const isNegated = (
  tokens: readonly Token[],
  chain: readonly Clause[],
  words: readonly string[],
  { subjects }: Clause,
) =>
  chain.some((each) => each.verb.isNegated) ||
  words.some((word) => /^(unlikely|neither|nor)$/.test(word)) ||
  subjects.some(
    ({ first }) =>
      /^(no|neither)$/.test(tokens[first]!.lower) || /^(neither|nor)$/.test(tokens[first - 1]?.lower ?? ''),
  );

/** "Would have come", "had he come": what did not happen. */
const isUnreal = (tokens: readonly Token[], { verb, subjects: [subject] }: Clause) =>
  (verb.modal !== undefined && /^(would|could|might|should)$/.test(verb.modal) && verb.isPerfect) ||
  (subject !== undefined && tokens[subject.first - 1]?.lower === 'had' && subject.first - 1 === 0);

/** Whether somebody asks whether it is so. */
function isAsked(clause: Clause, clauses: readonly Clause[]): boolean {
  const parent = clause.parent === undefined ? undefined : clauses[clause.parent];
  return parent !== undefined && /^(ask|inquire|wonder)$/.test(parent.verb.lemma);
}

/** "Has yet to decide on going". */
const hasYetTo = (tokens: readonly Token[], chain: readonly Clause[]) =>
  chain.some(
    ({ verb }) =>
      verb.lemma === 'have' && tokens.slice(verb.head, verb.head + 2).some(({ lower }) => lower === 'yet'),
  );

/** "Has no plans to attend". */
const hasNo = (tokens: readonly Token[], control: readonly Clause[], is: Presence) =>
  is === 'there' &&
  control.some(
    ({ verb, objects }) =>
      verb.lemma === 'have' &&
      objects.some(({ first, head }) => INTENTION.test(tokens[head]!.lower) && tokens[first]!.lower === 'no'),
  );

/** "Instead of attending". */
const insteadOf = (tokens: readonly Token[], { verb }: Clause) =>
  tokens[verb.first - 1]?.lower === 'of' && /^(instead|lieu)$/.test(tokens[verb.first - 2]?.lower ?? '');

const hadBeen = (tokens: readonly Token[], { verb }: Clause) =>
  tokens.slice(verb.first, verb.head + 1).some(({ lower }) => lower === 'had');

const hasContrast = (tokens: readonly Token[], { verb }: Clause) =>
  tokens.slice(verb.head).some(({ lower }) => /^(but|until|before)$/.test(lower));

const OF_INTENT =
  /^(decision|refusal|plan|intention|failure|inability|choice|promise|pledge|vow|commitment|offer|desire|hope|wish|reluctance|willingness|readiness|move|agreement|chance|order)$/;

/** "The decision to stay away", "a refusal to attend": the noun before an infinitive. */
export function nounGoverning({ tokens }: SentenceContext, { verb }: Clause): string | null {
  const before = tokens[verb.first - (verb.isNegated && tokens[verb.first - 1]?.lower === 'not' ? 2 : 1)];
  return verb.form === 'infinitive' && before?.tag === 'NOUN' && OF_INTENT.test(before.lemma)
    ? before.lemma
    : null;
}

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
