import type { AttendanceStatus } from '../../generated/prisma/enums';
import { frameOf } from './attendance-frame';
import { occasionOf } from './attendance-occasion';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import type { AttendanceFrame } from './frame';
import type { Occasions } from './occasions';

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
  if (verb.lemma !== 'invite' && !extends_ && !declines) return [];
  const occasion = occasionOf(context, clause, occasions, true) ?? occasions.main;
  if (!occasion || verb.isNegated) return [];
  const isOfSubject =
    declines || /^(receive|accept|get)$/.test(verb.lemma) || (verb.lemma === 'invite' && verb.isPassive);
  const to = clause.prepositional
    .filter(({ preposition }) => preposition === 'to' || preposition === 'for')
    .flatMap(({ phrases }) => phrases);
  const actors = context.actors(
    isOfSubject ? clause.subjects : verb.lemma === 'invite' ? clause.objects : to,
  );
  const status: AttendanceStatus = declines ? 'DECLINED' : verb.lemma === 'accept' ? 'CONFIRMED' : 'INVITED';
  return actors.flatMap((actor) =>
    frameOf(context, clause, occasion, actor, status, null, `attendance.${status.toLowerCase()}`),
  );
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
    (/^(drop|back|bow)$/.test(verb.lemma) && verb.particle === 'out');
  const sends =
    verb.lemma === 'send' &&
    context.tokens
      .slice(verb.last)
      .some(
        ({ lower }, i, rest) =>
          /^(place|stead|behalf)$/.test(lower) || (lower === 'represent' && rest[i + 1] !== undefined),
      );
  if (!cancels && !leaves && !sends) return [];
  const occasion = occasionOf(context, clause, occasions, false);
  if (!occasion) return [];
  const frames: AttendanceFrame[] = [];
  const isPast = occasion.status === 'OCCURRED';
  const status: AttendanceStatus = sends ? (isPast ? 'DELEGATED' : 'NOT_EXPECTED') : 'WITHDRAWN';
  for (const actor of context.actors(clause.subjects))
    frames.push(
      ...frameOf(context, clause, occasion, actor, status, null, `attendance.${status.toLowerCase()}`),
    );
  if (sends)
    for (const actor of context.actors(clause.objects))
      frames.push(
        ...frameOf(
          context,
          clause,
          occasion,
          actor,
          isPast ? 'ATTENDED' : 'EXPECTED',
          null,
          'attendance.sent',
        ),
      );
  return frames;
}
