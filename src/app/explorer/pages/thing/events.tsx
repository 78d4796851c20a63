import { Dated, DatedList } from '../../components/dated';
import { NextPage } from '../../components/pager';
import { Status } from '../../components/status';
import { ThingLink } from '../../components/thing';
import { lowerWords } from '../../words';
import type { EventList } from './thing.query';

interface EventsProps {
  readonly title: string;
  readonly events: EventList;
  /** The parameter of the address with the cursor of this list. */
  readonly parameter: string;
  readonly note?: string;
}

/** A list of events, newest first, with how the thing takes part in them. */
export function Events({ title, events: { totalCount, pageInfo, nodes }, parameter, note }: EventsProps) {
  const id = `events-${parameter}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="count">{totalCount.toLocaleString('en')}</span>
      </h2>
      {note && <p class="small">{note}</p>}
      {nodes.length === 0 && <p class="empty">None is on record.</p>}
      <DatedList>
        {nodes.map((event) => (
          <Dated time={event.time}>
            <ThingLink thing={event} />{' '}
            {event.status !== 'REPORTED' && <Status status={event.status} ledger="EVENT" />}
            {event.mine.nodes.map(({ role, status }) => (
              <>
                {' '}
                <span class="small">as {lowerWords(role)}</span>{' '}
                {status !== 'UNKNOWN' && <Status status={status} />}
              </>
            ))}
          </Dated>
        ))}
      </DatedList>
      <NextPage pageInfo={pageInfo} name={parameter} list={title.toLowerCase()} />
    </section>
  );
}
