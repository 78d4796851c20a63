import type { Point, Shape, Size } from '../geometry';
import { WIDTHS } from '../geometry';
import { type GraphEdge, type GraphNode, neighborsOf } from './network';

/** A drawing of nodes: its size, and where each is, by its id. */
export interface Placed {
  readonly size: Size;
  readonly spots: ReadonlyMap<string, Point>;
}

const HEIGHTS: Readonly<Record<Shape, readonly [few: number, some: number, many: number]>> = {
  wide: [240, 400, 560],
  narrow: [420, 440, 540],
};

/** Nodes on an ellipse, neighbors beside each other; the one asked about, if it is one, in its middle. */
export function ring(nodes: readonly GraphNode[], edges: readonly GraphEdge[], shape: Shape): Placed {
  const asked = nodes.filter(({ depth }) => depth === 0);
  const center = asked.length === 1 && nodes.length > 2 ? asked[0]! : null;
  const around = chain(
    nodes.filter((node) => node !== center),
    edges,
  );
  const width = WIDTHS[shape];
  const height = HEIGHTS[shape][around.length <= 2 ? 0 : around.length <= 4 ? 1 : 2];
  const middle = { x: width / 2, y: height / 2 - 10 };
  const radii = { x: width / 2 - (shape === 'wide' ? 110 : 62), y: height / 2 - 56 };
  const first = firstAngle(around.length, shape);
  const spots = new Map<string, Point>(center ? [[center.id, middle]] : []);
  around.forEach(({ id }, i) => {
    const angle = first + (i * 2 * Math.PI) / around.length;
    spots.set(id, { x: middle.x + radii.x * Math.cos(angle), y: middle.y + radii.y * Math.sin(angle) });
  });
  return { size: { width, height }, spots };
}

/** The angle of the first of so many nodes, so that few stand beside each other on a desk and below each other on a phone. */
function firstAngle(count: number, shape: Shape): number {
  const degrees =
    shape === 'narrow' ? -90 : count === 2 ? 180 : count === 3 ? -150 : count === 4 ? -135 : -90;
  return (degrees * Math.PI) / 180;
}

/** The nodes in an order in which each is followed by one that it is connected with, if there is one left. */
function chain(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[] {
  const neighbors = neighborsOf(edges);
  const left = [...nodes];
  const chained: GraphNode[] = [];
  while (left.length > 0) {
    const last = chained.at(-1);
    const next = last ? left.findIndex(({ id }) => neighbors.get(last.id)?.has(id)) : 0;
    chained.push(...left.splice(Math.max(next, 0), 1));
  }
  return chained;
}
