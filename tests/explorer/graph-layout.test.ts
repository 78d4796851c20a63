import fc from 'fast-check';
import { type Box, overlap, SHAPES } from '../../src/app/explorer/views/geometry';
import { boxesOf } from '../../src/app/explorer/views/graph/draw-node';
import { withEvents } from '../../src/app/explorer/views/graph/events';
import { type GraphEdge, type GraphNode, tiesOf } from '../../src/app/explorer/views/graph/network';
import { drawnPart, MAX_DRAWN, place } from '../../src/app/explorer/views/graph/place';

const node = (i: number, depth = i === 0 ? 0 : 1): GraphNode => ({
  id: `country_${i}`,
  kind: 'Country',
  name: `Country number ${i}`,
  mark: 'XX',
  href: `/country/${i}`,
  depth,
});

const edge = (source: number, target: number, others: Partial<GraphEdge> = {}): GraphEdge => ({
  id: `relationship_${source}_${target}_${others.kind ?? ''}`,
  source: `country_${source}`,
  target: `country_${target}`,
  isDirected: false,
  kind: 'ENTENTE',
  label: 'entente',
  sureness: 'solid',
  tone: 'other',
  isPast: false,
  event: null,
  ...others,
});

/** A star of nodes around the first, with some connections among them. */
const networks = fc
  .record({
    count: fc.integer({ min: 2, max: 40 }),
    among: fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 30 }),
  })
  .map(({ count, among }) => ({
    nodes: Array.from({ length: count }, (_, i) => node(i)),
    edges: [
      ...Array.from({ length: count - 1 }, (_, i) => edge(0, i + 1)),
      ...among
        .filter(([a, b]) => a !== b && a < count && b < count)
        .map(([a, b]) => edge(a, b, { kind: 'TRADE' })),
    ],
    isPaths: false,
  }));

test('nodes and their names are within the drawing and do not cover each other, in both shapes', () => {
  fc.assert(
    fc.property(networks, fc.constantFrom(...SHAPES), (network, shape) => {
      const drawn = drawnPart(network);
      expect(drawn.nodes.length).toBeLessThanOrEqual(MAX_DRAWN);
      const { size, spots } = place(drawn, shape);
      const boxes = drawn.nodes.map((each) =>
        boxesOf(each, spots.get(each.id)!, shape === 'wide' ? 112 : 84),
      );
      for (const box of boxes.flat()) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(size.width);
        expect(box.bottom).toBeLessThanOrEqual(size.height);
      }
      const covers = (one: readonly Box[], other: readonly Box[]) =>
        one.some((each) => other.some((that) => overlap(each, that)));
      const covered = boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => covers(one, other)));
      expect(covered).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('the same network is always drawn the same', () => {
  const network = {
    nodes: Array.from({ length: 20 }, (_, i) => node(i)),
    edges: [edge(0, 1), edge(1, 2), edge(5, 9)],
    isPaths: false,
  };
  expect([...place(network, 'wide').spots]).toEqual([...place(structuredClone(network), 'wide').spots]);
});

test('paths run from the first end at the left to the other at the right', () => {
  const network = {
    nodes: [node(0), node(1), node(2, 0), node(3)],
    edges: [edge(0, 1), edge(1, 2), edge(0, 2), edge(0, 3), edge(3, 2)],
    isPaths: true,
  };
  const { spots } = place(network, 'wide');
  const [from, by, to] = ['country_0', 'country_1', 'country_2'].map((id) => spots.get(id)!.x) as [
    number,
    number,
    number,
  ];
  expect(from).toBeLessThan(by);
  expect(by).toBeLessThan(to);
  const tall = place(network, 'narrow').spots;
  expect(tall.get('country_0')!.y).toBeLessThan(tall.get('country_2')!.y);
});

describe('connections of one pair', () => {
  test('are one line of each tone, as sure as the surest that is not over', () => {
    const ties = tiesOf([
      edge(0, 1, { kind: 'RIVALRY', tone: 'hostile', sureness: 'dotted', label: 'rivalry' }),
      edge(1, 0, { kind: 'TRADE', sureness: 'dashed', label: 'trade' }),
      edge(0, 1, { kind: 'ENTENTE', isPast: true, label: 'entente (ended)' }),
    ]);
    expect(ties.map(({ tone, sureness, isPast, labels }) => [tone, sureness, isPast, labels])).toEqual([
      ['hostile', 'dotted', false, ['rivalry']],
      ['other', 'dashed', false, ['trade']],
    ]);
  });

  test('have an arrow only where all of them lead one way', () => {
    const there = edge(0, 1, { isDirected: true });
    const back = edge(1, 0, { isDirected: true });
    expect(tiesOf([there])[0]!.arrow).toBe('target');
    expect(tiesOf([there, back])[0]!.arrow).toBeNull();
    expect(tiesOf([there, edge(0, 1)])[0]!.arrow).toBeNull();
  });
});

test('an event at which several met is a node, and of paths only what leads on stays', () => {
  const parade: GraphNode = { ...node(9), id: 'event_1', kind: 'Event', name: 'Parade' };
  const met = (a: number, b: number) => edge(a, b, { kind: 'EVENT', event: parade });
  const nodes = [node(0), node(1), node(2, 0)];
  const edges = [met(0, 1), met(1, 2), met(0, 2)];
  const graph = withEvents({ nodes, edges, isPaths: false });
  expect(graph.nodes.map(({ id }) => id)).toEqual(['country_0', 'country_1', 'country_2', 'event_1']);
  expect(graph.edges.map(({ source, target }) => [source, target])).toEqual([
    ['country_0', 'event_1'],
    ['country_1', 'event_1'],
    ['country_2', 'event_1'],
  ]);
  const paths = withEvents({ nodes, edges, isPaths: true });
  expect(paths.nodes.map(({ id }) => id)).toEqual(['country_0', 'country_2', 'event_1']);
  // Two that met are a line.
  expect(withEvents({ nodes, edges: [met(0, 1)], isPaths: false }).edges).toHaveLength(1);
});
