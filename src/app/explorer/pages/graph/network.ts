import type { PageRequest } from '../../page-request';
import { englishName, pathOf } from '../../components/thing';
import type { GraphEdge, GraphNode, Network, NodeKind } from '../../views/graph/network';
import { type Connections, isPast, surenessOf, toneOf } from './connections';
import type { EdgeItem, EndItem } from './graph.query';

/** Connections as a network to be drawn, with links that keep the times of the page. */
export const networkOf = ({ ends, edges, isPaths }: Connections, page: PageRequest): Network => ({
  nodes: ends.map(({ end, depth }) => nodeOf(end, depth, page)),
  edges: edges.map((edge) => edgeFor(edge, page)),
  isPaths,
});

/** A connection as a line, with its evidence. */
export const edgeFor = (
  { id, source, target, directed, kind, label, by }: EdgeItem,
  page: PageRequest,
): GraphEdge => ({
  id,
  source,
  target,
  isDirected: directed,
  kind,
  label,
  sureness: surenessOf(by),
  tone: toneOf(by),
  isPast: isPast(by),
  event: by.__typename === 'Event' ? nodeOf(by, 1, page) : null,
});

/** A thing as a node, so many steps from what is asked about. */
export const nodeOf = (end: EndItem, depth: number, page: PageRequest): GraphNode => ({
  id: end.id,
  kind: end.__typename as NodeKind,
  name: end.name,
  mark: end.__typename === 'Event' ? '' : markOf(end),
  href: page.to(pathOf(end)),
  depth,
});

/** The code of a country, or the initials of a name in English. */
function markOf(end: EndItem): string {
  if (end.iso2) return end.iso2;
  const words = englishName(end)
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0])
    .join('');
}
