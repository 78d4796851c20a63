import { kindOf, wikidataOf, type EventItem, type Items, type Span, type Thing } from '../items';
import type { AnyExportResult } from './format';

export type Value = string | number | boolean | null | undefined;

/** A country, leader, organization or event; attributes are named as in GRAPH. */
export interface GraphNode {
  id: string;
  label: string;
  attributes: Readonly<Record<string, Value>>;
}

/**
 * A connection of two nodes. Every edge is directed, since some readers refuse a mixed graph; an
 * attribute marks the undirected ones.
 */
export interface GraphEdge extends GraphNode {
  source: string;
  target: string;
  time: Span;
}

interface Attribute {
  name: string;
  type: 'string' | 'double' | 'boolean';
}

const text = (...names: string[]): Attribute[] => names.map((name) => ({ name, type: 'string' }));

/** The attributes that nodes and edges can have. */
export const GRAPH = {
  node: text('kind', 'slug', 'wikidata', 'type', 'status', 'time'),
  edge: [
    ...text('kind', 'type', 'status', 'role', 'level', 'country', 'office', 'summary'),
    ...text('time', 'earliest', 'latest'),
    { name: 'polarity', type: 'double' },
    { name: 'confidence', type: 'double' },
    { name: 'mutual', type: 'boolean' },
  ] as readonly Attribute[],
};

export const GRAPH_RESOURCES = ['events', 'relationships', 'leaders'] as const;

const thing = (of: Thing, attributes: GraphNode['attributes'] = {}): GraphNode => ({
  id: of.id,
  label: of.name,
  attributes: { kind: kindOf(of.id), slug: of.slug, wikidata: wikidataOf(of), ...attributes },
});

const bounds = ({ edtf, earliest, latest }: Span) => ({ time: edtf, earliest, latest });

// A reader that shows only labels must not present an invited guest as one who came.
const withStatus = (label: string, status: string) => `${label} (${status})`;

/** The nodes and edges that represent an item in a graph. */
interface Drawn {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

const draw: { [Name in (typeof GRAPH_RESOURCES)[number]]: (item: Items[Name]) => Drawn } = {
  events: (event) => ({
    nodes: [
      thing(event, { type: event.type, status: event.status, time: event.time.edtf }),
      ...event.participations.map(({ participant }) => thing(participant)),
    ],
    edges: participations(event),
  }),
  relationships: ({ id, subject, object, type, status, directed, valid, polarity, summary }) => ({
    nodes: [thing(subject), thing(object)],
    edges: [
      {
        id,
        label: withStatus(type, status),
        source: subject.id,
        target: object.id,
        time: valid,
        attributes: {
          kind: 'relationship',
          mutual: !directed,
          type,
          status,
          polarity,
          summary,
          ...bounds(valid),
        },
      },
    ],
  }),
  leaders: (leader) => ({
    nodes: [thing(leader), ...leader.tenures.map(({ country }) => thing(country))],
    edges: leader.tenures.map(({ id, country, role, office, term }) => ({
      id,
      label: office || role,
      source: leader.id,
      target: country.id,
      time: term,
      attributes: { kind: 'tenure', mutual: false, role, office, ...bounds(term) },
    })),
  }),
};

const participations = (event: EventItem): GraphEdge[] =>
  event.participations.map(({ id, participant, role, level, status, confidence, country }) => ({
    id,
    label: withStatus(role, status),
    source: participant.id,
    target: event.id,
    time: event.time,
    attributes: {
      kind: 'participation',
      mutual: false,
      role,
      level,
      status,
      confidence,
      country: country?.slug,
      ...bounds(event.time),
    },
  }));

async function* drawn(answer: AnyExportResult): AsyncIterable<Drawn> {
  const of = draw[answer.resource as keyof typeof draw] as (item: unknown) => Drawn;
  for await (const item of answer.items()) yield of(item);
}

/** The nodes of the list, each once. */
export async function* nodesOf(answer: AnyExportResult): AsyncIterable<GraphNode> {
  const seen = new Set<string>();
  for await (const { nodes } of drawn(answer)) {
    for (const node of nodes) {
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      yield node;
    }
  }
}

/** The edges between them. */
export async function* edgesOf(answer: AnyExportResult): AsyncIterable<GraphEdge> {
  for await (const { edges } of drawn(answer)) yield* edges;
}
