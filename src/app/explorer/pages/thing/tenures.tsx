import { AccordingTo, Claims, latestOf, plainId } from '../../components/evidence';
import { ThingLink } from '../../components/thing';
import { Table } from '../../components/table';
import { timeWords, words } from '../../words';
import type { ThingItem } from './thing.query';

/** Who held which office and when, newest first. */
export function Tenures({ thing }: { readonly thing: ThingItem }) {
  const { tenures } = thing;
  if (!tenures || tenures.totalCount === 0) return null;
  const isCountry = thing.__typename === 'Country';
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">
        Offices <span class="count">{tenures.totalCount}</span>
      </h2>
      <Table heads={[isCountry ? 'Who' : 'Country', 'Office', 'Term', 'According to']}>
        {tenures.nodes.map(({ id, leader, country, office, role, term, claims }) => (
          <tr>
            <th scope="row">
              <ThingLink thing={isCountry ? leader : country} />
            </th>
            <td data-label="Office">
              {office || words(role)}
              {office && office !== words(role) && <p class="small">{words(role)}</p>}
            </td>
            <td data-label="Term">{timeWords(term)}</td>
            <td data-label="According to">
              {claims.length > 0 && <AccordingTo claim={latestOf(claims)} />}
              <Claims claims={claims} id={`behind-${plainId(id)}`} />
            </td>
          </tr>
        ))}
      </Table>
      {tenures.totalCount > tenures.nodes.length && (
        <p class="small">
          The latest {tenures.nodes.length} of {tenures.totalCount} are shown.
        </p>
      )}
    </section>
  );
}
