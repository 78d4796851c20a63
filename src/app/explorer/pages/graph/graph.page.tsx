import { column } from '../../../../io/export/formats/csv-columns';
import { plainId } from '../../components/evidence';
import { Content, Head } from '../../components/head';
import { TimeBar } from '../../components/time-bar';
import { tagFor } from '../../embed/tag-for';
import { definePage, type Table } from '../../page';
import { type PageRequest, usePage } from '../../page-request';
import { Figure } from '../../views/drawing';
import { drawGraph } from '../../views/graph/draw-graph';
import { drawnPart } from '../../views/graph/place';
import { counted } from '../../words';
import { type Connections, connectionsOf, surenessOf, timeOf } from './connections';
import { ConnectionsTable, TheRest } from './connections-table';
import { GraphForm } from './graph-form';
import { type EdgeItem, GRAPH_PAGE, type GraphData } from './graph.query';
import { networkOf } from './network';
import { readParameters } from './parameters';

/** What things are connected with, or how one is connected with another, as a drawing and in words. */
export const graphPage = definePage<GraphData>({
  path: '/graph',
  document: GRAPH_PAGE,
  variables({ search }) {
    const { of, to, depth, via } = readParameters(search);
    const isPaths = to !== null;
    return { of, from: of[0], to, depth, via, isPaths, isGraph: of.length > 0 && !isPaths };
  },
  soughtIn: ({ search }) => search.get('to') ?? search.get('of') ?? '',
  present(data, request) {
    const connections = connectionsOf(data);
    const title = titleOf(connections, request);
    return {
      title,
      body: (
        <>
          <Head kicker="Graph" title={title} lead={connections && summaryOf(connections)} />
          <TimeBar />
          <Content>
            <GraphForm parameters={readParameters(request.search)} />
            {connections && <GraphView connections={connections} title={title} />}
          </Content>
        </>
      ),
      table: tableOf(connections),
      drawing:
        connections && hasDrawing(connections) ? drawGraph(networkOf(connections, request)) : undefined,
      embedded: connections ? <GraphView connections={connections} title={title} isBrief /> : undefined,
      embed: connections ? tagFor('graph', request.search) : undefined,
    };
  },
});

/** Two nodes are the least that a drawing shows better than words. */
const hasDrawing = ({ ends, edges }: Connections) => ends.length > 1 && edges.length > 0;

/** The drawing and the table of connections; brief: the drawing alone, where there is one. */
function GraphView({
  connections,
  title,
  isBrief = false,
}: {
  readonly connections: Connections;
  readonly title: string;
  readonly isBrief?: boolean;
}) {
  const page = usePage();
  if (!hasDrawing(connections)) return <p class="empty">{nothingIn(connections)}</p>;
  const network = networkOf(connections, page);
  const drawn = drawnPart(network);
  const ids = new Set(drawn.nodes.map(({ id }) => id));
  return (
    <>
      <Figure draw={drawGraph(network)} label={title} />
      {isBrief ? null : (
        <>
          {!connections.isPaths && <TheRest connections={connections} drawn={ids} />}
          <ConnectionsTable connections={connections} />
        </>
      )}
    </>
  );
}

const nothingIn = ({ isPaths }: Connections) =>
  isPaths ? 'No path connects them at this time.' : 'Nothing connects it with others at this time.';

function titleOf(connections: Connections | null, { search }: PageRequest): string {
  const asked = connections?.ends.filter(({ depth }) => depth === 0).map(({ end }) => end.name) ?? [];
  if (connections?.isPaths) {
    const [from = search.get('of')!, to = search.get('to')!] = asked;
    return `What connects ${from} with ${to}`;
  }
  return asked.length === 0 ? 'What connects whom' : `What binds ${asked.join(', ')} to others`;
}

function summaryOf({ ends, edges, truncated, isPaths }: Connections): string {
  const found = `${counted(edges.length, 'connection')} between ${counted(ends.length, 'thing')}`;
  if (isPaths) return `The shortest ways: ${found}.`;
  return truncated ? `${found}; there are more.` : `${found}.`;
}

function tableOf(connections: Connections | null): Table {
  const ends = new Map(connections?.ends.map(({ end }) => [end.id, end]));
  return {
    columns: [
      column<EdgeItem>('source_slug', ({ source }) => ends.get(source)?.slug),
      column<EdgeItem>('source_name', ({ source }) => ends.get(source)?.name),
      column<EdgeItem>('target_slug', ({ target }) => ends.get(target)?.slug),
      column<EdgeItem>('target_name', ({ target }) => ends.get(target)?.name),
      column<EdgeItem>('directed', ({ directed }) => directed),
      column<EdgeItem>('kind', ({ kind }) => kind),
      column<EdgeItem>('label', ({ label }) => label),
      column<EdgeItem>('time', ({ by }) => timeOf(by)),
      column<EdgeItem>('line', ({ by }) => surenessOf(by)),
      column<EdgeItem>('by', ({ by }) => plainId(by.id)),
    ],
    items: connections?.edges ?? [],
  };
}
