import { Evidence, plainId, type Claim } from '../../components/evidence';
import { Content, Head } from '../../components/head';
import { NextPage, type PageInfo } from '../../components/pager';
import { slugsOf, Subject, type SubjectItem } from '../../components/subject';
import { TimeBar } from '../../components/time-bar';
import { AT_TIMES, EVIDENCE, PAGING, SUBJECT, TIME_VARIABLES } from '../../fragments';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage } from '../../page';
import { usePage } from '../../page-request';
import { choiceOf } from '../../parameters';
import { valueWords, words } from '../../words';

const KINDS = ['CONTRADICTION', 'SUCCESSION'] as const;

const DISPUTES_PAGE = `query DisputesPage($kind: DisputeKind, $after: String, ${TIME_VARIABLES}) {
  ${AT_TIMES} {
    disputes(kind: $kind, first: 20, after: $after) {
      totalCount ${PAGING}
      nodes { kind property rule subject { ...Subject } positions { value standing claims { ...Evidence } } }
    }
  }
}
${SUBJECT}
${EVIDENCE}`;

/** A dispute as the component DisputeItem shows it. */
interface DisputeItem {
  readonly kind: string;
  readonly property: string;
  readonly rule: string;
  readonly subject: SubjectItem;
  readonly positions: readonly {
    readonly value: unknown;
    readonly standing: boolean;
    readonly claims: readonly Claim[];
  }[];
}

interface DisputesData {
  readonly asOf: {
    readonly disputes: {
      readonly totalCount: number;
      readonly pageInfo: PageInfo;
      readonly nodes: readonly DisputeItem[];
    };
  };
}

interface Row extends Pick<DisputeItem, 'kind' | 'property' | 'rule' | 'subject'> {
  readonly position: DisputeItem['positions'][number];
}

/** Where claims disagree: every position, who holds it, and which one stands by which rule. */
export const disputesPage = definePage<DisputesData>({
  path: '/disputes',
  document: DISPUTES_PAGE,
  variables: ({ search }) => ({
    kind: choiceOf(search, 'kind', KINDS) ?? 'CONTRADICTION',
    after: search.get('after'),
  }),
  present: ({ asOf: { disputes } }) => ({
    title: 'Disputes',
    description: 'Where sources contradict each other, and what stands.',
    body: (
      <>
        <Head
          kicker="All sources"
          title="Disputes"
          lead="Where claims disagree: every position, who holds it, which one stands, and by which rule."
        />
        <TimeBar />
        <Content>
          <Kinds />
          <h2>
            Found <span class="count">{disputes.totalCount}</span>
          </h2>
          {disputes.nodes.length === 0 && <p class="empty">None is on record.</p>}
          {disputes.nodes.map((dispute) => (
            <Dispute dispute={dispute} />
          ))}
          <NextPage pageInfo={disputes.pageInfo} />
        </Content>
      </>
    ),
    table: {
      columns: [
        column<Row>('kind', ({ kind }) => kind),
        column<Row>('subject', ({ subject }) => slugsOf(subject)),
        column<Row>('property', ({ property }) => property),
        column<Row>('value', ({ position: { value } }) => valueWords(value)),
        column<Row>('stands', ({ position }) => position.standing),
        column<Row>('claims', ({ position }) => position.claims.map(({ id }) => plainId(id)).join('|')),
        column<Row>('rule', ({ rule }) => rule),
      ],
      items: disputes.nodes.flatMap(({ positions, ...dispute }) =>
        positions.map((position): Row => ({ ...dispute, position })),
      ),
    },
  }),
});

function Kinds() {
  const page = usePage();
  const isSuccession = page.search.get('kind') === 'SUCCESSION';
  return (
    <nav class="pager" aria-label="Kind of dispute">
      <a href={page.here({ kind: null, after: null })} aria-current={isSuccession ? undefined : 'page'}>
        Contradictions
      </a>
      <a
        href={page.here({ kind: 'SUCCESSION', after: null })}
        aria-current={isSuccession ? 'page' : undefined}
      >
        Changes over time
      </a>
    </nav>
  );
}

function Dispute({ dispute: { subject, property, rule, positions } }: { readonly dispute: DisputeItem }) {
  return (
    <section class="card">
      <h3>
        {words(property)} of <Subject subject={subject} />
      </h3>
      {positions.map(({ value, standing, claims }) => (
        <div>
          <p>
            <b>{valueWords(value)}</b> {standing && <b class="stands">stands</b>}
          </p>
          {claims.map((claim) => (
            <Evidence claim={claim} />
          ))}
        </div>
      ))}
      <p class="small">{rule}</p>
    </section>
  );
}
