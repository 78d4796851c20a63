import { AccordingTo, Evidence, plainId } from '../../components/evidence';
import { NextPage } from '../../components/pager';
import { Status } from '../../components/status';
import { CountryCode, ThingLink } from '../../components/thing';
import { Table } from '../../components/table';
import { counted, words } from '../../words';
import type { EventItem, Participation } from './event.query';

/** Who comes, and who says so: a row for each participant, with the ledger of statements behind it. */
export function Roster({ event: { participations, disputes, status } }: { readonly event: EventItem }) {
  const { nodes, totalCount, pageInfo } = participations;
  const ruleFor = (id: string) => disputes.find(({ subject }) => subject.id === id)?.rule ?? null;
  return (
    <section aria-labelledby="roster">
      <h2 id="roster">
        {status === 'REPORTED' ? 'Who is in the report' : 'Who comes, and who says so'}{' '}
        <span class="count">{totalCount}</span>
      </h2>
      {nodes.length === 0 && <p class="empty">No participant is on record.</p>}
      {nodes.length > 0 && (
        <Table heads={['Participant', 'Rank', 'Status', 'According to']}>
          {nodes.map((participation) => (
            <Row participation={participation} rule={ruleFor(participation.id)} />
          ))}
        </Table>
      )}
      <NextPage pageInfo={pageInfo} />
    </section>
  );
}

function Row({
  participation,
  rule,
}: {
  readonly participation: Participation;
  readonly rule: string | null;
}) {
  const { participant, country, role, level, status, standing, ledger, reason } = participation;
  const entry = ledger.find(({ claim }) => claim.id === standing?.id);
  return (
    <tr>
      <th scope="row">
        <ThingLink thing={participant} /> <CountryCode country={country} />
        {role !== 'GUEST' && <span class="how"> {words(role)}</span>}
      </th>
      <td data-label="Rank">{level ? words(level) : <span class="how">not said</span>}</td>
      <td data-label="Status">
        <Status status={status} />
      </td>
      <td data-label="According to">
        {entry && <AccordingTo claim={entry.claim} />}
        {reason && <p class="small">{reason}</p>}
        {ledger.length > 0 && (
          <details class="claims" id={`said-${plainId(participation.id)}`}>
            <summary>{counted(ledger.length, 'statement')}</summary>
            {[...ledger].reverse().map((each) => (
              <Evidence claim={each.claim} status={each.status} stands={each === entry} />
            ))}
            {rule && <p class="small">Why it stands: {rule}</p>}
          </details>
        )}
      </td>
    </tr>
  );
}
