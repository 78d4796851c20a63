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

/** Room at the edges of a drawing: less above a node than below, where its name is. */
const margins = ({ width }: Extent) => ({ left: width / 2, right: width / 2, top: 30, bottom: 62 });

/** Bodies stretched to fill a drawing. */
function fitted(bodies: readonly Body[], size: Extent, room: Extent): Map<string, Point> {
  const { left, right, top, bottom } = margins(room);
  const x = range(
    bodies.map((body) => body.x),
    [left, size.width - right],
  );
  const y = range(
    bodies.map((body) => body.y),
    [top, size.height - bottom],
  );
  return new Map(bodies.map((body) => [body.id, { x: x(body.x), y: y(body.y) }]));
}

/** A function that maps values from their own range to another. */
function range(values: readonly number[], [from, to]: readonly [number, number]) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (value: number) =>
    most > least ? from + ((value - least) / (most - least)) * (to - from) : (from + to) / 2;
}

/** Moves nodes whose names would overlap away from each other, within the drawing. */
function apart(spots: ReadonlyMap<string, Point>, size: Extent, room: Extent): Map<string, Point> {
  const all = Array.from(spots, ([id, { x, y }]) => ({ id, x, y }));
  const { left, right, top, bottom } = margins(room);
  const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
  const separate = (one: (typeof all)[number], other: (typeof all)[number]): boolean => {
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const [x, y] = [room.width - Math.abs(dx), room.height - Math.abs(dy)];
    if (x <= 0 || y <= 0) return false;
    const step = Math.min(x, y) / 2 + 0.5;
    for (const [node, sign] of [
      [one, -1],
      [other, 1],
    ] as const) {
      if (x < y) node.x = within(node.x + sign * step * (dx < 0 ? -1 : 1), left, size.width - right);
      else node.y = within(node.y + sign * step * (dy < 0 ? -1 : 1), top, size.height - bottom);
    }
    return true;
  };
  const pairs = all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other] as const));
  for (let round = 0; round < ROUNDS; round += 1) {
    const moved = pairs.filter(([one, other]) => separate(one, other));
    if (moved.length === 0) break;
  }
  return new Map(all.map(({ id, x, y }) => [id, { x, y }]));
}
