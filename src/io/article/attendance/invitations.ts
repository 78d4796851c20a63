import type { AttendanceStatus } from '../../../generated/prisma/enums';
import { framesOf } from './frames';
import { hasNegativeSubject } from './mood';
import { occasionOf } from './occasion-of';
import { subjectsOf } from './participants';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Actor, AttendanceFrame } from '../frame';
import { governors, isQuestion } from '../modality';
import type { Occasions } from '../occasions';

/** What the subject of a verb does with an invitation. */
type Deed = 'extends' | 'receives' | 'accepts' | 'declines' | 'ponders';

const DEEDS: Readonly<Record<string, Deed>> = {
  extend: 'extends',
  send: 'extends',
  issue: 'extends',
  deliver: 'extends',
  offer: 'extends',
  receive: 'receives',
  get: 'receives',
  thank: 'receives',
  welcome: 'receives',
  accept: 'accepts',
  decline: 'declines',
  reject: 'declines',
  refuse: 'declines',
  spurn: 'declines',
  'turn down': 'declines',
  respond: 'ponders',
  reply: 'ponders',
  consider: 'ponders',
  study: 'ponders',
  weigh: 'ponders',
  mull: 'ponders',
};

const STATUSES: Readonly<Record<Deed, AttendanceStatus>> = {
  extends: 'INVITED',
  receives: 'INVITED',
  accepts: 'CONFIRMED',
  declines: 'DECLINED',
  ponders: 'INVITED',
};

const INVITATION = /^(invitations?|invite|invites)$/;
const REGRETS = /^(regrets|apologies)$/;
/** What can also be turned down, where an event is named. */
const OFFER = /^(offers?|seats?|chance|requests?|opportunity)$/;

/** "China has invited Putin to the parade", "turned down an invitation", "an invitation went to Orban", "was invited but declined". */
export function fromInvitation(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
): AttendanceFrame[] {
  const said = inviting(context, clause) ?? answering(context, clause) ?? confirming(context, clause);
  if (!said) return [];
  // "Hours after accepting the invitation": what the main clause goes back on.
  if (clause.verb.form === 'gerund' && /^(after|before|despite)$/.test(clause.marker ?? '')) return [];
  const isOpen = said.status === 'INVITED' && clause.verb.lemma !== 'invite';
  const isNegated =
    clause.verb.isNegated ||
    hasNegativeSubject(context.tokens, clause) ||
    governors(clause, context.clauses).some(({ verb, link }) => verb.isNegated && link !== 'content');
  if (isNegated && !(isOpen && said.isOfSubject)) return [];
  const occasion = occasionOf(context, clause, occasions, !said.needsEvent);
  if (!occasion) return [];
  // "Whether he accepts the invitation": all that is known is that there is one.
  const isOpenQuestion = isQuestion(clause, context.clauses, context.tokens);
  const status = isOpenQuestion ? 'INVITED' : said.status;
  return framesOf(context, clause, said.actors, {
    occasion,
    status,
    rule: `attendance.${status.toLowerCase()}`,
  });
}

interface Invitation {
  status: AttendanceStatus;
  actors: Actor[];
  isOfSubject: boolean;
  /** The event has to be named by the clause. */
  needsEvent: boolean;
}

/** "Invited Putin", "was invited". */
function inviting(context: SentenceContext, clause: Clause): Invitation | null {
  const { verb, subjects, objects } = clause;
  if (verb.lemma !== 'invite') return null;
  // "Invited him to visit her": to another event than that of the article.
  const isElsewhere = context.clauses.some(
    ({ parent, link, verb: { lemma } }) =>
      parent === clause.index &&
      link === 'infinitive' &&
      !/^(attend|join|participate|take|come)$/.test(lemma),
  );
  return {
    status: 'INVITED',
    actors: verb.isPassive ? subjectsOf(context, clause) : context.actors(objects),
    isOfSubject: verb.isPassive && subjects.length > 0,
    needsEvent: isElsewhere,
  };
}

/** What is done with an invitation: "has accepted an invitation", "an invitation has gone out to Orban". */
function answering(context: SentenceContext, clause: Clause): Invitation | null {
  const { tokens } = context;
  const { verb, objects, subjects, prepositional } = clause;
  const isNamed = (pattern: RegExp) => (phrase: NounPhrase) => pattern.test(tokens[phrase.head]!.lower);
  const to = context.actors(
    prepositional.flatMap(({ preposition, phrases }) => (/^(to|for)$/.test(preposition) ? phrases : [])),
  );
  const isSubject = subjects.some(isNamed(INVITATION));
  if (isSubject && /^(go|send|extend|issue|arrive|deliver)$/.test(verb.lemma))
    return { status: 'INVITED', actors: to, isOfSubject: false, needsEvent: false };
  const isDown =
    verb.lemma === 'turn' &&
    (verb.particle === 'down' || tokens[objects.at(-1)?.last ?? 0]?.lower === 'down');
  const sendsRegrets = /^(send|convey|offer|express)$/.test(verb.lemma) && objects.some(isNamed(REGRETS));
  if (sendsRegrets)
    return { status: 'DECLINED', actors: subjectsOf(context, clause), isOfSubject: true, needsEvent: true };
  const deed = DEEDS[isDown ? 'turn down' : verb.lemma];
  if (!deed) return null;
  const after = deed === 'ponders' || verb.lemma === 'thank' ? prepositional : [];
  const answered = [...objects, ...after.flatMap(({ phrases }) => phrases)];
  const isInvitation = answered.some(isNamed(INVITATION));
  // "The offer of a seat at the conference", and no "offers of talks"
  const isOffer =
    deed === 'declines' &&
    answered.some(isNamed(OFFER)) &&
    prepositional.some(({ preposition }) => /^(at|to)$/.test(preposition));
  // "Had been invited but declined"
  const isAlone =
    /^(accepts|declines)$/.test(deed) &&
    objects.length === 0 &&
    !isDown &&
    !context.clauses.some(({ parent, link }) => parent === clause.index && link === 'infinitive') &&
    tokens.slice(0, verb.head).some(({ lower }) => /^(invited|invites|invitations?)$/.test(lower));
  if (!isInvitation && !isOffer && !isAlone) return null;
  return {
    status: STATUSES[deed],
    actors: deed === 'extends' ? to : subjectsOf(context, clause),
    isOfSubject: deed !== 'extends',
    needsEvent: isOffer && !isInvitation,
  };
}

/** "Is confirmed as a speaker", "guests who have confirmed for the summit". */
function confirming(context: SentenceContext, clause: Clause): Invitation | null {
  const { verb, objects, prepositional } = clause;
  if (!/^(confirm|sign|register|rsvp(ed)?)$/.test(verb.lemma)) return null;
  const isAs = prepositional.some(
    ({ preposition, phrases }) =>
      preposition === 'as' &&
      phrases.some(({ head }) =>
        /^(guest|participant|speaker|attendee)s?$/.test(context.tokens[head]!.lower),
      ),
  );
  const isFor =
    objects.length === 0 &&
    prepositional.some(({ preposition }) => /^(for|to)$/.test(preposition)) &&
    (verb.lemma !== 'sign' || verb.particle === 'up');
  if (!(verb.isPassive && isAs) && !(isFor && !verb.isPassive)) return null;
  return { status: 'CONFIRMED', actors: subjectsOf(context, clause), isOfSubject: true, needsEvent: isFor };
}
