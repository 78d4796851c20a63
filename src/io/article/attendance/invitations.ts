import type { AttendanceStatus } from '../../../generated/prisma/enums';
import { framesOf } from './frames';
import { occasionOf } from './occasion-of';
import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { AttendanceFrame } from '../frame';
import type { Occasions } from '../occasions';

/** "China has invited Putin to the parade". */
export function fromInvitation(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
): AttendanceFrame[] {
  const { verb } = clause;
  const extends_ =
    /^(extend|send|issue|receive|accept|get|deliver)$/.test(verb.lemma) &&
    clause.objects.some(({ head }) => /^invitations?$/.test(context.tokens[head]!.lower));
  const declines =
    (/^(decline|reject|refuse|spurn)$/.test(verb.lemma) ||
      (verb.lemma === 'turn' && verb.particle === 'down')) &&
    clause.objects.some(({ head }) => /^(invitations?|invite)$/.test(context.tokens[head]!.lower));
  const confirms =
    verb.lemma === 'confirm' &&
    verb.isPassive &&
    clause.prepositional.some(
      ({ preposition, phrases }) =>
        preposition === 'as' &&
        phrases.some(({ head }) =>
          /^(guest|participant|speaker|attendee)s?$/.test(context.tokens[head]!.lower),
        ),
    );
  const ponders =
    /^(respond|reply|consider|study|weigh|mull|receive)$/.test(verb.lemma) &&
    [...clause.objects, ...clause.prepositional.flatMap(({ phrases }) => phrases)].some(({ head }) =>
      /^(invitations?|invite)$/.test(context.tokens[head]!.lower),
    );
  if (verb.lemma !== 'invite' && !extends_ && !declines && !confirms && !ponders) return [];
  const occasion = occasionOf(context, clause, occasions, true) ?? occasions.main;
  if (!occasion || (verb.isNegated && !ponders)) return [];
  const isOfSubject =
    declines ||
    confirms ||
    ponders ||
    /^(receive|accept|get)$/.test(verb.lemma) ||
    (verb.lemma === 'invite' && verb.isPassive);
  const to = clause.prepositional
    .filter(({ preposition }) => preposition === 'to' || preposition === 'for')
    .flatMap(({ phrases }) => phrases);
  const actors = context.actors(
    isOfSubject ? clause.subjects : verb.lemma === 'invite' ? clause.objects : to,
  );
  const status: AttendanceStatus = declines
    ? 'DECLINED'
    : verb.lemma === 'accept' || confirms
      ? 'CONFIRMED'
      : 'INVITED';
  return framesOf(context, clause, actors, {
    occasion,
    status,
    rule: `attendance.${status.toLowerCase()}`,
  });
}

/** "Lee withdrew from the summit", "pulled out of", "cancelled his trip", "stayed away". */
export function fromWithdrawal(
  context: SentenceContext,
  clause: Clause,
  occasions: Occasions,
): AttendanceFrame[] {
  const { verb } = clause;
  const cancels =
    (/^(cancel|scrap|abandon|postpone|drop)$/.test(verb.lemma) ||
      (verb.lemma === 'call' && verb.particle === 'off')) &&
    clause.objects.some(({ head }) =>
      /^(trip|visit|attendance|appearance|participation|plans?)$/.test(context.tokens[head]!.lower),
    );
  const leaves =
    (verb.lemma === 'withdraw' && verb.particle === 'from') ||
    (verb.lemma === 'pull' && verb.particle === 'out') ||
    (/^(drop|back|bow)$/.test(verb.lemma) && verb.particle === 'out') ||
    (verb.lemma === 'rule' &&
      clause.objects.some(({ head }) => /^(himself|herself|themselves)$/.test(context.tokens[head]!.lower)));
  const sends =
    verb.lemma === 'send' &&
    context.tokens
      .slice(verb.last)
      .some(
        ({ lower }, i, rest) =>
          /^(place|stead|behalf)$/.test(lower) || (lower === 'represent' && rest[i + 1] !== undefined),
      );
  const isSent =
    verb.lemma === 'send' &&
    !sends &&
    clause.prepositional.some(
      ({ preposition, phrases }) =>
        preposition === 'to' && phrases.some((phrase) => occasions.meant(context, phrase)),
    );
  const replaced = replacedIn(context, clause);
  const missed = replaced.length > 0 ? occasionOf(context, clause, occasions, false) : null;
  if (missed)
    return framesOf(context, clause, peopleIn(context, replaced), {
      occasion: missed,
      status: missed.status === 'OCCURRED' ? 'DELEGATED' : 'NOT_EXPECTED',
      rule: 'attendance.replaced',
    });
  if (isSent) return fromSending(context, clause, occasions);
  if (!cancels && !leaves && !sends) return [];
  const isElsewhere = clause.prepositional.some(
    ({ preposition, phrases }) => preposition === 'to' && phrases.some((phrase) => context.actor(phrase)),
  );
  const occasion =
    occasionOf(context, clause, occasions, false) ??
    (isElsewhere || (leaves && context.tokens[verb.last + 1]?.lower === 'of') ? undefined : occasions.main);
  if (!occasion) return [];
  const isPast = occasion.status === 'OCCURRED';
  const status: AttendanceStatus = sends ? (isPast ? 'DELEGATED' : 'NOT_EXPECTED') : 'WITHDRAWN';
  const absent = { occasion, status, rule: `attendance.${status.toLowerCase()}` };
  const sent = { occasion, status: isPast ? 'ATTENDED' : 'EXPECTED', rule: 'attendance.sent' } as const;
  return [
    ...framesOf(context, clause, context.actors(clause.subjects), absent),
    ...framesOf(context, clause, sends ? context.actors(clause.objects) : [], sent),
  ];
}

const peopleIn = (context: SentenceContext, phrases: readonly NounPhrase[]) =>
  context.actors(phrases).filter(({ isPerson }) => isPerson);

/** "X was represented by Y", "Y stood in for X", "Y represented X": who is not there himself. */
function replacedIn(
  { tokens }: SentenceContext,
  { verb, subjects, objects, prepositional }: Clause,
): NounPhrase[] {
  if (verb.lemma === 'represent') return verb.isPassive ? subjects : objects;
  const isFor =
    /^(stand|fill|step|sit)$/.test(verb.lemma) &&
    (verb.particle === 'in' || tokens[verb.last + 1]?.lower === 'in');
  return isFor
    ? prepositional.filter(({ preposition }) => preposition === 'for').flatMap(({ phrases }) => phrases)
    : [];
}

/** "Korea will send its speaker to the parade". */
function fromSending(context: SentenceContext, clause: Clause, occasions: Occasions): AttendanceFrame[] {
  const occasion = occasionOf(context, clause, occasions, false);
  if (!occasion || clause.verb.isNegated) return [];
  const status = clause.verb.tense === 'past' && occasion.status === 'OCCURRED' ? 'ATTENDED' : 'EXPECTED';
  return framesOf(context, clause, peopleIn(context, clause.objects), {
    occasion,
    status,
    rule: 'attendance.sent',
  });
}
