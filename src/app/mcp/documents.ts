import type { GlobalType } from '../../engine/model/global-id';
import { withFragments } from './fragments';

const PAGING = 'pageInfo { hasNextPage endCursor }';

/** Searches things by name, with some claims about each. */
export const SEARCH =
  withFragments(`query Search($query: String!, $kinds: [EntityKind!], $first: Int!, $after: String) {
  search(query: $query, kinds: $kinds, first: $first, after: $after) {
    totalCount ${PAGING} edges { matched score node { ...Found } }
  }
}`);

const FRAGMENT_OF: Partial<Record<GlobalType, string>> = {
  COUNTRY: 'OfCountry',
  LEADER: 'OfLeader',
  ORGANIZATION: 'OfOrganization',
  EVENT: 'OfEvent',
  SERIES: 'OfSeries',
  PARTICIPATION: 'OfParticipation',
  RELATIONSHIP: 'OfRelationship',
  TENURE: 'OfTenure',
  CLAIM: 'OfClaim',
  SOURCE: 'OfSource',
  DATASET: 'OfDataset',
  CHANGE: 'OfChange',
};

/** Looks up an object of this type by its id; types without a fragment return their id only. */
export function lookUpById(type: GlobalType | undefined): string {
  const fragment = type && FRAGMENT_OF[type];
  const selection = fragment === undefined ? '__typename id' : `...${fragment}`;
  const first = fragment !== undefined && withFragments(selection).includes('$first') ? ', $first: Int!' : '';
  return withFragments(`query LookUp($id: ID!${first}) { node(id: $id) { ${selection} } }`);
}

/** Looks up a thing by its slug, which is unique, or a country by its code. */
export const LOOK_UP_BY_SLUG = withFragments(`query LookUp(
  $slug: String!, $iso2: String, $iso3: String, $isIso2: Boolean!, $isIso3: Boolean!, $first: Int!
) {
  country(slug: $slug) { ...OfCountry }
  iso2: country(iso2: $iso2) @include(if: $isIso2) { ...OfCountry }
  iso3: country(iso3: $iso3) @include(if: $isIso3) { ...OfCountry }
  leader(slug: $slug) { ...OfLeader }
  organization(slug: $slug) { ...OfOrganization }
  event(slug: $slug) { ...OfEvent }
  series(slug: $slug) { ...OfSeries }
}`);

/** The participations in an event, each with its ledger. */
export const ROSTER =
  withFragments(`query Roster($id: ID, $slug: String, $where: ParticipationFilter, $first: Int!, $after: String) {
  event(id: $id, slug: $slug) {
    ...EventHead
    participations(where: $where, first: $first, after: $after, orderBy: [{ field: PROTOCOL }]) {
      totalCount ${PAGING} nodes { ...InRoster }
    }
  }
}`);

/** Claims, latest first. */
export const CLAIMS = withFragments(`query Claims($where: ClaimFilter, $first: Int!, $after: String) {
  claims(where: $where, first: $first, after: $after, orderBy: [{ field: SAID, direction: DESC }]) {
    totalCount ${PAGING} nodes { ...Attribution }
  }
}`);

/** Relationships of one thing, or between two. */
export const RELATIONSHIPS =
  withFragments(`query Relationships($where: RelationshipFilter, $first: Int!, $after: String) {
  relationships(where: $where, first: $first, after: $after) {
    totalCount ${PAGING} nodes { ...OfRelationship }
  }
}`);

/** The claims on which nodes of any kind rest. */
export const CLAIMS_BEHIND = withFragments(`query ClaimsBehind($ids: [ID!]!) {
  nodes(ids: $ids) {
    ...OfClaim ...AboutIt
    ... on Participation { claims { ...Attribution } }
    ... on Relationship { claims { ...Attribution } }
    ... on Tenure { claims { ...Attribution } }
  }
}`);
