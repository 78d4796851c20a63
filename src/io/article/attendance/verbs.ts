import { framesOf } from './frames';
import { GUESTS } from './guests';
import { hadBeen, isGivenUp } from './mood';
import { occasionOf } from './occasion-of';
import { companionsIn, subjectsOf, withMembers } from './participants';
import { type Said, presenceOf } from './presence';
import { isPositive, SETS_OUT, statusOf } from './status';
import type { AttendanceStatus } from '../../../generated/prisma/enums';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Actor, AttendanceFrame, Occasion } from '../frame';
import { isTemporal } from '../noun-phrases';
import type { Occasions } from '../occasions';

/** Verbs of hosts whose object is there too. */
const RECEIVES = /^(host|welcome|receive|greet)$/;

/** "Welcomed the leaders", "hosted the summit", and no "welcomed the decision". */
const receivesGuests = (context: SentenceContext, { objects }: Clause, occasions: Occasions) =>
  objects.some(
    (phrase) =>
      GUESTS.test(context.tokens[phrase.head]!.lower) ||
      occasions.meant(context, phrase) !== null ||
      context.actor(phrase)?.isPerson,
  );

/** What a state does; it does not stand or speak. */
const OF_STATES =
  /^(attend|join|participate|take part|host|co-host|organize|skip|boycott|include|expect|shun|snub|stay-away|be|gather)$/;

/** "Kim will attend the parade", "Western leaders are not expected to attend". */
export function fromVerb(context: SentenceContext, clause: Clause, occasions: Occasions): AttendanceFrame[] {
  const said = presenceOf(context, clause);
  if (!said) return [];
  const { verb } = clause;
  const object = clause.objects[0] && context.tokens[clause.objects[0].head]!.lower;
  if (verb.lemma === 'receive' && /^(invitations?|invite)$/.test(object ?? '')) return [];
  if (verb.lemma === 'watch' && isFromAfar(context)) return [];
  // "Would welcome him", "did not return for the closing session"
  if (verb.lemma === 'welcome' && verb.modal === 'would') return [];
  if (verb.lemma === 'return' && verb.isNegated) return [];
  if (verb.lemma === 'visit' && object === 'it') return [];
  if (RECEIVES.test(verb.lemma) && !verb.isPassive && !receivesGuests(context, clause, occasions)) return [];
  const isMain = mayBeMain(context, clause, said);
  const occasion = SETS_OUT.test(said.key)
    ? occasionOf(context, clause, occasions, isMain, { by: /^(to|for|at|in|into)$/ })
    : occasionOf(context, clause, occasions, isMain);
  if (!occasion || isElsewhere(context, clause, said.key, occasions)) return [];
  // "Left without speaking to reporters": of the event only where the clause itself names it.
  // "Left the summit", and no "left Australia without a minister", "left it there"
  if (
    verb.lemma === 'leave' &&
    said.is === 'left' &&
    !clause.objects.some(
      (phrase) => context.tokens[phrase.head]!.tag !== 'PRON' && occasions.meant(context, phrase),
    )
  )
    return [];
  const isAside =
    clause.link === 'prepositional' &&
    !/^(attend|join|take part|go|come|participate|stay-away)$/.test(said.key);
  if (isAside && !namesEvent(context, clause, occasions)) return [];
  const status = said.isExpectation
    ? expectation(context, clause, occasion)
    : isOnTheWay(context, clause, occasions)
      ? 'EXPECTED'
      : statusOf(context, clause, occasion, said.is);
  if (!status) return [];
  const actors = namedBy(context, clause, said, occasions).filter(
    ({ isPerson, thing }) => isPerson || thing?.kind === 'ORGANIZATION' || OF_STATES.test(said.key),
  );
  const rule = `attendance.${said.key.replace(' ', '-')}`;
  const other = excepted(context, clause, occasions);
  return [
    ...framesOf(context, clause, actors, { occasion, status, rule, role: said.role }),
    ...(other && other !== occasion
      ? framesOf(context, clause, actors, {
          occasion: other,
          status: opposite(status),
          rule,
          role: said.role,
        })
      : []),
  ];
}

/** "The summit but not the parade": the other event. */
function excepted(context: SentenceContext, { objects }: Clause, occasions: Occasions): Occasion | null {
  const last = objects.at(-1)?.last;
  if (last === undefined) return null;
  const { tokens } = context;
  const not = tokens.findIndex(
    ({ lower }, i) => i > last && lower === 'not' && tokens[i - 1]!.lower === 'but' && i < last + 12,
  );
  const phrase = not < 0 ? null : context.phraseWith(not + 1);
  return phrase ? occasions.meant(context, phrase) : null;
}

const opposite = (status: AttendanceStatus): AttendanceStatus =>
  status === 'ATTENDED' ? 'ABSENT' : isPositive(status) ? 'NOT_EXPECTED' : 'EXPECTED';

