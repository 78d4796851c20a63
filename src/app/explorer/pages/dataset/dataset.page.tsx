import { Dated, DatedList } from '../../components/dated';
import { SourceLink } from '../../components/evidence';
import { Content, Facts, Head } from '../../components/head';
import { OutsideLink } from '../../components/outside-link';
import { NextPage, type PageInfo } from '../../components/pager';
import { type Thing, ThingLink } from '../../components/thing';
import { TimeBar } from '../../components/time-bar';
import { AT_TIMES, NAMED, NAMED_FRAGMENT, PAGING, TIME_VARIABLES } from '../../fragments';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage } from '../../page';
import { idOfType } from '../../parameters';
import { instantWords, timeWords, words } from '../../words';

const DATASET_PAGE = `query DatasetPage($id: ID!, $after: String, ${TIME_VARIABLES}) {
  ${AT_TIMES} {
    node(id: $id) {
      ... on Dataset {
        id name version license citation url rows importedAt
        covers { exhaustive time { edtf } eventTypes participants { ${NAMED} } }
      }
    }
    events(where: { dataset: { eq: $id } }, first: 20, after: $after, orderBy: [{ field: TIME, direction: DESC }]) {
      totalCount ${PAGING} nodes { ...Named type status time { edtf } }
    }
    sources(where: { dataset: { eq: $id } }, first: 10) { totalCount nodes { id title publisher } }
  }
}
${NAMED_FRAGMENT}`;

interface Covered {
  readonly exhaustive: boolean;
  readonly time: { readonly edtf: string } | null;
  readonly eventTypes: readonly string[];
  readonly participants: readonly Thing[];
}

interface DatasetItem {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly license: string | null;
  readonly citation: string | null;
  readonly url: string | null;
  readonly rows: number;
  readonly importedAt: string | null;
  readonly covers: Covered | null;
}

interface EventItem extends Thing {
  readonly type: string;
  readonly status: string;
  readonly time: { readonly edtf: string };
}

interface DatasetData {
  readonly asOf: {
    readonly node: DatasetItem | null;
    readonly events: {
      readonly totalCount: number;
      readonly pageInfo: PageInfo;
      readonly nodes: readonly EventItem[];
    };
    readonly sources: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly id: string;
        readonly title: string;
        readonly publisher: string | null;
      }[];
    };
  };
}

/** An imported body of data: what it covers, its license, and what came of it. */
export const datasetPage = definePage<DatasetData>({
  path: '/dataset/:id',
  document: DATASET_PAGE,
  variables: ({ params, search }) => ({
    id: idOfType(params.id!, 'DATASET'),
    after: search.get('after'),
  }),
  present({ asOf }) {
    const { node, events } = asOf;
    if (node?.name === undefined) return null;
    return {
      title: node.name,
      body: <DatasetPage dataset={node} events={events} sources={asOf.sources} />,
      table: {
        columns: [
          column<EventItem>('slug', ({ slug }) => slug),
          column<EventItem>('name', ({ name }) => name),
          column<EventItem>('type', ({ type }) => type),
          column<EventItem>('status', ({ status }) => status),
          column<EventItem>('time', ({ time }) => time.edtf),
        ],
        items: events.nodes,
      },
    };
  },
});

type DatasetProps = Omit<DatasetData['asOf'], 'node'> & { readonly dataset: DatasetItem };

function DatasetPage({ dataset, events, sources }: DatasetProps) {
  const { covers } = dataset;
  return (
    <>
      <Head kicker="Dataset" title={dataset.name} lead={dataset.citation}>
        <Facts
          facts={[
            ['Version', dataset.version],
            ['License', dataset.license],
            ['Rows', dataset.rows.toLocaleString('en')],
            ['Imported', dataset.importedAt && instantWords(dataset.importedAt)],
            ['Address', dataset.url && <OutsideLink url={dataset.url} />],
          ]}
        />
      </Head>
      <TimeBar />
      <Content>
        <h2>What it covers</h2>
        <Coverage covers={covers} />
        {sources.totalCount > 0 && (
          <>
            <h2>
              Sources <span class="count">{sources.totalCount.toLocaleString('en')}</span>
            </h2>
            <Sources sources={sources.nodes} />
          </>
        )}
        {events.totalCount > 0 && (
          <>
            <h2>
              Events <span class="count">{events.totalCount.toLocaleString('en')}</span>
            </h2>
            <DatedList>
              {events.nodes.map((event) => (
                <Dated time={event.time}>
                  <ThingLink thing={event} /> <span class="small">{words(event.type)}</span>
                </Dated>
              ))}
            </DatedList>
            <NextPage pageInfo={events.pageInfo} />
          </>
        )}
      </Content>
    </>
  );
}

function Coverage({ covers }: { readonly covers: Covered | null }) {
  if (covers === null) return <p class="empty">Not stated, so that its silence says nothing.</p>;
  const { time, exhaustive, eventTypes, participants } = covers;
  return (
    <>
      <p>
        {exhaustive
          ? 'Exhaustive: what is within these bounds and not in the data did not happen.'
          : 'Not exhaustive: that something is not in the data says nothing.'}
      </p>
      <Facts
        facts={[
          ['Time', time && timeWords(time)],
          ['Types of events', eventTypes.map(words).join(', ')],
          [
            'Participants',
            participants.length === 0
              ? null
              : participants.flatMap((thing, index) => [index > 0 ? ', ' : '', <ThingLink thing={thing} />]),
          ],
        ]}
      />
    </>
  );
}

function Sources({ sources }: { readonly sources: DatasetData['asOf']['sources']['nodes'] }) {
  return (
    <ul class="plain">
      {sources.map(({ id, title, publisher }) => (
        <li>
          <SourceLink id={id} title={title} />
          {publisher && <span class="small"> {publisher}</span>}
        </li>
      ))}
    </ul>
  );
}
