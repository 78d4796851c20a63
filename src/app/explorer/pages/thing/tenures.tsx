import { AccordingTo, Claims, latestOf, plainId } from '../../components/evidence';
import { ThingLink } from '../../components/thing';
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
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{isCountry ? 'Who' : 'Country'}</th>
            <th scope="col">Office</th>
            <th scope="col">Term</th>
            <th scope="col">According to</th>
          </tr>
        </thead>
        <tbody>
          {tenures.nodes.map(({ id, leader, country, office, role, term, claims }) => (
            <tr>
              <th scope="row">
                <ThingLink thing={isCountry ? leader : country} />
              </th>
              <td data-label="Office">
                {office || words(role)}
                {office && <p class="small">{words(role)}</p>}
              </td>
              <td data-label="Term">{timeWords(term)}</td>
              <td data-label="According to">
                {claims.length > 0 && <AccordingTo claim={latestOf(claims)} />}
                <Claims claims={claims} id={`behind-${plainId(id)}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tenures.totalCount > tenures.nodes.length && (
        <p class="small">
          The latest {tenures.nodes.length} of {tenures.totalCount} are shown.
        </p>
      )}
    </section>
  );
}
