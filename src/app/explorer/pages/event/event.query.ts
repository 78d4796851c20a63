import type { Claim } from '../../components/evidence';
import { CHANGE, type Change } from '../../components/history';
import type { Thing } from '../../components/thing';
import { EFFECTIVE, EVIDENCE, NAMED_FRAGMENT } from '../../fragments';

/** One event at the times of the page, and what is said about it at any time, for the time bar. */
export const EVENT_PAGE = `query EventPage($slug: String!, $language: String!, $isEnglish: Boolean!, $after: String, $validAt: Date, $saidBy: Date, $knownAt: DateTime) {
  asOf(validAt: $validAt, saidBy: $saidBy, knownAt: $knownAt) {
    event(slug: $slug) {
      id ...Named description summary type status edition cameoCode goldstein
      names { value language kind }
      time { edtf }
      place { name country { ...Named iso2 } }
      series { ...Named }
      superEvent { ...Named }
      subEvents { ...Named }
      dataset { id name }
      participations(first: 50, after: $after, orderBy: [{ field: PROTOCOL }]) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id role level status reason
          participant { ...Named }
          country { ...Named iso2 }
          standing { id }
          ledger { status claim { ...Evidence } }
        }
      }
      quantities { property value low high unit approximate standing { id } claims { ...Evidence } }
      absences { participant { ...Named } status basis reason claim { ...Evidence } }
      comparison {
        from { ...Named edition }
        arrived { ...Represented }
        departed { ...Represented }
        changed { levelChange country { ...Named } from { ...Represented } to { ...Represented } }
        quantities { property from { ...Amount } to { ...Amount } }
      }
      disputes {
        property rule
        subject { __typename ... on Participation { id participant { ...Named } } }
        positions { value standing claims { id } }
      }
      history(first: 10) { nodes { ${CHANGE} } }
      report: claims(first: 3, where: { property: { eq: "record" }, retracted: false }) { nodes { ...Evidence } }
      said: claims(includeFacts: true, first: 0, where: ${EFFECTIVE}) { totalCount }
    }
  }
  ever: asOf(validAt: $validAt, knownAt: $knownAt) {
    event(slug: $slug) {
      ...Named
      said: claims(includeFacts: true, first: 100, orderBy: [{ field: SAID, direction: DESC }], where: ${EFFECTIVE}) {
        totalCount
        nodes { saidOn property value subject { __typename } }
      }
      history(first: 1) { nodes { cursor } }
    }
  }
}
${NAMED_FRAGMENT}
fragment Represented on Participation { id status level participant { ...Named } country { ...Named iso2 } }
fragment Amount on Quantity { value low high unit approximate }
${EVIDENCE}`;

interface Country extends Thing {
  readonly iso2: string | null;
}

export interface LedgerEntry {
  readonly status: string;
  readonly claim: Claim;
}

export interface Participation {
  readonly id: string;
  readonly role: string;
  readonly level: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly participant: Thing;
  readonly country: Country | null;
  readonly standing: { readonly id: string } | null;
  readonly ledger: readonly LedgerEntry[];
}

export interface Amount {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly approximate: boolean;
}

export interface Quantity extends Amount {
  readonly property: string;
  readonly standing: { readonly id: string } | null;
  readonly claims: readonly Claim[];
}

export interface Absence {
  readonly participant: Thing;
  readonly status: string;
  readonly basis: string;
  readonly reason: string | null;
  readonly claim: Claim | null;
}

type Represented = Pick<Participation, 'id' | 'status' | 'level' | 'participant' | 'country'>;

export interface Comparison {
  readonly from: Thing & { readonly edition: string | null };
  readonly arrived: readonly Represented[];
  readonly departed: readonly Represented[];
  readonly changed: readonly {
    readonly levelChange: number;
    readonly country: Thing | null;
    readonly from: Represented;
    readonly to: Represented;
  }[];
  readonly quantities: readonly {
    readonly property: string;
    readonly from: Amount | null;
    readonly to: Amount | null;
  }[];
}

export interface Dispute {
  readonly property: string;
  readonly rule: string;
  readonly subject: { readonly __typename: string; readonly id?: string; readonly participant?: Thing };
  readonly positions: readonly { readonly value: unknown; readonly standing: boolean }[];
}

export interface EventItem extends Thing {
  readonly id: string;
  readonly description: string;
  readonly summary: string | null;
  readonly type: string;
  readonly status: string;
  readonly edition: string | null;
  readonly cameoCode: string | null;
  /** -10 (conflict) to 10 (cooperation). */
  readonly goldstein: number | null;
  readonly names: readonly { readonly value: string; readonly language: string; readonly kind: string }[];
  readonly time: { readonly edtf: string };
  readonly place: { readonly name: string; readonly country: Country | null } | null;
  readonly series: Thing | null;
  readonly superEvent: Thing | null;
  readonly subEvents: readonly Thing[];
  readonly dataset: { readonly id: string; readonly name: string } | null;
  readonly participations: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly Participation[];
  };
  readonly quantities: readonly Quantity[];
  readonly absences: readonly Absence[];
  readonly comparison: Comparison | null;
  readonly disputes: readonly Dispute[];
  readonly history: { readonly nodes: readonly Change[] };
  /** The rows of lists that it was read from. */
  readonly report: { readonly nodes: readonly Claim[] };
  readonly said: { readonly totalCount: number };
}

export interface EventData {
  readonly asOf: { readonly event: EventItem | null };
  readonly ever: {
    readonly event:
      | (Thing & {
          readonly said: {
            readonly totalCount: number;
            readonly nodes: readonly {
              readonly saidOn: string;
              readonly property: string;
              readonly value: unknown;
              readonly subject: { readonly __typename: string };
            }[];
          };
          readonly history: { readonly nodes: readonly { readonly cursor: string }[] };
        })
      | null;
  };
}
