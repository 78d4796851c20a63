import { Evidence, plainId } from '../../components/evidence';
import { Content, Facts, Head, Names } from '../../components/head';
import { History } from '../../components/history';
import { Status, toneOf } from '../../components/status';
import { Live } from '../../components/live';
import { CountryCode, ThingLink } from '../../components/thing';
import { type Mark, TimeBar } from '../../components/time-bar';
import { Write } from '../../components/write/write';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage, type Table } from '../../page';
import { usePage } from '../../page-request';
import { counted, timeWords, valueWords, words } from '../../words';
import { EVENT_PAGE, type EventData, type EventItem, type Participation } from './event.query';
import { Absences } from './absences';
import { BesideLastEdition } from './beside';
import { Numbers } from './numbers';
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
      embedded: event ? <Roster event={event} /> : undefined,
      embed: { name: 'roster', attributes: { event: ever.event.slug } },
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
  const marks = marksOf(ever.said.nodes);
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
        <Names names={event.names} shown={event.name} />
        <EventFacts event={event} />
      </Head>
      <TimeBar marks={marks} statements={statements} />
      <Live subject={event.slug} cursor={ever.history.nodes[0]?.cursor} />
      <Content>
        <div class="columns">
          <Roster event={event} />
          <aside aria-label="About this event">
            <Report event={event} />
            <Disagreements event={event} />
            <Numbers event={event} />
            <Absences event={event} />
            <BesideLastEdition event={event} />
            <Parts event={event} />
            <History changes={event.history.nodes} />
          </aside>
        </div>
      </Content>
      <Write
        kind="EVENT"
        slug={event.slug}
        name={event.name}
        participations={event.participations.nodes.map(({ id, participant }) => ({
          id: plainId(id),
          name: `${participant.name} there`,
        }))}
      />
    </>
  );
}

type Said = NonNullable<EventData['ever']['event']>['said']['nodes'][number];

/** A mark for each statement about who comes or what becomes of the event, and one for the others of a day. */
function marksOf(said: readonly Said[]): Mark[] {
  const isLedger = ({ property }: Said) => property === 'status';
  const others = new Set(said.filter((each) => !isLedger(each)).map(({ saidOn }) => saidOn));
  return [
    ...said.filter(isLedger).map(({ saidOn, value, subject }): Mark => ({
      day: saidOn,
      tone: toneOf(String(value), subject.__typename === 'Event' ? 'EVENT' : 'PARTICIPATION'),
    })),
    ...[...others].map((day): Mark => ({ day, tone: 'nothing' })),
  ];
}

function EventFacts({ event }: { readonly event: EventItem }) {
  const page = usePage();
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
        ['CAMEO code', event.cameoCode],
        ['Goldstein scale', event.goldstein],
        ['On record', counted(event.participations.totalCount, 'participant')],
        [
          'Read from',
          event.dataset && (
            <a href={page.to(`/dataset/${plainId(event.dataset.id)}`)}>{event.dataset.name}</a>
          ),
        ],
      ]}
    />
  );
}

/** Where a coded event was read; a program may repeat or misread. */
function Report({ event: { report, status } }: { readonly event: EventItem }) {
  if (report.nodes.length === 0) return null;
  return (
    <section aria-labelledby="report">
      <h2 id="report">The report</h2>
      {status === 'REPORTED' && (
        <p class="small">
          Coded from news reports by a program: reports may repeat or be misread, and are no proof of
          attendance.
        </p>
      )}
      {report.nodes.map((claim) => (
        <Evidence claim={claim} />
      ))}
    </section>
  );
}

/** Contradictions about the event itself; those about who comes are with the roster. */
function Disagreements({ event: { disputes } }: { readonly event: EventItem }) {
  const own = disputes.filter(({ subject }) => subject.__typename === 'Event');
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="disagreements">
      <h2 id="disagreements">Sources contradict each other</h2>
      <ul class="plain">
        {own.map(({ property, rule, positions }) => (
          <li>
            {words(property)}:{' '}
            {positions
              .map(({ value, standing }) => `${valueWords(value)}${standing ? ' (stands)' : ''}`)
              .join(' or ')}
            <p class="small">{rule}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Parts({ event: { subEvents, superEvent } }: { readonly event: EventItem }) {
  if (subEvents.length === 0 && superEvent === null) return null;
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">Part and whole</h2>
      <ul class="plain">
        {superEvent && (
          <li>
            Part of <ThingLink thing={superEvent} />
          </li>
        )}
        {subEvents.map((part) => (
          <li>
            <ThingLink thing={part} />
          </li>
        ))}
      </ul>
    </section>
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
