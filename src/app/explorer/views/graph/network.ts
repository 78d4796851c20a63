/** What a node of a graph is, which is its shape: a rectangle, a circle, a hexagon, a diamond. */
export type NodeKind = 'Country' | 'Leader' | 'Organization' | 'Event';

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** What is written in it: the code of a country, initials. */
  readonly mark: string;
  readonly href: string;
  /** Steps from those asked about, which are 0. */
  readonly depth: number;
}

/** How sure a connection is, by its evidence: announced or asserted; expected or believed; possible, wished or refused. */
export type Sureness = 'solid' | 'dashed' | 'dotted';
export type Tone = 'friendly' | 'hostile' | 'other' | 'border';

/** One connection of two nodes. */
export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly isDirected: boolean;
  /** What it is, to group by: DEFENSE_PACT, TENURE. */
  readonly kind: string;
  /** The same in words. */
  readonly label: string;
  readonly sureness: Sureness;
  readonly tone: Tone;
  /** Whether it is over: drawn thinner. */
  readonly isPast: boolean;
  /** The event by which it connects them; null for what is no event. */
  readonly event: GraphNode | null;
}

/** Nodes, in the order of their nearness, and what connects them; paths run from the first node. */
export interface Network {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly isPaths: boolean;
}

/** All connections of one tone between two nodes: one line of a drawing. */
export interface Tie {
  readonly source: string;
  readonly target: string;
  readonly tone: Tone;
  readonly sureness: Sureness;
  readonly isPast: boolean;
  /** Whether it has an arrow at its source or target: something leads there, and nothing back. */
  readonly arrow: 'source' | 'target' | null;
  readonly labels: readonly string[];
}

const SUREST_FIRST: readonly Sureness[] = ['solid', 'dashed', 'dotted'];

/** The lines between nodes: connections of one pair and tone together, drawn as the surest of them. */
export function tiesOf(edges: readonly GraphEdge[]): Tie[] {
  const groups = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const key = `${[edge.source, edge.target].sort().join(' ')} ${edge.tone}`;
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  return [...groups.values()].map(tieOf);
}

function tieOf(edges: readonly GraphEdge[]): Tie {
  const { source, target, tone } = edges[0]!;
  const current = edges.filter(({ isPast }) => !isPast);
  const shown = current.length > 0 ? current : edges;
  const leads = new Set(
    shown.flatMap((edge) => (edge.isDirected ? [edge.target] : [edge.source, edge.target])),
  );
  return {
    source,
    target,
    tone,
    sureness: SUREST_FIRST.find((each) => shown.some(({ sureness }) => sureness === each))!,
    isPast: current.length === 0,
    arrow: leads.size > 1 ? null : leads.has(target) ? 'target' : 'source',
    labels: [...new Set(shown.map(({ label }) => label))],
  };
}

/** The nodes that a node is connected with. */
export function neighborsOf(
  edges: readonly Pick<GraphEdge, 'source' | 'target'>[],
): Map<string, Set<string>> {
  const neighbors = new Map<string, Set<string>>();
  const add = (one: string, other: string) => {
    const known = neighbors.get(one);
    if (known) known.add(other);
    else neighbors.set(one, new Set([other]));
  };
  for (const { source, target } of edges) {
    add(source, target);
    add(target, source);
  }
  return neighbors;
}
