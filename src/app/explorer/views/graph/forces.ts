import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { type Point, type Shape, WIDTHS } from '../geometry';
import type { GraphEdge, GraphNode } from './network';
import type { Placed } from './ring';

type Body = SimulationNodeDatum & { readonly id: string; readonly depth: number; x: number; y: number };

const HEIGHTS: Readonly<Record<Shape, number>> = { wide: 680, narrow: 860 };
const TICKS = 300;
// A node with its name below takes this much room.
const NODE_SIZES: Readonly<Record<Shape, { width: number; height: number }>> = {
  wide: { width: 116, height: 82 },
  narrow: { width: 84, height: 84 },
};
const ROUNDS = 200;

/**
 * Nodes placed by forces: connections draw them together, names keep them apart. The same nodes always come to the same
 * places, since d3-force begins in a fixed order and draws its numbers from a fixed seed.
 */
export function forces(nodes: readonly GraphNode[], edges: readonly GraphEdge[], shape: Shape): Placed {
  const size = { width: WIDTHS[shape], height: HEIGHTS[shape] };
  const bodies = nodes.map(({ id, depth }) => ({ id, depth }) as Body);
  const links: SimulationLinkDatum<Body>[] = edges.map(({ source, target }) => ({ source, target }));
  const wideness = size.width / size.height;
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id(({ id }) => id)
        .distance(110)
        .strength(0.35),
    )
    .force('charge', forceManyBody().strength(-700))
    .force('collide', forceCollide(56))
    .force(
      'x',
      forceX<Body>().strength(({ depth }) => (depth === 0 ? 0.3 : 0.06 / wideness)),
    )
    .force(
      'y',
      forceY<Body>().strength(({ depth }) => (depth === 0 ? 0.3 : 0.06 * wideness)),
    )
    .stop()
    .tick(TICKS);
  return { size, spots: apart(fitted(bodies, size, NODE_SIZES[shape]), size, NODE_SIZES[shape]) };
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Bodies stretched to fill a drawing. */
function fitted(bodies: readonly Body[], size: Extent, room: Extent): Map<string, Point> {
  const range = (values: number[], length: number, margin: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const scale = most > least ? (length - 2 * margin) / (most - least) : 0;
    return (value: number) => (scale === 0 ? length / 2 : margin + (value - least) * scale);
  };
  const x = range(
    bodies.map((body) => body.x),
    size.width,
    room.width / 2,
  );
  const y = range(
    bodies.map((body) => body.y),
    size.height,
    room.height / 2,
  );
  return new Map(bodies.map((body) => [body.id, { x: x(body.x), y: y(body.y) }]));
}

/** Moves nodes whose names would overlap away from each other, within the drawing. */
function apart(spots: ReadonlyMap<string, Point>, size: Extent, room: Extent): Map<string, Point> {
  const all = Array.from(spots, ([id, { x, y }]) => ({ id, x, y }));
  const clamp = (value: number, margin: number, length: number) =>
    Math.min(Math.max(value, margin), length - margin);
  for (let round = 0; round < ROUNDS; round += 1) {
    let isMoved = false;
    for (const [i, one] of all.entries())
      for (const other of all.slice(i + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const [x, y] = [room.width - Math.abs(dx), room.height - Math.abs(dy)];
        if (x <= 0 || y <= 0) continue;
        isMoved = true;
        const isSideways = x < y;
        const step = (Math.min(x, y) / 2 + 0.5) * ((isSideways ? dx : dy) < 0 ? -1 : 1);
        for (const [node, by] of [
          [one, -step],
          [other, step],
        ] as const) {
          if (isSideways) node.x = clamp(node.x + by, room.width / 2, size.width);
          else node.y = clamp(node.y + by, room.height / 2, size.height);
        }
      }
    if (!isMoved) break;
  }
  return new Map(all.map(({ id, x, y }) => [id, { x, y }]));
}
