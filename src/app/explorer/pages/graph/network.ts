import type { PageRequest } from '../../page-request';
import { pathOf } from '../../components/thing';
import type { GraphNode, Network, NodeKind } from '../../views/graph/network';
import { type Connections, isPast, surenessOf, toneOf } from './connections';
import type { EndItem } from './graph.query';

/** Connections as a network to be drawn, with links that keep the times of the page. */
export const networkOf = ({ ends, edges, isPaths }: Connections, page: PageRequest): Network => ({
  nodes: ends.map(({ end, depth }) => nodeOf(end, depth, page)),
  edges: edges.map((edge) => ({
    id: edge.id,
    source: edge.source,
    target: edge.target,
    isDirected: edge.directed,
    kind: edge.kind,
    label: edge.label,
    sureness: surenessOf(edge.by),
    tone: toneOf(edge.by),
    isPast: isPast(edge.by),
    event: edge.by.__typename === 'Event' ? nodeOf(edge.by, 1, page) : null,
  })),
  isPaths,
});

const nodeOf = (end: EndItem, depth: number, page: PageRequest): GraphNode => ({
  id: end.id,
  kind: end.__typename as NodeKind,
  name: end.name,
  mark: end.__typename === 'Event' ? '' : markOf(end),
  href: page.to(pathOf(end)),
  depth,
});

/** The code of a country, or the initials of a name in English. */
function markOf({ iso2, original }: EndItem): string {
  if (iso2) return iso2;
  const words = original.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0])
    .join('');
}
