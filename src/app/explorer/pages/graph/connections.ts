import { labelOfTie } from '../../../../questions/graph/label';
import { RelationshipType } from '../../../../api/enums';
import type { Claim } from '../../components/evidence';
import { sureness } from '../../components/evidence';
import { englishName } from '../../components/thing';
import { timeWords } from '../../words';
import type { Sureness, Tone } from '../../views/graph/network';
import type { ConnectionItem, EdgeItem, EndItem, GraphData, Step } from './graph.query';

/** Things and what connects them, of a graph or of paths: the nearest first. */
export interface Connections {
  readonly ends: readonly { readonly end: EndItem; readonly depth: number }[];
  readonly edges: readonly EdgeItem[];
  readonly isPaths: boolean;
  /** Whether there is more than was read. */
  readonly truncated: boolean;
}

/** Graph and paths alike; null where nothing was asked about. */
export function connectionsOf({ asOf: { graph, paths } }: GraphData): Connections | null {
  if (graph) {
    const { nodes, edges, truncated } = graph;
    return {
      ends: nodes.map(({ entity, depth }) => ({ end: entity, depth })),
      edges,
      isPaths: false,
      truncated,
    };
  }
  if (!paths) return null;
  const steps = paths.flatMap((path) => path.steps);
  const first = paths[0]?.steps[0]?.from;
  const last = paths[0]?.steps.at(-1)?.to;
  const ends = new Map(steps.flatMap(({ from, to }) => [from, to]).map((end) => [end.id, end]));
  const edges = new Map(steps.map((step) => [step.by.id + step.from.id + step.to.id, edgeOf(step)]));
  return {
    ends: [...ends.values()].map((end) => ({
      end,
      depth: end.id === first?.id || end.id === last?.id ? 0 : 1,
    })),
    edges: [...edges.values()],
    isPaths: true,
    truncated: false,
  };
}

/** A step of a path as the edge of a graph that it is. */
function edgeOf({ from, to, by }: Step): EdgeItem {
  const between = { id: by.id, source: from.id, target: to.id, by };
  switch (by.__typename) {
    case 'Relationship': {
      const { type, directed, relationshipStatus, subject, object } = by;
      const label = labelOfTie([type, 'RELATIONSHIP', relationshipStatus, 0, null]);
      return { ...between, source: subject.id, target: object.id, directed, kind: type, label };
    }
    case 'Tenure':
      return {
        ...between,
        source: by.leader.id,
        target: by.country.id,
        directed: true,
        kind: 'TENURE',
        label: by.office,
      };
    case 'Event':
      return {
        ...between,
        directed: false,
        kind: by.eventStatus === 'REPORTED' ? 'REPORT' : 'EVENT',
        label: englishName(by),
      };
  }
}

const UNFULFILLED = new Set(['PROPOSED', 'REJECTED']);
const SUREST_FIRST: readonly Sureness[] = ['solid', 'dashed', 'dotted'];

/** Whether a claim can decide anything. */
const counts = ({ review, retractedAt, stance, rank, modality }: Claim): boolean =>
  review === 'ACCEPTED' &&
  retractedAt === null &&
  stance === 'SUPPORTS' &&
  rank !== 'DEPRECATED' &&
  modality !== 'HYPOTHETICAL';

/** The claims about a connection that count, with those about its status first. */
export function countedClaims(by: ConnectionItem): readonly Claim[] {
  if (by.__typename === 'Event') return [];
  if (by.__typename === 'Tenure')
    return by.claims.map((claim) => ({ ...claim, speaker: null }) as Claim).filter(counts);
  const counted = by.claims.filter(counts);
  const ofStatus = counted.filter(
    ({ property, value }) => property === 'status' && value === by.relationshipStatus,
  );
  return [...ofStatus, ...counted.filter((claim) => !ofStatus.includes(claim))];
}

/**
 * How sure a connection is: as the surest claim about it, or dotted while one end only wishes it. Shared events are sure, and
 * what a machine read in the news is as sure as what is believed.
 */
export function surenessOf(by: ConnectionItem): Sureness {
  if (by.__typename === 'Event') return by.eventStatus === 'REPORTED' ? 'dashed' : 'solid';
  if (by.__typename === 'Relationship' && UNFULFILLED.has(by.relationshipStatus)) return 'dotted';
  const said = countedClaims(by).map(sureness);
  return SUREST_FIRST.find((each) => said.includes(each)) ?? 'dotted';
}

/** What types of relationship mean of themselves; the others are neither friendly nor hostile. */
const TONES: Readonly<Partial<Record<RelationshipType, Tone>>> = {
  DEFENSE_PACT: 'friendly',
  ENTENTE: 'friendly',
  FRIENDSHIP: 'friendly',
  PARTNERSHIP: 'friendly',
  DISAGREEMENT: 'hostile',
  RIVALRY: 'hostile',
  ARMED_CONFLICT: 'hostile',
  SANCTIONS: 'hostile',
  BORDER: 'border',
};

/** Friendly or hostile by the polarity that is claimed, or else by the type. */
export function toneOf(by: ConnectionItem): Tone {
  if (by.__typename !== 'Relationship') return 'other';
  const { type, polarity } = by;
  if (type === RelationshipType.BORDER || polarity === null) return TONES[type] ?? 'other';
  return polarity > 0 ? 'friendly' : polarity < 0 ? 'hostile' : 'other';
}

export const isPast = (by: ConnectionItem): boolean =>
  by.__typename === 'Relationship' && by.relationshipStatus === 'ENDED';

/** When a connection held or holds, in EDTF. */
export const timeOf = (by: ConnectionItem): string =>
  by.__typename === 'Relationship' ? by.valid.edtf : by.__typename === 'Tenure' ? by.term.edtf : by.time.edtf;

/** The same in words. */
export const heldWords = (by: ConnectionItem): string => timeWords({ edtf: timeOf(by) });
