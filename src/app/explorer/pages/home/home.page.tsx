import { Dated, DatedList } from '../../components/dated';
import { SourceLink, plainId } from '../../components/evidence';
import { Content, Head } from '../../components/head';
import { Live } from '../../components/live';
import { Status } from '../../components/status';
import { Subject, type SubjectItem } from '../../components/subject';
import { type Thing, ThingLink } from '../../components/thing';
import { TimeBar } from '../../components/time-bar';
import { AT_TIMES, NAMED_FRAGMENT, SUBJECT, TIME_VARIABLES } from '../../fragments';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage } from '../../page';
import { usePage } from '../../page-request';
import { counted, lowerWords, valueWords, words } from '../../words';

const HOME_PAGE = `query HomePage($today: Date!, $isSaid: Boolean!, ${TIME_VARIABLES}) {
  ${AT_TIMES} {
    coming: events(where: { time: { from: $today }, NOT: { status: { eq: REPORTED } } }, first: 8, orderBy: [{ field: TIME }]) {
      totalCount @skip(if: $isSaid) nodes { ...Listed }
    }
    latest: events(where: { time: { to: $today }, NOT: { status: { eq: REPORTED } } }, first: 8, orderBy: [{ field: TIME, direction: DESC }]) {
      totalCount @skip(if: $isSaid) nodes { ...Listed }
    }
    said: claims(first: 8, orderBy: [{ field: RECORDED, direction: DESC }], where: { retracted: false, review: { eq: ACCEPTED }, property: { in: ["status", "level", "time", "place", "reason", "significance", "occasion"] } }) {
      nodes { id property value statement saidOn recordedAt source { id title } subject { ...Subject } }
    }
    disputes(first: 5) {
      totalCount nodes { property rule subject { ...Subject } positions { value standing } }
    }
    datasets { id name version rows }
  }
  changes(last: 1) { nodes { cursor } }
}
fragment Listed on Event { ...Named description type status time { edtf } participations(first: 0) { totalCount } }
${NAMED_FRAGMENT}
${SUBJECT}`;

interface Listed extends Thing {
  readonly description: string;
  readonly type: string;
  readonly status: string;
  readonly time: { readonly edtf: string };
  readonly participations: { readonly totalCount: number };
}

interface Said {
  readonly id: string;
  readonly property: string;
  readonly value: unknown;
  readonly statement: string;
  readonly saidOn: string;
  readonly recordedAt: string;
  readonly source: { readonly id: string; readonly title: string };
  readonly subject: SubjectItem;
}

interface Disputed {
  readonly property: string;
  readonly rule: string;
  readonly subject: SubjectItem;
  readonly positions: readonly { readonly value: unknown; readonly standing: boolean }[];
}

interface ListedEvents {
  /** Left out under saidBy, where each event would be computed to be counted. */
  readonly totalCount?: number;
  readonly nodes: readonly Listed[];
}

interface HomeData {
  readonly changes: { readonly nodes: readonly { readonly cursor: string }[] };
  readonly asOf: {
    readonly coming: ListedEvents;
    readonly latest: ListedEvents;
    readonly said: { readonly nodes: readonly Said[] };
    readonly disputes: { readonly totalCount: number; readonly nodes: readonly Disputed[] };
    readonly datasets: readonly {
      readonly id: string;
      readonly name: string;
      readonly version: string | null;
      readonly rows: number;
    }[];
  };
}

/** The start: search, what is coming, what is new, what is disputed, and the datasets. */
export const homePage = definePage<HomeData>({
  path: '/',
  document: HOME_PAGE,
  variables: ({ times, today }) => ({
    today: times.saidBy ?? times.validAt ?? today,
    isSaid: times.saidBy !== null,
  }),
  present: ({ asOf, changes }) => ({
    title: 'Who meets whom, and who says so',
    description: 'Events, leaders and countries, with the source of every value and what was known when.',
    body: <HomePage data={asOf} cursor={changes.nodes[0]?.cursor} />,
    table: {
      columns: [
        column<Listed>('slug', ({ slug }) => slug),
        column<Listed>('name', ({ name }) => name),
        column<Listed>('type', ({ type }) => type),
        column<Listed>('status', ({ status }) => status),
        column<Listed>('time', ({ time }) => time.edtf),
        column<Listed>('participants', ({ participations }) => participations.totalCount),
      ],
      items: [...asOf.coming.nodes, ...asOf.latest.nodes],
    },
  }),
});

function HomePage({
  data,
  cursor,
}: {
  readonly data: HomeData['asOf'];
  readonly cursor: string | undefined;
}) {
  const { coming, latest, said, disputes, datasets } = data;
  const page = usePage();
  return (
    <>
      <Head
        kicker="Rostrum"
        title="Who meets whom, and who says so"
        lead="Every value stands by a claim with its source, and can be asked of any day: what had been said by then, and what was known."
      />
      <TimeBar />
      <Live subject={null} cursor={cursor} />
      <Content>
        <div class="columns">
          <div>
            <Events title="Coming" events={coming} empty="No coming event is on record." />
            <Events title="Latest events" events={latest} empty="None is on record." />
            <Statements said={said.nodes} />
          </div>
          <aside aria-label="Disputes and data">
            <h2>
              Disputed <span class="count">{disputes.totalCount}</span>
            </h2>
            {disputes.nodes.length === 0 && <p class="empty">No contradiction is on record.</p>}
            <ul class="plain">
              {disputes.nodes.map(({ property, subject, positions }) => (
                <li>
                  {words(property)} of <Subject subject={subject} />
                  <p class="small">
                    {positions
                      .map(({ value, standing }) => `${valueWords(value)}${standing ? ' (stands)' : ''}`)
                      .join(' or ')}
                  </p>
                </li>
              ))}
            </ul>
            <p>
              <a href={page.to('/disputes')}>All disputes</a>
            </p>
            <h2>Datasets</h2>
            <ul class="plain">
              {datasets.map(({ id, name, version, rows }) => (
                <li>
                  <a href={page.to(`/dataset/${plainId(id)}`)}>{name}</a>
                  <p class="small">
                    {version && `version ${version}, `}
                    {counted(rows, 'row')}
                  </p>
                </li>
              ))}
            </ul>
          </aside>
        </div>
      </Content>
    </>
  );
}

interface EventsProps {
  readonly title: string;
  readonly events: ListedEvents;
  readonly empty: string;
}

function Events({ title, events: { nodes, totalCount }, empty }: EventsProps) {
  return (
    <section>
      <h2>
        {title}
        {totalCount !== undefined && <span class="count"> {totalCount.toLocaleString('en')}</span>}
      </h2>
      {nodes.length === 0 && <p class="empty">{empty}</p>}
      <DatedList>
        {nodes.map((event) => (
          <Dated time={event.time}>
            <ThingLink thing={event} /> <Status status={event.status} ledger="EVENT" />
            <p class="small">
              {words(event.type)}, {counted(event.participations.totalCount, 'participant')}
            </p>
          </Dated>
        ))}
      </DatedList>
    </section>
  );
}

function Statements({ said }: { readonly said: readonly Said[] }) {
  const page = usePage();
  return (
    <section>
      <h2>New statements</h2>
      <DatedList>
        {said.map(({ id, property, statement, saidOn, source, subject }) => (
          <Dated time={{ edtf: saidOn }}>
            <a href={page.to(`/claim/${plainId(id)}`)}>{statement}</a>
            <p class="small">
              On the {lowerWords(property)} of <Subject subject={subject} />, by <SourceLink {...source} />
            </p>
          </Dated>
        ))}
      </DatedList>
    </section>
  );
}
