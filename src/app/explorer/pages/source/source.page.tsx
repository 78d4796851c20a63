import { Evidence, plainId, RELIABILITIES, type Claim } from '../../components/evidence';
import { Content, Facts, Head } from '../../components/head';
import { NextPage, type PageInfo } from '../../components/pager';
import { OutsideLink } from '../../components/outside-link';
import { Status } from '../../components/status';
import { slugsOf, Subject, type SubjectItem } from '../../components/subject';
import { TimeBar } from '../../components/time-bar';
import { AT_TIMES, EVIDENCE, PAGING, SUBJECT, TIME_VARIABLES } from '../../fragments';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage } from '../../page';
import { usePage } from '../../page-request';
import { idOfType } from '../../parameters';
import { lowerWords, timeWords, valueWords } from '../../words';

const SOURCE_PAGE = `query SourcePage($id: ID!, $after: String, ${TIME_VARIABLES}) {
  ${AT_TIMES} {
    node(id: $id) {
      ... on Source {
        id title publisher url reliability publishedAt { edtf }
        dataset { id name }
        claims(first: 40, after: $after) {
          totalCount ${PAGING}
          nodes { ...Evidence subject { ...Subject ...Outcome } }
        }
      }
    }
  }
}
fragment Outcome on Participation { status standing { id } }
${SUBJECT}
${EVIDENCE}`;

interface SourceClaim extends Claim {
  readonly subject: SubjectItem & {
    readonly status?: string;
    readonly standing?: { readonly id: string } | null;
  };
}

interface SourceItem {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly reliability: string;
  readonly publishedAt: { readonly edtf: string } | null;
  readonly dataset: { readonly id: string; readonly name: string } | null;
  readonly claims: {
    readonly totalCount: number;
    readonly pageInfo: PageInfo;
    readonly nodes: readonly SourceClaim[];
  };
}

interface SourceData {
  readonly asOf: { readonly node: SourceItem | null };
}

/** What a source says, and what became of it. */
export const sourcePage = definePage<SourceData>({
  path: '/source/:id',
  document: SOURCE_PAGE,
  variables: ({ params, search }) => ({
    id: idOfType(params.id!, 'SOURCE'),
    after: search.get('after'),
  }),
  present({ asOf: { node } }) {
    if (node?.title === undefined) return null;
    return {
      title: node.title,
      description: `What ${node.publisher ?? 'this source'} says, and what became of it.`,
      body: <SourcePage source={node} />,
      table: {
        columns: [
          column<SourceClaim>('claim', ({ id }) => plainId(id)),
          column<SourceClaim>('subject', ({ subject }) => slugsOf(subject)),
          column<SourceClaim>('property', ({ property }) => property),
          column<SourceClaim>('value', ({ value }) => valueWords(value)),
          column<SourceClaim>('statement', ({ statement }) => statement),
          column<SourceClaim>('modality', ({ modality }) => modality),
          column<SourceClaim>('speaker', ({ speaker }) => speaker?.slug),
          column<SourceClaim>('said_on', ({ saidOn }) => saidOn),
          column<SourceClaim>('locator', ({ locator }) => locator),
        ],
        items: node.claims.nodes,
      },
    };
  },
});

function SourcePage({ source }: { readonly source: SourceItem }) {
  const page = usePage();
  const { claims, dataset, reliability } = source;
  return (
    <>
      <Head kicker="Source" title={source.title} lead={source.publisher}>
        <Facts
          facts={[
            ['Published', source.publishedAt && timeWords(source.publishedAt)],
            ['Reliability', `${reliability}, ${RELIABILITIES[reliability]}`],
            ['Address', source.url && <OutsideLink url={source.url} />],
            ['Dataset', dataset && <a href={page.to(`/dataset/${plainId(dataset.id)}`)}>{dataset.name}</a>],
          ]}
        />
      </Head>
      <TimeBar />
      <Content>
        <h2>
          What it says <span class="count">{claims.totalCount.toLocaleString('en')}</span>
        </h2>
        {claims.nodes.length === 0 && <p class="empty">Nothing of it is on record at this time.</p>}
        {claims.nodes.map((claim) => (
          <div class="card">
            <p class="small">
              {lowerWords(claim.property)} of <Subject subject={claim.subject} />
            </p>
            <Evidence
              claim={claim}
              status={
                claim.property === 'status' && typeof claim.value === 'string' ? claim.value : undefined
              }
              stands={claim.subject.standing?.id === claim.id}
            />
            <Outcome claim={claim} />
          </div>
        ))}
        <NextPage pageInfo={claims.pageInfo} />
      </Content>
    </>
  );
}

/** What stands instead of a status that a source states. */
function Outcome({ claim: { id, property, subject } }: { readonly claim: SourceClaim }) {
  const { standing, status } = subject;
  if (property !== 'status' || !status || !standing || standing.id === id) return null;
  return (
    <p class="small">
      What stands now: <Status status={status} />
    </p>
  );
}
