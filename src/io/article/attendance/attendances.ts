import { actingAt } from './acting';
import { fromEllipsis } from './ellipsis';
import { fromInvitation } from './invitations';
import { fromLists } from './lists';
import { fromNouns } from './nouns';
import { fromSending } from './sending';
import { substitutesIn } from './substitutes';
import { fromVerb } from './verbs';
import { fromWithdrawal } from './withdrawals';
import type { SentenceContext } from '../context';
import type { AttendanceFrame } from '../frame';
import type { Occasions } from '../occasions';

/** Who takes part in an event, will, may or will not, as a sentence says. */
export function attendancesIn(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const frames = [
    ...context.clauses.flatMap((clause) => {
      const own = [
        ...fromVerb(context, clause, occasions),
        ...fromInvitation(context, clause, occasions),
        ...fromSending(context, clause, occasions),
        ...fromWithdrawal(context, clause, occasions),
      ];
      return own.length > 0 ? own : actingAt(context, clause, occasions);
    }),
    ...fromNouns(context, occasions),
    ...fromLists(context, occasions),
  ];
  const elided = fromEllipsis(context, occasions);
  return distinct([...frames, ...elided, ...substitutesIn(context, [...frames, ...elided])]);
}

/** One frame for what is said of a participant and event; what a rule reads of an absence goes before a mere presence. */
function distinct(frames: readonly AttendanceFrame[]): AttendanceFrame[] {
  const seen = new Set<string>();
  return frames.filter(({ event, participant, status }) => {
    const key = `${event} ${participant.thing?.slug ?? participant.unlinked?.text} ${status}`;
    return !seen.has(key) && seen.add(key);
  });
}
