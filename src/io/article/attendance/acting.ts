import { framesOf } from './frames';
import { presenceOf } from './presence';
import { statusOf } from './status';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { AttendanceFrame, Occasion } from '../frame';
import type { Occasions } from '../occasions';

/** Verbs whose "at" names a target, or that say what is thought or meant to be. */
const NOT_THERE =
  /^(be|aim|hint|scoff|balk|bristle|laugh|look|jeer|lash|hit|want|hope|expect|fear|invite|ban|bar|exclude|stop|block|prevent|keep|replace|say|tell|add|suggest|need|have|see|hear|send|urge|call|agree|plan|decide|refuse|decline|blame|oppose)$/;
/** Passive verbs whose subject is there. */
const SEEN =
  /^(see|seat|greet|welcome|receive|photograph|picture|introduce|honor|honour|applaud|spot|present)$/;
/** Verbs whose object, or partner after "with", is there too. */
const TOGETHER =
  /^(meet|greet|embrace|hug|hold|talk|speak|confer|sit|dine|shake|pose|appear|chat|share|exchange)$/;

const OF_EVENTS =
  /^(participation|attendance|presence|absence|appearance|visits?|trips?|invitations?|seats?|place|role|plans?|decision|failure|success|outcome|results?)$/;

/** "Fico gave a speech at the forum", "Xi and Putin met on the sidelines of the summit": who acts at an event is there. */
export function actingAt(context: SentenceContext, clause: Clause, occasions: Occasions): AttendanceFrame[] {
  const { verb, subjects } = clause;
  if (verb.isNegated || presenceOf(context, clause)) return [];
  // "Confirmed the attendance of Lee at the summit": "at" belongs to the noun.
  if (verb.lemma !== 'make' && clause.objects.some(({ head }) => OF_EVENTS.test(context.tokens[head]!.lower)))
    return [];
  if (verb.isPassive ? !SEEN.test(verb.lemma) : NOT_THERE.test(verb.lemma)) return [];
  const occasion = placeOf(context, clause, occasions);
  const status = occasion && statusOf(context, clause, occasion);
  if (!status) return [];
  const people = context.actors([...subjects, ...partnersOf(clause)]).filter(({ isPerson }) => isPerson);
  return framesOf(context, clause, people, { occasion, status, rule: 'attendance.acting' }, 'list');
}

/** Those with or beside whom the subject does it. */
function partnersOf({ verb, agents, objects, prepositional }: Clause): NounPhrase[] {
  const isTogether = TOGETHER.test(verb.lemma);
  const beside =
    isTogether && !verb.isPassive ? /^(with|between|beside|alongside)$/ : /^(between|beside|alongside)$/;
  return [
    ...(isTogether ? (verb.isPassive ? agents : objects) : []),
    ...prepositional.flatMap(({ preposition, phrases }) => (beside.test(preposition) ? phrases : [])),
  ];
}

/** The event at which a clause says that something is done, or on whose sidelines. */
function placeOf(context: SentenceContext, clause: Clause, occasions: Occasions): Occasion | null {
  const { tokens } = context;
  const places = clause.prepositional.flatMap(({ preposition, phrases }) =>
    preposition === 'at' ? phrases : [],
  );
  const sidelines = tokens.findIndex(
    ({ lower }, i) => /^(sidelines|margins|fringes)$/.test(lower) && tokens[i + 1]?.lower === 'of',
  );
  const isFronted = sidelines >= 0 && sidelines < 4 && clause.link === undefined;
  const aside = sidelines > clause.verb.head || isFronted ? context.phraseWith(sidelines + 2) : null;
  for (const phrase of [...places, ...(aside ? [aside] : [])]) {
    const meant = occasions.meant(context, phrase);
    if (meant) return meant;
  }
  return null;
}
