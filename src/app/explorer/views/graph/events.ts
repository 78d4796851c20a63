import { type GraphEdge, type GraphNode, neighborsOf, type Network } from './network';

/**
 * The same network with a node for each event at which three or more met, instead of a line between any two of them, which
 * would cover all else. Of paths, only what leads from one end to the other stays.
 */
export function withEvents({ nodes, edges, isPaths }: Network): Network {
  const met = new Map<string, GraphEdge[]>();
  for (const edge of edges) if (edge.event) met.set(edge.event.id, [...(met.get(edge.event.id) ?? []), edge]);
  const events = [...met.values()].filter((group) => new Set(group.flatMap(endsOf)).size > 2);
  const replaced = new Set(events.flat());
  const network = {
    nodes: [...nodes, ...events.map(([first]) => first!.event!)],
    edges: [...edges.filter((edge) => !replaced.has(edge)), ...events.flatMap(spokes)],
    isPaths,
  };
  return isPaths ? withoutDeadEnds(network) : network;
}

const endsOf = ({ source, target }: GraphEdge) => [source, target];

/** One line from each who met to the event. */
function spokes(group: readonly GraphEdge[]): GraphEdge[] {
  const { event, kind, sureness } = group[0]!;
  return [...new Set(group.flatMap(endsOf))].map((id) => ({
    id: `${event!.id} ${id}`,
    source: id,
    target: event!.id,
    isDirected: false,
    kind,
    label: '',
    sureness,
    tone: 'other',
    isPast: false,
    event: null,
  }));
}

/** Paths without the nodes, other than their ends, that one line alone leads to. */
function withoutDeadEnds(network: Network): Network {
  const neighbors = neighborsOf(network.edges);
  const isDeadEnd = ({ id, depth }: GraphNode) => depth > 0 && (neighbors.get(id)?.size ?? 0) < 2;
  const dead = new Set(network.nodes.filter(isDeadEnd).map(({ id }) => id));
  if (dead.size === 0) return network;
  return withoutDeadEnds({
    ...network,
    nodes: network.nodes.filter(({ id }) => !dead.has(id)),
    edges: network.edges.filter(({ source, target }) => !dead.has(source) && !dead.has(target)),
  });
}
