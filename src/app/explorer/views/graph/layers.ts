import { type Shape, WIDTHS } from '../geometry';
import { type GraphEdge, type GraphNode, neighborsOf } from './network';
import type { Placed } from './ring';

const NODE_ROOM = { wide: 96, narrow: 100 };

/** Nodes of paths in layers, by their steps from the first node: from left to right, or on a phone from top to bottom. */
export function layers(nodes: readonly GraphNode[], edges: readonly GraphEdge[], shape: Shape): Placed {
  const steps = stepsFrom(nodes[0]!, edges);
  const end = nodes.find(({ depth }, i) => i > 0 && depth === 0);
  // Longer ways lead there as well, and from before.
  if (end)
    steps.set(end.id, 1 + Math.max(...nodes.filter((node) => node !== end).map(({ id }) => steps.get(id)!)));
  const last = Math.max(0, ...steps.values());
  const rows = Array.from({ length: last + 1 }, (_, step) =>
    nodes.filter(({ id }) => steps.get(id) === step),
  );
  const widest = Math.max(...rows.map(({ length }) => length));
  const width = WIDTHS[shape];
  const isWide = shape === 'wide';
  const height = isWide ? Math.max(220, widest * NODE_ROOM.wide + 40) : (last + 1) * 130;
  const along = isWide ? [90, width - 90] : [50, height - 80];
  const across = isWide ? height : width;
  const spots = new Map(
    rows.flatMap((row, step) =>
      row.map(({ id }, i) => {
        const main = last === 0 ? along[0]! : along[0]! + ((along[1]! - along[0]!) * step) / last;
        const side = (across * (i + 1)) / (row.length + 1) - (isWide ? 10 : 0);
        return [id, isWide ? { x: main, y: side } : { x: side, y: main }] as const;
      }),
    ),
  );
  return { size: { width, height }, spots };
}

/** How many steps each node is from a first one. */
function stepsFrom(first: GraphNode, edges: readonly GraphEdge[]): Map<string, number> {
  const neighbors = neighborsOf(edges);
  const steps = new Map([[first.id, 0]]);
  for (const [id, step] of steps)
    for (const next of neighbors.get(id) ?? []) if (!steps.has(next)) steps.set(next, step + 1);
  return steps;
}
