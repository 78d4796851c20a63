import { useSuspenseQuery } from '@apollo/client/react';
import { Suspense, useDeferredValue, useState } from 'react';
import { graphql } from './gql';
import { Roster } from './roster';
import { Timeline } from './timeline';

const ParadeQuery = graphql(`
  query Parade($saidBy: Date!) {
    asOf(saidBy: $saidBy) {
      id
      event(slug: "victory-day-parade-2025") {
        id
        ...Roster
      }
      timeline(interval: MONTH, where: { time: { from: "2025-01-01", to: "2025-09-30" } }) {
        ...Month
      }
    }
  }
`);

/**
 * The participants of the parade and the events before it, according to the claims made by a day that the
 * user can change.
 */
export function Page() {
  const [day, setDay] = useState('2025-09-03');
  // The result for the previous day stays on the page until the next one is there.
  const saidBy = useDeferredValue(day);
  return (
    <>
      <h1>Who comes to the parade?</h1>
      <label>
        What had been said by{' '}
        <input type="date" value={day} onChange={({ target }) => target.value && setDay(target.value)} />
      </label>
      <Suspense fallback={<p>Asking …</p>}>
        <Parade saidBy={saidBy} />
      </Suspense>
    </>
  );
}

function Parade({ saidBy }: { saidBy: string }) {
  const { event, timeline } = useSuspenseQuery(ParadeQuery, { variables: { saidBy } }).data.asOf;
  return (
    <>
      {event ? <Roster event={event} /> : <p>No claim about it had been made by then.</p>}
      <Timeline months={timeline} />
    </>
  );
}