/** Whether a clause names an event of its own. */
const namesEvent = (context: SentenceContext, { objects, prepositional }: Clause, occasions: Occasions) =>
  [...objects, ...prepositional.flatMap(({ phrases }) => phrases)].some((phrase) =>
    occasions.meant(context, phrase),
  );

/** "Is expected at the summit", "had been due at the summit but stayed at home". */
function expectation(
  { tokens }: SentenceContext,
  clause: Clause,
  { status }: Occasion,
): AttendanceStatus | null {
  const isOver = status === 'OCCURRED';
  const { isNegated, tense } = clause.verb;
  if (isNegated) return isOver ? null : 'NOT_EXPECTED';
  if (tense !== 'past') return 'EXPECTED';
  if (isGivenUp(tokens, clause)) return isOver ? 'ABSENT' : 'NOT_EXPECTED';
  return isOver || hadBeen(tokens, clause) ? null : 'EXPECTED';
}

/** "Flew to Beijing on Tuesday for the parade": the day is that of the journey. */
function isOnTheWay(
  context: SentenceContext,
  { verb, prepositional }: Clause,
  occasions: Occasions,
): boolean {
  if (!SETS_OUT.test(verb.lemma) || verb.tense !== 'past' || verb.isNegated || verb.modal !== undefined)
    return false;
  const purpose = prepositional
    .filter(({ preposition }) => preposition === 'for')
    .flatMap(({ phrases }) => phrases)
    .find((phrase) => occasions.meant(context, phrase));
  return (
    purpose !== undefined &&
    context.dates(true).some(({ first }) => first > verb.head && first < purpose.first)
  );
}

/** Whether the event may be the one that the article is about, where the clause names none. */
function mayBeMain({ tokens }: SentenceContext, { verb, prepositional }: Clause, said: Said): boolean {
  const next = tokens[verb.last + 1];
  if (said.key === 'attend') return next?.lower !== 'at';
  if (said.isExpectation || /^(be|take part|turn up|look forward)$/.test(said.key)) return true;
  if (said.key === 'stay-away')
    return !prepositional.some(({ preposition }) => /^(at|from|in)$/.test(preposition));
  if (!/^(go|come|participate)$/.test(said.key)) return false;
  // "Went in his stead"
  const isInstead = prepositional.some(({ phrases }) =>
    phrases.some(({ head }) => /^(stead|place|behalf)$/.test(tokens[head]!.lower)),
  );
  // "He will come too", and no "went after him", "came under fire"
  const isAlone =
    next === undefined || /^(PUNCT|CCONJ)$/.test(next.tag) || /^(too|there|anyway)$/.test(next.lower);
  return isInstead || isAlone;
}

/** Those of whom a clause says that they are at an event, or not. */
function namedBy(context: SentenceContext, clause: Clause, said: Said, occasions: Occasions): Actor[] {
  const { verb, objects, agents } = clause;
  const subjects =
    said.isExpectation || !verb.isPassive ? subjectsOf(context, clause) : context.actors(agents);
  const isJoining = verb.lemma === 'join' && !verb.isPassive;
  const joined = isJoining && !objects.some((phrase) => occasions.meant(context, phrase));
  const isListed = verb.lemma === 'include' || (verb.lemma === 'join' && verb.isPassive && agents.length > 0);
  const received = RECEIVES.test(verb.lemma) && !verb.isPassive;
  return [
    ...(isListed ? [] : subjects),
    ...(verb.lemma === 'include' || joined ? context.actors(objects) : []),
    ...(received ? context.actors(withMembers(context, objects)).filter(({ isPerson }) => isPerson) : []),
    ...companionsIn(context, clause, said.key),
  ];
}

/** "Watched the parade on television": not there. */
const isFromAfar = ({ tokens }: SentenceContext) =>
  tokens.some(({ lower }) => /^(television|tv|online|livestream|afar|screens?)$/.test(lower));

/** "Took part in a debate", "attended a lecture": the verb names another event, which no rule knows. */
function isElsewhere(
  context: SentenceContext,
  { verb, objects, prepositional }: Clause,
  key: string,
  occasions: Occasions,
): boolean {
  const { tokens } = context;
  const isUnknown = (phrase: NounPhrase) => !occasions.meant(context, phrase);
  if (verb.lemma === 'attend')
    return objects.some((phrase) => isUnknown(phrase) && !isTemporal(tokens, phrase));
  if (key !== 'take part') return false;
  const part = prepositional.find(({ preposition, at }) => preposition === 'in' && at === verb.last + 2);
  const isOther = (phrase: NounPhrase) =>
    isUnknown(phrase) && !isTemporal(tokens, phrase) && tokens[phrase.head]!.lower !== 'person';
  return part !== undefined && part.phrases.every(isOther);
}
