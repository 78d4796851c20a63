import type { AttendanceStatus } from '../../../generated/prisma/enums';
import { hadBeen, isGivenUp, isUnreal, moodOf, type Mood } from './mood';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Occasion } from '../frame';
import type { Presence } from '../lexicon/presence';
import { isQuestion } from '../modality';

/*
 * The verbs, adjectives and nouns that govern a verb of being there, by what they make of it. What is in no table leaves it
 * as it is: "managed to attend", "was forced to miss".
 */
const REFUSES = /^(decline|refuse|reject|refusal|unwilling|reluctant|reluctance|loath)$/;
const CHOOSES = /^(decide|opt|choose|vow|pledge|decision|choice|plan)$/;
const FAILS = /^(fail|neglect|forget|failure|omit)$/;
const CANNOT = /^(unlikely|doubtful|unable|unavailable|inability)$/;
const HOPES = /^(hope|want|wish|like|love|dream|keen|eager|hopeful|desire|interest)$/;
const MAY =
  /^(consider|weigh|mull|ponder|contemplate|possible|uncertain|unclear|chance|possibility|willingness|readiness|willing|ready|offer|seek|try|hesitate)$/;
const CONFIRMS =
  /^(confirm|agree|agreement|accept|decide|decision|promise|pledge|vow|commit|commitment|undertake)$/;
const PLANS =
  /^(expect|plan|schedule|set|slate|anticipate|intend|due|prepare|likely|sure|certain|bound|poised|intention|aim)$/;
const INTENTION = /^(plans?|intention|intentions|desire|wish|wishes)$/;
/** Those whose object is wanted there, which says nothing of whether it comes. */
const URGES =
  /^(urge|press|beg|implore|persuade|convince|call|pressure|warn|advise|tell|encourage|allow|permit|let|want)$/;
const DROPS = /^(drop|cancel|scrap|abandon|shelve|postpone)$/;
/** Verbs of setting out, whose past does not say that an event has been reached which is still to come. */
export const SETS_OUT = /^(come|travel|fly|go|depart|head|leave|return)$/;

const POSITIVE: ReadonlySet<AttendanceStatus> = new Set([
  'CONFIRMED',
  'EXPECTED',
  'ATTENDED',
  'POSSIBLE',
  'INVITED',
]);

/** Whether a status is that of one who comes, came or may come. */
export const isPositive = (status: AttendanceStatus): boolean => POSITIVE.has(status);

const isGoverned = ({ governing }: Mood, pattern: RegExp) => governing.some((word) => pattern.test(word));

/** The status that a verb of being there says of an event, by its tense and mood and by what governs it; null if none. */
export function statusOf(
  context: SentenceContext,
  clause: Clause,
  occasion: Occasion,
  is: Presence = 'there',
): AttendanceStatus | null {
  const mood = moodOf(context, clause, occasion);
  if (saysNothing(context, mood)) return null;
  const open = left(context, mood, is);
  if (open !== undefined) return open;
  if (is === 'left' && mood.isPast && !mood.isNegated) return 'ATTENDED';
  const refused = refusal(context, mood, is);
  if (refused) return refused;
  const isAway = mood.isNegated !== (is === 'away') || isGoverned(mood, CANNOT) || isInstead(context, clause);
  return isAway ? negative(context, mood) : positive(context, mood);
}

/** Whether a clause states no attendance: the unreal ("would have come"), requests by others, and habits. */
function saysNothing({ tokens }: SentenceContext, { words, isPast, finite, control }: Mood): boolean {
  return (words.includes('never') && isPast) || isUnreal(tokens, finite) || isUrged(control);
}

/** Whether the participant is only urged to do it, by another. */
export const isUrged = (control: readonly Clause[]): boolean =>
  control.some(({ verb, objects }) => URGES.test(verb.lemma) && !verb.isPassive && objects.length > 0);

/** The status of an attendance that is left open, denied or called off, null for none; undefined where the clause states one. */
function left(context: SentenceContext, mood: Mood, is: Presence): AttendanceStatus | null | undefined {
  const { tokens, clauses } = context;
  const { clause, chain, control, reporting, finite, isFuture } = mood;
  // "Dropped plans to attend": a withdrawal, which is read from that verb; "dropped it in order to attend".
  if (control.some(({ verb }) => DROPS.test(verb.lemma)))
    return mood.governing.includes('order') ? 'EXPECTED' : null;
  if (reporting.some(({ verb }) => verb.lemma === 'deny' && !verb.isNegated))
    return isFuture ? 'NOT_EXPECTED' : null;
  if (chain.some((each) => isQuestion(each, clauses, tokens)))
    return isAsked(clause, clauses) ? null : 'POSSIBLE';
  // "If he attends, it will be his first trip": the article leaves it open.
  if (chain.some(({ marker }) => marker === 'if')) return finite.verb.tense === 'present' ? 'POSSIBLE' : null;
  // "Has yet to decide on going"
  const hasYetTo = chain.some(({ verb }) => verb.lemma === 'have' && tokens[verb.head + 1]?.lower === 'yet');
  return hasYetTo ? (is === 'there' ? 'POSSIBLE' : null) : undefined;
}

