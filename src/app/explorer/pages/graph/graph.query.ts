import type { Claim } from '../../components/evidence';
import type { Thing } from '../../components/thing';
import { EVIDENCE, NAMED } from '../../fragments';

/** What things are connected with, or the paths from one to another, each connection with the claims about it. */
export const GRAPH_PAGE = `query GraphPage($of: [ID!]!, $to: ID! = "", $from: ID! = "", $depth: Int, $via: [PathVia!], $isGraph: Boolean!, $isPaths: Boolean!, $language: String!, $validAt: Date, $saidBy: Date, $knownAt: DateTime) {
  asOf(validAt: $validAt, saidBy: $saidBy, knownAt: $knownAt) {
    id
    graph(of: $of, depth: $depth, via: $via, first: 60) @include(if: $isGraph) {
      truncated
      nodes { depth entity { ...End } }
      edges { id source target directed kind label by { ...Connection } }
    }
    paths(from: $from, to: $to, via: $via, first: 10) @include(if: $isPaths) {
      length
      steps { from { ...End } to { ...End } by { ...Connection } }
    }
  }
}
fragment Named ${NAMED.replace('... on', 'on')}
fragment End on Entity { id ...Named ... on Country { iso2 } }
fragment Connection on Node {
  __typename id
  ... on Relationship {
    type directed relationshipStatus: status polarity summary valid { edtf }
    subject { ... on Node { id } } object { ... on Node { id } }
    claims { ...Evidence }
  }
  ... on Tenure { office term { edtf } leader { id } country { id } claims { ...Evidence } }
  ... on Event { ...Named eventStatus: status time { edtf } }
}
${EVIDENCE}`;

export interface EndItem extends Thing {
  readonly id: string;
  readonly iso2?: string | null;
}

interface RelationshipItem {
  readonly __typename: 'Relationship';
  readonly id: string;
  readonly type: string;
  readonly directed: boolean;
  readonly relationshipStatus: string;
  readonly polarity: number | null;
  readonly summary: string | null;
  readonly valid: { readonly edtf: string };
  readonly subject: { readonly id: string };
  readonly object: { readonly id: string };
  readonly claims: readonly Claim[];
}

interface TenureItem {
  readonly __typename: 'Tenure';
  readonly id: string;
  readonly office: string;
  readonly term: { readonly edtf: string };
  readonly leader: { readonly id: string };
  readonly country: { readonly id: string };
  readonly claims: readonly Claim[];
}

interface EventItem extends Thing {
  readonly __typename: 'Event';
  readonly id: string;
  readonly eventStatus: string;
  readonly time: { readonly edtf: string };
}

/** What connects two things. */
export type ConnectionItem = RelationshipItem | TenureItem | EventItem;

export interface EdgeItem {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  readonly kind: string;
  readonly label: string;
  readonly by: ConnectionItem;
}

interface Step {
  readonly from: EndItem;
  readonly to: EndItem;
  readonly by: ConnectionItem;
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
