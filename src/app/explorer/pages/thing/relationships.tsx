import { AccordingTo, Claims, latestOf, plainId } from '../../components/evidence';
import { NextPage } from '../../components/pager';
import { Status } from '../../components/status';
import { ThingLink } from '../../components/thing';
import { Table } from '../../components/table';
import { usePage } from '../../page-request';
import { timeWords, words } from '../../words';
import { Figure } from '../../views/drawing';
import { drawGraph } from '../../views/graph/draw-graph';
import { networkAround } from './network';
import type { RelationshipEdge, ThingItem } from './thing.query';

/** What binds a thing to others, with the claims behind each relationship. */
export function Relationships({ thing }: { readonly thing: ThingItem }) {
  const page = usePage();
  const { totalCount, pageInfo, edges } = thing.relationships;
  if (totalCount === 0) return null;
  return (
    <section aria-labelledby="relationships">
      <h2 id="relationships">
        Relationships <span class="count">{totalCount}</span>
      </h2>
      <Figure draw={drawGraph(networkAround(thing, page))} label={`What binds ${thing.name} to others`} />
      <p class="small">
        <a href={page.to('/graph', { of: thing.slug })}>With offices, borders and more steps</a>,{' '}
        <a href={page.to('/timeline', { of: thing.slug })}>its events over time</a>,{' '}
        <a href={page.to('/map', { of: thing.slug })}>on the map</a>
      </p>
      <Table heads={['With', 'What', 'Held', 'According to']}>
        {peopleFirst(edges).map((edge) => (
          <Row edge={edge} slug={thing.slug} />
        ))}
      </Table>
      <NextPage pageInfo={pageInfo} name="relationships" list="the relationships" />
    </section>
  );
}

/** Those that people recorded before those of datasets, each as listed: the latest recorded first. */
const peopleFirst = (edges: readonly RelationshipEdge[]): RelationshipEdge[] => [
  ...edges.filter(({ node }) => node.dataset === null),
  ...edges.filter(({ node }) => node.dataset !== null),
];

function Row({
  edge: { counterpart, node },
  slug,
}: {
  readonly edge: RelationshipEdge;
  readonly slug: string;
}) {
  const page = usePage();
  const { id, type, status, directed, summary, valid, claims, dataset, subject } = node;
  const direction = !directed ? null : subject.slug === slug ? 'towards ' : 'from ';
  return (
    <tr>
      <th scope="row">
        {direction && <span class="how">{direction}</span>}
        <ThingLink thing={counterpart} />
      </th>
      <td data-label="What">
        {words(type)} {status !== 'ACTIVE' && <Status status={status} ledger="RELATIONSHIP" />}
        {summary && <p class="small">{summary}</p>}
      </td>
      <td data-label="Held">
        {timeWords(valid)}
        {valid.attestedUntil && (
          <p class="small">attested until {timeWords({ edtf: valid.attestedUntil })}</p>
        )}
      </td>
      <td data-label="According to">
        {claims.length > 0 && <AccordingTo claim={latestOf(claims)} />}
        <Claims claims={claims} id={`behind-${plainId(id)}`} />
        {dataset && (
          <p class="small">
            In <a href={page.to(`/dataset/${plainId(dataset.id)}`)}>{dataset.name}</a>
          </p>
        )}
      </td>
    </tr>
  );
}