/** The status of one who refuses, fails or is asked to come; null where the verbs above say nothing of that. */
function refusal(context: SentenceContext, mood: Mood, is: Presence): AttendanceStatus | null {
  const { tokens } = context;
  const { clause, control, isPast } = mood;
  const rule = control.find(({ verb }) => verb.lemma === 'rule');
  if (rule) return rule.verb.isNegated ? 'POSSIBLE' : 'DECLINED';
  const hasNoPlan = control.some(
    ({ verb, objects }) =>
      verb.lemma === 'have' &&
      objects.some(({ first, head }) => INTENTION.test(tokens[head]!.lower) && tokens[first]!.lower === 'no'),
  );
  if (hasNoPlan && is === 'there') return 'NOT_EXPECTED';
  // "Refused to attend", and no "refused him to speak"
  const isOfOther = control.some(
    ({ verb, objects }) => REFUSES.test(verb.lemma) && context.actors(objects).length > 0,
  );
  if (is === 'there' && isGoverned(mood, REFUSES) && !isOfOther) return 'DECLINED';
  if (clause.marker === 'against' && isGoverned(mood, /^(decide|opt|choose|advise)$/)) return 'DECLINED';
  if (isGoverned(mood, FAILS)) return isPast ? 'ABSENT' : 'NOT_EXPECTED';
  return is === 'there' && control.some(({ verb }) => /^(invite|ask)$/.test(verb.lemma)) ? 'INVITED' : null;
}

function negative(context: SentenceContext, mood: Mood): AttendanceStatus {
  const { clause, control, isOver, isPast, isFuture, isNegated } = mood;
  const mayBe = isPossible(mood);
  const isChosen = isGoverned(mood, CHOOSES) && (clause.verb.form === 'infinitive' || control.length > 0);
  if (isChosen && !mayBe) return 'DECLINED';
  if (isOver && isPast && !isFuture) return 'ABSENT';
  if (!isFuture && !mayBe && !isGoverned(mood, PLANS) && isPast) return 'ABSENT';
  if (mayBe && !isNegated && !isGoverned(mood, CANNOT)) return 'POSSIBLE';
  const speaker = context.sayingAround(clause);
  return isFuture && speaker && isOwnWord(context, clause, speaker.sources) ? 'DECLINED' : 'NOT_EXPECTED';
}

function positive(context: SentenceContext, mood: Mood): AttendanceStatus | null {
  const { clause, reporting, words, finite, isOver, isPast, isFuture } = mood;
  const { tokens } = context;
  const { verb } = clause;
  const isPlanned = isGoverned(mood, PLANS);
  // "Had hoped to attend": the article goes on to say what became of it.
  if ((isPlanned || isGoverned(mood, HOPES)) && hadBeen(tokens, finite))
    return isGivenUp(tokens, finite) ? (isOver ? 'ABSENT' : 'NOT_EXPECTED') : null;
  if (isPlanned && isOver && finite.verb.tense === 'past' && !isFuture) return null;
  if (isPossible(mood) || isGoverned(mood, HOPES) || isReported(reporting, 'hope')) return 'POSSIBLE';
  if (isGoverned(mood, CONFIRMS) || words.includes('confirmed') || isReported(reporting, 'confirm'))
    return 'CONFIRMED';
  if (verb.lemma === 'look') return 'CONFIRMED';
  if (isFuture) {
    const speaker = context.sayingAround(clause);
    const isTheirs = speaker && !/^(expect|believe|think|predict|hope)$/.test(speaker.lemma);
    return isTheirs && isOfficial(context, clause, speaker.sources) ? 'CONFIRMED' : 'EXPECTED';
  }
  if (isPlanned) return 'EXPECTED';
  if (verb.form === 'infinitive' || verb.form === 'gerund') return ofVerbal(mood);
  return isPast && !(SETS_OUT.test(verb.lemma) && !isOver) ? 'ATTENDED' : 'EXPECTED';
}

/** Of "are to attend" what is to come; of "was the last to arrive", "spoke at the forum, warning", what the main verb says. */
function ofVerbal({ clause, control, finite, isOver, isPast }: Mood): AttendanceStatus | null {
  const [above] = control;
  const isToCome = above?.verb.lemma === 'be' && above.verb.last + 1 === clause.verb.first;
  if (isToCome) return 'EXPECTED';
  const isDone = isPast && finite !== clause && (isOver || above === undefined || above.verb.lemma === 'be');
  if (isDone) return 'ATTENDED';
  return clause.verb.form === 'gerund' || above === undefined ? 'EXPECTED' : null;
}

const isPossible = (mood: Mood) =>
  mood.chain.some(({ verb }) => /^(may|might|could|can)$/.test(verb.modal ?? '')) ||
  mood.words.some((word) => /^(possibly|perhaps|maybe|possible)$/.test(word)) ||
  isGoverned(mood, MAY);

const isReported = (reporting: readonly Clause[], lemma: string) =>
  reporting.some(({ verb }) => verb.lemma === lemma);

/** Whether a clause is an indirect question: "asked if he would come". */
function isAsked(clause: Clause, clauses: readonly Clause[]): boolean {
  const parent = clause.parent === undefined ? undefined : clauses[clause.parent];
  return parent !== undefined && /^(ask|inquire|wonder)$/.test(parent.verb.lemma);
}

/** "Instead of attending", "without attending". */
const isInstead = ({ tokens }: SentenceContext, { verb, marker }: Clause) =>
  marker === 'without' ||
  (tokens[verb.first - 1]?.lower === 'of' && /^(instead|lieu)$/.test(tokens[verb.first - 2]?.lower ?? ''));

/** Whether a speaker is the participant, or speaks for the country of that person. */
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
