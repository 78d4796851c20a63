import { plainId } from '../../components/evidence';
import { Content, Facts, Head } from '../../components/head';
import { Status, toneOf } from '../../components/status';
import { CountryCode, ThingLink } from '../../components/thing';
import { type Mark, TimeBar } from '../../components/time-bar';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage, type Table } from '../../page';
import { timeWords, words } from '../../words';
import { EVENT_PAGE, type EventData, type EventItem, type Participation } from './event.query';
import { Roster } from './roster';

/** One event: who comes and who says so, as it was known on any day. */
export const eventPage = definePage<EventData>({
  path: '/event/:slug',
  document: EVENT_PAGE,
  variables: ({ params, search }) => ({ slug: params.slug, after: search.get('after') }),
  soughtIn: ({ params }) => params.slug!,
  present({ asOf: { event }, ever }) {
    if (ever.event === null) return null;
    return {
      title: event?.name ?? ever.event.name,
      description: event?.description,
      body: <EventPage event={event} ever={ever.event} />,
      table: rosterTable(event?.participations.nodes ?? []),
    };
  },
});

function EventPage({
  event,
  ever,
}: {
  readonly event: EventItem | null;
  readonly ever: NonNullable<EventData['ever']['event']>;
}) {
  const marks = ever.said.nodes.map(({ saidOn, property, value, subject }): Mark => ({
    day: saidOn,
    tone: property === 'status' && subject.__typename === 'Participation' ? toneOf(String(value)) : 'nothing',
  }));
  const statements = { total: ever.said.totalCount, shown: event?.said.totalCount ?? 0 };
  if (event === null)
    return (
      <>
        <Head kicker="Event" title={ever.name} />
        <TimeBar marks={marks} statements={statements} />
        <Content>
          <p class="empty">Nothing had been said about this event in public by then.</p>
        </Content>
      </>
    );
  return (
    <>
      <Head
        kicker={
          <>
            {words(event.type)}
            {event.series && (
              <>
                {' '}
                · {event.edition && `edition ${event.edition} of `}
                <ThingLink thing={event.series} />
              </>
            )}
          </>
        }
        title={event.name}
        lead={event.summary}
      >
        <EventFacts event={event} />
      </Head>
      <TimeBar marks={marks} statements={statements} />
      <Content>
        <Roster event={event} />
      </Content>
    </>
  );
}

function EventFacts({ event }: { readonly event: EventItem }) {
  const { place } = event;
  return (
    <Facts
      facts={[
        ['When', timeWords(event.time)],
        [
          'Where',
          place && (
            <>
              {place.name} <CountryCode country={place.country} />
            </>
          ),
        ],
        ['State', <Status status={event.status} ledger="EVENT" />],
      ]}
    />
  );
}

const rosterTable = (items: readonly Participation[]): Table => ({
  columns: [
    column<Participation>('participant_slug', ({ participant }) => participant.slug),
    column<Participation>('participant_name', ({ participant }) => participant.name),
    column<Participation>('country_slug', ({ country }) => country?.slug),
    column<Participation>('country_name', ({ country }) => country?.name),
    column<Participation>('role', ({ role }) => role),
    column<Participation>('level', ({ level }) => level),
    column<Participation>('status', ({ status }) => status),
    column<Participation>('standing_claim', ({ standing }) => standing && plainId(standing.id)),
    column<Participation>('statements', ({ ledger }) => ledger.length),
    column<Participation>('reason', ({ reason }) => reason),
  ],
  items,
});
