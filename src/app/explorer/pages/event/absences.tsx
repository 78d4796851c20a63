import { Claims } from '../../components/evidence';
import { Status } from '../../components/status';
import { ThingLink } from '../../components/thing';
import type { EventItem } from './event.query';

/** The bases of an absence in words. */
const BASES: Readonly<Record<string, string>> = {
  RECORDED_ABSENT: 'Recorded absent',
  DECLINED: 'Declined',
  NOT_EXPECTED: 'Not expected',
  ATTENDED_LAST_EDITION: 'Attended the last edition; nothing is on record for this one',
  MEMBER_OF_GROUP: 'Member of a group of which it is said',
};

/** Who could be expected and is not there, and why. */
export function Absences({ event: { absences } }: { readonly event: EventItem }) {
  if (absences.length === 0) return null;
  return (
    <section aria-labelledby="absences">
      <h2 id="absences">Not there</h2>
      <ul class="plain">
        {absences.map(({ participant, status, basis, reason, claim }) => (
          <li>
            <ThingLink thing={participant} /> {status === 'UNKNOWN' ? null : <Status status={status} />}
            <p class="small">
              {BASES[basis]}
              {reason && `: ${reason}`}
            </p>
            {claim && <Claims claims={[claim]} id={`absent-${participant.slug}-${basis}`} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
