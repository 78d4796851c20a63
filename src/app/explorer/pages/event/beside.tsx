import { Status } from '../../components/status';
import { CountryCode, ThingLink } from '../../components/thing';
import { lowerWords, words } from '../../words';
import type { Comparison, EventItem } from './event.query';
import { amountWords, quantityName } from './numbers';

type Represented = Comparison['arrived'][number];

/** What differs from the edition before: ranks, who is new, who is missing, numbers. */
export function BesideLastEdition({ event: { comparison, edition } }: { readonly event: EventItem }) {
  if (comparison === null) return null;
  return <ComparisonItem comparison={comparison} edition={edition ?? 'This edition'} />;
}

interface ComparisonProps {
  readonly comparison: Comparison;
  readonly edition: string;
}

/** What differs between two editions. */
export function ComparisonItem({ comparison, edition }: ComparisonProps) {
  const { from, arrived, departed, changed, quantities } = comparison;
  const numbers = quantities.filter((each) => each.from !== null && each.to !== null);
  const isSame = arrived.length + departed.length + changed.length + numbers.length === 0;
  return (
    <section aria-labelledby="beside">
      <h2 id="beside">
        {edition} beside <ThingLink thing={{ ...from, ...editionName(from) }} />
      </h2>
      {isSame && <p class="empty">No difference is on record.</p>}
      <Changed changed={changed} />
      <People title="New" people={arrived} />
      <People title="No longer there" people={departed} />
      {numbers.length > 0 && <h3>Numbers</h3>}
      <ul class="plain">
        {numbers.map(({ property, from: before, to }) => (
          <li>
            {quantityName(property)}: {amountWords(before)} → <b>{amountWords(to)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An edition is called by its year where it has one. */
const editionName = ({ edition }: Comparison['from']) =>
  edition === null ? {} : { name: edition, original: edition };

function Changed({ changed }: Pick<Comparison, 'changed'>) {
  if (changed.length === 0) return null;
  return (
    <>
      <h3>At another rank</h3>
      <ul class="plain">
        {changed.map(({ levelChange, country, from, to }) => (
          <li>
            {levelChange > 0 ? '▲ higher: ' : levelChange < 0 ? '▼ lower: ' : ''}
            {country && (
              <>
                <ThingLink thing={country} />:{' '}
              </>
            )}
            {from.participant.name} ({lowerWords(from.level ?? 'UNSPECIFIED')}) → <b>{to.participant.name}</b>{' '}
            ({lowerWords(to.level ?? 'UNSPECIFIED')})
          </li>
        ))}
      </ul>
    </>
  );
}

function People({ title, people }: { readonly title: string; readonly people: readonly Represented[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="plain">
        {people.map(({ participant, country, status, level }) => (
          <li>
            <ThingLink thing={participant} /> <CountryCode country={country} /> <Status status={status} />
            {level && <span class="small"> {words(level)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
