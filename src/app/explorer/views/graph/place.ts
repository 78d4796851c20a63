import type { Shape } from '../geometry';
import { forces } from './forces';
import { withEvents } from './events';
import { layers } from './layers';
import type { Network } from './network';
import { type Placed, ring } from './ring';

const MAX_RING = 10;
/** The most nodes that are drawn; more of them are a tangle, which a table says better. */
export const MAX_DRAWN = 24;

/** The part of a network that is drawn: its first nodes, what is between them, and the events at which several of them met. */
export function drawnPart({ nodes, edges, isPaths }: Network): Network {
  const drawn = nodes.slice(0, MAX_DRAWN);
  const ids = new Set(drawn.map(({ id }) => id));
  const among = edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  return withEvents({ nodes: drawn, edges: among, isPaths });
}

/** Where nodes stand: paths in layers, up to ten nodes on a ring, and more by forces. */
export function place({ nodes, edges, isPaths }: Network, shape: Shape): Placed {
  if (isPaths) return layers(nodes, edges, shape);
  return nodes.length <= MAX_RING ? ring(nodes, edges, shape) : forces(nodes, edges, shape);
}
