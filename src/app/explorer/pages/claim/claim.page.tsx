import { type Claim, Evidence, plainId, SourceLink } from '../../components/evidence';
import { Content, Facts, Head } from '../../components/head';
import { CHANGE, type Change, History } from '../../components/history';
import { OutsideLink } from '../../components/outside-link';
import { Status } from '../../components/status';
import { slugsOf, Subject, type SubjectItem } from '../../components/subject';
import { TimeBar } from '../../components/time-bar';
import { AT_TIMES, EVIDENCE, SUBJECT, TIME_VARIABLES } from '../../fragments';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage } from '../../page';
import { idOfType } from '../../parameters';
import { instantWords, lowerWords, valueWords, words } from '../../words';

const CLAIM_PAGE = `query ClaimPage($id: ID!, ${TIME_VARIABLES}) {
  ${AT_TIMES} {
    node(id: $id) {
      ... on Claim {
        ...Evidence recordedAt actor note
        subject { ...Subject ... on Participation { status standing { id } ledger { status claim { ...Evidence } } } }
      }
    }
    changes(subject: $id, last: 10) { nodes { ${CHANGE} } }
  }
}
${SUBJECT}
${EVIDENCE}`;

interface ClaimItem extends Claim {
  readonly recordedAt: string;
  readonly actor: string | null;
  readonly note: string | null;
  readonly subject: SubjectItem & {
    readonly status?: string;
    readonly standing?: { readonly id: string } | null;
    readonly ledger?: readonly { readonly status: string; readonly claim: Claim }[];
  };
}

interface ClaimData {
  readonly asOf: {
    readonly node: ClaimItem | null;
    readonly changes: { readonly nodes: readonly Change[] };
  };
}

/** What a claim says, who says it, and what became of it. */
export const claimPage = definePage<ClaimData>({
  path: '/claim/:id',
  document: CLAIM_PAGE,
  variables: ({ params }) => ({ id: idOfType(params.id!, 'CLAIM') }),
  present({ asOf: { node, changes } }) {
    if (node?.statement === undefined) return null;
    return {
      title: node.statement,
      body: <ClaimPage claim={node} changes={changes.nodes} />,
      table: {
        columns: [
          column<ClaimItem>('claim', ({ id }) => plainId(id)),
          column<ClaimItem>('subject', ({ subject }) => slugsOf(subject)),
          column<ClaimItem>('property', ({ property }) => property),
          column<ClaimItem>('value', ({ value }) => valueWords(value)),
          column<ClaimItem>('statement', ({ statement }) => statement),
          column<ClaimItem>('modality', ({ modality }) => modality),
          column<ClaimItem>('rank', ({ rank }) => rank),
          column<ClaimItem>('stance', ({ stance }) => stance),
          column<ClaimItem>('review', ({ review }) => review),
          column<ClaimItem>('speaker', ({ speaker }) => speaker?.slug),
          column<ClaimItem>('source', ({ source }) => plainId(source.id)),
          column<ClaimItem>('said_on', ({ saidOn }) => saidOn),
          column<ClaimItem>('recorded_at', ({ recordedAt }) => recordedAt),
          column<ClaimItem>('retracted_at', ({ retractedAt }) => retractedAt),
        ],
        items: [node],
      },
    };
  },
});

function ClaimPage({ claim, changes }: { readonly claim: ClaimItem; readonly changes: readonly Change[] }) {
  const { subject, property, value, source } = claim;
  const isStatus = property === 'status' && typeof value === 'string';
  const others = (subject.ledger ?? []).filter((entry) => entry.claim.id !== claim.id);
  return (
    <>
      <Head
        kicker={
          <>
            Claim on the {lowerWords(property)} of <Subject subject={subject} />
          </>
        }
        title={claim.statement}
      >
        <Facts
          facts={[
            [
              'Value',
              isStatus ? <Status status={value} ledger={ledgerOf(subject)} /> : <ValueOf value={value} />,
            ],
            ['Rank', claim.rank === 'NORMAL' ? null : words(claim.rank)],
            ['Recorded', instantWords(claim.recordedAt)],
            ['By', claim.actor],
            ['Source', <SourceLink {...source} />],
            ['Address', source.url && <OutsideLink url={source.url} />],
          ]}
        />
      </Head>
      <TimeBar />
      <Content>
        <h2>Who says so</h2>
        <Evidence claim={claim} stands={subject.standing?.id === claim.id} />
        {claim.note && <p class="note">{claim.note}</p>}
        {others.length > 0 && (
          <>
            <h2>Others on the same</h2>
            {others.map((entry) => (
              <Evidence
                claim={entry.claim}
                status={entry.status}
                stands={entry.claim.id === subject.standing?.id}
              />
            ))}
          </>
        )}
        <History changes={changes} />
      </Content>
    </>
  );
}

const ledgerOf = ({ __typename }: SubjectItem) =>
  __typename === 'Event' ? 'EVENT' : __typename === 'Relationship' ? 'RELATIONSHIP' : 'PARTICIPATION';

/** A value; the row of a list is behind a summary. */
function ValueOf({ value }: { readonly value: unknown }) {
  if (typeof value !== 'object' || value === null) return <>{valueWords(value)}</>;
  return (
    <details>
      <summary>The row as it was read</summary>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
