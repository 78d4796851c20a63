import { actingAt } from './acting';
import { fromEllipsis } from './ellipsis';
import { fromInvitation } from './invitations';
import { fromLists } from './lists';
import { fromNouns } from './nouns';
import { fromSending } from './sending';
import { isPositive } from './status';
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

/** The frames without repetitions. A representative is no second status of a participant who is known to be absent. */
function distinct(frames: readonly AttendanceFrame[]): AttendanceFrame[] {
  const seen = new Set<string>();
  const nameOf = ({ event, participant }: AttendanceFrame) =>
    `${event} ${participant.thing?.slug ?? participant.unlinked?.text}`;
  return frames.filter((frame) => {
    const isKnownAway =
      frame.rule === 'attendance.delegated' &&
      frames.some(
        (each) => each.rule !== frame.rule && nameOf(each) === nameOf(frame) && !isPositive(each.status),
      );
    const key = `${nameOf(frame)} ${frame.status}`;
    return !isKnownAway && !seen.has(key) && seen.add(key);
  });
}
