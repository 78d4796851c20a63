import { Dated, DatedList } from '../../components/dated';
import { NextPage } from '../../components/pager';
import { Status } from '../../components/status';
import { ThingLink } from '../../components/thing';
import type { EventList } from './timeline.query';

/** The events that are counted, the latest first. */
export function LatestEvents({ events: { totalCount, pageInfo, nodes } }: { readonly events: EventList }) {
  if (totalCount === 0) return null;
  return (
    <section aria-labelledby="events">
      <h2 id="events">
        Events <span class="count">{totalCount.toLocaleString('en')}</span>
      </h2>
      <DatedList>
        {nodes.map((event) => (
          <Dated time={event.time}>
            <ThingLink thing={event} />{' '}
            {event.status !== 'REPORTED' && <Status status={event.status} ledger="EVENT" />}
          </Dated>
        ))}
      </DatedList>
      <NextPage pageInfo={pageInfo} />
    </section>
  );
}
