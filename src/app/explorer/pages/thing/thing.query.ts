import type { RelationshipType } from '../../../../api/enums';
import type { Claim } from '../../components/evidence';
import { CHANGE, type Change } from '../../components/history';
import type { PageInfo } from '../../components/pager';
import type { Thing } from '../../components/thing';
import {
  AT_TIMES,
  EFFECTIVE,
  EVIDENCE,
  NAMED,
  NAMED_FRAGMENT,
  PAGING,
  TIME_VARIABLES,
} from '../../fragments';

// The lists whose statements the page shows, with their arguments.
const CLAIMS = `claims(first: 40, orderBy: [{ field: SAID, direction: DESC }], where: ${EFFECTIVE})`;
const RELATIONSHIPS = `relationships(
    first: 50, after: $relationships, where: { NOT: { type: { eq: BORDER } } }
    orderBy: [{ field: RECORDED, direction: DESC }]
  )`;
const TENURES = 'tenures(first: 30, orderBy: [{ field: START, direction: DESC }])';

/** What the pages of leaders, countries and organizations have in common, as a selection on the thing. */
const COMMON = `
  ...Named description
  names { value language kind }
  externalIds { scheme value }
  ${CLAIMS} { nodes { ...Evidence } }
  people: events(first: 20, after: $after, where: { NOT: { status: { eq: REPORTED } } }, orderBy: [{ field: TIME, direction: DESC }]) {
    totalCount ${PAGING} nodes { ...Listed }
  }
  reports: events(first: 20, after: $reports, where: { status: { eq: REPORTED } }, orderBy: [{ field: TIME, direction: DESC }]) {
    totalCount ${PAGING} nodes { ...Listed }
  }
  ${RELATIONSHIPS} {
    totalCount ${PAGING}
    edges {
      counterpart { ${NAMED} ... on Country { iso2 } }
      node {
        id type status directed summary polarity valid { edtf attestedUntil }
        subject { ${NAMED} }
        claims { ...Evidence }
        dataset { id name }
      }
    }
  }
  history(first: 8) { nodes { ${CHANGE} } }`;

const OFFICES = `
  ${TENURES} {
    totalCount
    nodes { id office role term { edtf } leader { ...Named } country { ...Named } claims { ...Evidence } dataset { id name } }
  }`;

/** The document for a thing of one kind: `field` of Query, and a selection of its own. */
function documentFor(field: string, name: string, own: string): string {
  const role = field === 'country' ? 'country' : 'participant';
  const ofOffices = own.includes(TENURES) ? `${TENURES} { nodes { claims { ...Said } } }` : '';
  return `query ${name}($slug: String!, $id: ID!, $after: String, $reports: String, $relationships: String, $isSaidBy: Boolean!, ${TIME_VARIABLES}) {
  ${AT_TIMES} { thing: ${field}(slug: $slug) {${own}${COMMON}
  } }
  everSaid: asOf(validAt: $validAt, knownAt: $knownAt) @include(if: $isSaidBy) {
    thing: ${field}(slug: $slug) {
      ${CLAIMS} { nodes { ...Said } }
      ${RELATIONSHIPS} { edges { node { claims { ...Said } } } }
      ${ofOffices}
    }
  }
  ever: ${field}(slug: $slug) { ...Named history(first: 1) { nodes { cursor } } }
}
fragment Said on Claim { id saidOn }
fragment Listed on Event {
  ...Named type status time { edtf } description
  mine: participations(first: 2, where: { ${role}: { eq: $id } }) { nodes { id role level status } }
}
${NAMED_FRAGMENT}
${EVIDENCE}`;
}

export const LEADER_PAGE = documentFor(
  'leader',
  'LeaderPage',
  `born { edtf } died { edtf } country { ...Named iso2 }${OFFICES}`,
);
export const COUNTRY_PAGE = documentFor(
  'country',
  'CountryPage',
  `iso2 iso3 region subregion capital borders { ...Named }${OFFICES}`,
);
export const ORGANIZATION_PAGE = documentFor(
  'organization',
  'OrganizationPage',
  `kind country { ...Named iso2 } members { ${NAMED} }`,
);

interface Span {
  readonly edtf: string;
}

export interface Listed extends Thing {
  readonly type: string;
  readonly status: string;
  readonly time: Span;
  readonly description: string;
  readonly mine: {
    readonly nodes: readonly {
      readonly id: string;
      readonly role: string;
      readonly level: string | null;
      readonly status: string;
    }[];
  };
}

export interface EventList {
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
  readonly nodes: readonly Listed[];
}

export interface RelationshipEdge {
  readonly counterpart: Thing & { readonly iso2?: string | null };
  readonly node: {
    readonly id: string;
    readonly type: RelationshipType;
    readonly status: string;
    readonly directed: boolean;
    readonly summary: string | null;
    readonly polarity: number | null;
    readonly valid: Span & { readonly attestedUntil: string | null };
    readonly subject: Thing;
    readonly claims: readonly Claim[];
    readonly dataset: { readonly id: string; readonly name: string } | null;
  };
}

export interface Tenure {
  readonly id: string;
  readonly office: string;
  readonly role: string;
  readonly term: Span;
  readonly leader: Thing;
  readonly country: Thing;
  readonly claims: readonly Claim[];
  readonly dataset: { readonly id: string; readonly name: string } | null;
}

/** A leader, a country or an organization; what only one of them has is optional. */
export interface ThingItem extends Thing {
  readonly description: string;
  readonly names: readonly { readonly value: string; readonly language: string; readonly kind: string }[];
  readonly externalIds: readonly { readonly scheme: string; readonly value: string }[];
  readonly claims: { readonly nodes: readonly Claim[] };
  readonly people: EventList;
  readonly reports: EventList;
  readonly relationships: {
    readonly totalCount: number;
    readonly pageInfo: PageInfo;
    readonly edges: readonly RelationshipEdge[];
  };
  readonly history: { readonly nodes: readonly Change[] };
  readonly tenures?: { readonly totalCount: number; readonly nodes: readonly Tenure[] };
  readonly born?: Span | null;
  readonly died?: Span | null;
  readonly country?: (Thing & { readonly iso2: string | null }) | null;
  readonly iso2?: string | null;
  readonly iso3?: string | null;
  readonly region?: string | null;
  readonly subregion?: string | null;
  readonly capital?: string | null;
  readonly borders?: readonly Thing[];
  readonly kind?: string;
  readonly members?: readonly Thing[];
}

interface Said {
  readonly id: string;
  readonly saidOn: string;
}

/** The lists of a thing of which each item has claims. */
export interface SaidOfThing {
  readonly claims: { readonly nodes: readonly Said[] };
  readonly relationships: {
    readonly edges: readonly { readonly node: { readonly claims: readonly Said[] } }[];
  };
  readonly tenures?: { readonly nodes: readonly { readonly claims: readonly Said[] }[] };
}

export interface ThingData {
  readonly asOf: { readonly thing: ThingItem | null };
  /** The statements of the page, whenever they were said; left out where the page shows them all. */
  readonly everSaid?: { readonly thing: SaidOfThing | null };
  readonly ever:
    (Thing & { readonly history: { readonly nodes: readonly { readonly cursor: string }[] } }) | null;
}
