import type { RelationshipType } from '../../../../api/enums';
import type { Claim } from '../../components/evidence';
import type { Thing } from '../../components/thing';
import { EVIDENCE, NAMED } from '../../fragments';

/** What things are connected with, or the paths from one to another, each connection with the claims about it. */
export const GRAPH_PAGE = `query GraphPage($of: [ID!]!, $to: ID! = "", $from: ID! = "", $depth: Int, $via: [PathVia!], $isGraph: Boolean!, $isPaths: Boolean!, $language: String!, $isEnglish: Boolean!, $validAt: Date, $saidBy: Date, $knownAt: DateTime) {
  asOf(validAt: $validAt, saidBy: $saidBy, knownAt: $knownAt) {
    id
    graph(of: $of, depth: $depth, via: $via, first: 60) @include(if: $isGraph) {
      truncated
      nodes { depth entity { ...End } }
      edges { id source target directed kind label by { ...Connection } }
    }
    paths(from: $from, to: $to, via: $via, first: 10) @include(if: $isPaths) {
      length
      steps { from { ...End } to { ...End } by { ...Connection ...Direction } }
    }
  }
}
fragment Named ${NAMED.replace('... on', 'on')}
fragment End on Entity { id ...Named ... on Country { iso2 } }
fragment Connection on Node {
  __typename id
  ... on Relationship {
    type directed relationshipStatus: status polarity summary valid { edtf }
    claims { ...Evidence }
  }
  ... on Tenure {
    office term { edtf }
    claims { id property value modality rank stance review retractedAt saidAt { edtf } saidOn source { id title publisher } }
  }
  ... on Event { ...Named eventStatus: status time { edtf } }
}
fragment Direction on Node {
  ... on Relationship { subject { ... on Node { id } } object { ... on Node { id } } }
  ... on Tenure { leader { id } country { id } }
}
${EVIDENCE}`;

export interface EndItem extends Thing {
  readonly id: string;
  readonly iso2?: string | null;
}

interface RelationshipItem {
  readonly __typename: 'Relationship';
  readonly id: string;
  readonly type: RelationshipType;
  readonly directed: boolean;
  readonly relationshipStatus: string;
  readonly polarity: number | null;
  readonly summary: string | null;
  readonly valid: { readonly edtf: string };
  readonly claims: readonly Claim[];
}

interface TenureItem {
  readonly __typename: 'Tenure';
  readonly id: string;
  readonly office: string;
  readonly term: { readonly edtf: string };
  /** Without their speakers: what a list says of offices, it says itself. */
  readonly claims: readonly Omit<Claim, 'speaker'>[];
}

interface EventItem extends Thing {
  readonly __typename: 'Event';
  readonly id: string;
  readonly eventStatus: string;
  readonly time: { readonly edtf: string };
}

/** What connects two things. */
export type ConnectionItem = RelationshipItem | TenureItem | EventItem;

interface Identified {
  readonly id: string;
}

/** The same with its own ends, which say in which direction a step of a path goes over it. */
type DirectedItem =
  | (RelationshipItem & { readonly subject: Identified; readonly object: Identified })
  | (TenureItem & { readonly leader: Identified; readonly country: Identified })
  | EventItem;

export interface EdgeItem {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  readonly kind: string;
  readonly label: string;
  readonly by: ConnectionItem;
}

export interface Step {
  readonly from: EndItem;
  readonly to: EndItem;
  readonly by: DirectedItem;
}

export interface GraphData {
  readonly asOf: {
    readonly graph?: {
      readonly truncated: boolean;
      readonly nodes: readonly { readonly depth: number; readonly entity: EndItem }[];
      readonly edges: readonly EdgeItem[];
    };
    readonly paths?: readonly { readonly length: number; readonly steps: readonly Step[] }[];
  };
}
