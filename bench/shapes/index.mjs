// The questions in other shapes, which Rostrum and PostGraphile both support: longer and shorter lists,
// more and fewer fields, other days, backwards. Each pair requests the same values in the same order.
import { QUESTIONS } from '../questions/index.mjs';
import { leaves } from './leaves.mjs';

const PARTICIPANT = 'participant { __typename ... on Entity { name } }';
const PEER_PARTICIPANT = 'participant { kind name }';
const BY_PROTOCOL = 'orderBy: [PROTOCOL_ASC, ROW_ID_ASC]';
const NEWEST_TIES = 'orderBy: [STARTS_DESC, RELATIONSHIP_ID_DESC]';
const NEWEST = 'orderBy: [STARTS_DESC, ROW_ID_DESC]';
const YEAR = { from: '2011-03-01', to: '2012-02-29' };
const THIRTY_YEARS = { from: '1995-01-01', to: '2024-12-31' };

export const SHAPES = [
  shape('Q1', 'its name alone', {
    rostrum: 'query ($slug: String!) { event(slug: $slug) { name } }',
    postgraphile: 'query ($slug: String!) { eventBySlug(slug: $slug) { name } }',
  }),
  shape('Q1', '30 participations with role and level', {
    rostrum: `query ($slug: String!) {
      event(slug: $slug) { name participations(first: 30) { nodes { role level status ${PARTICIPANT} } } }
    }`,
    postgraphile: `query ($slug: String!) {
      eventBySlug(slug: $slug) { name participations(first: 30, ${BY_PROTOCOL}) { nodes { role level status ${PEER_PARTICIPANT} } } }
    }`,
  }),
  shape('Q1', 'twice, by fragment and alias', {
    rostrum: `query ($slug: String!) { a: event(slug: $slug) { ...F } b: event(slug: $slug) { ...F status } }
      fragment F on Event { id name type place { name country { name } } participations(first: 4) { nodes { status ${PARTICIPANT} } } }`,
    postgraphile: `query ($slug: String!) { a: eventBySlug(slug: $slug) { ...F } b: eventBySlug(slug: $slug) { ...F status } }
      fragment F on Event { rowId name type placeName country { name } participations(first: 4, ${BY_PROTOCOL}) { nodes { status ${PEER_PARTICIPANT} } } }`,
  }),
  shape('Q2', '10 events, no participations', {
    rostrum: `query ($country: String!, $from: Date!, $to: Date!) {
      country(slug: $country) { name events(first: 10, where: { time: { from: $from, to: $to } }) { nodes { id name status time { edtf } } } }
    }`,
    postgraphile: `query ($country: String!, $from: Date!, $to: Date!) {
      countryBySlug(slug: $country) { name eventsWithin(firstDay: $from, lastDay: $to, first: 10) { nodes { rowId name status timeEdtf } } }
    }`,
  }),
  shape('Q2', '20 events with place, 15 participations', {
    rostrum: `query ($country: String!, $from: Date!, $to: Date!) {
      country(slug: $country) {
        events(first: 20, where: { time: { from: $from, to: $to } }) {
          nodes { id name place { name country { name } } participations(first: 15) { nodes { status role level ${PARTICIPANT} } } }
        }
      }
    }`,
    postgraphile: `query ($country: String!, $from: Date!, $to: Date!) {
      countryBySlug(slug: $country) {
        eventsWithin(firstDay: $from, lastDay: $to, first: 20) {
          nodes { rowId name placeName country { name } participations(first: 15, ${BY_PROTOCOL}) { nodes { status role level ${PEER_PARTICIPANT} } } }
        }
      }
    }`,
  }),
  shape('Q2', '100 newest of all days, 3 participations', {
    rostrum: `query ($country: String!) {
      country(slug: $country) { events(first: 100) { nodes { id name participations(first: 3) { nodes { status role ${PARTICIPANT} } } } } }
    }`,
    postgraphile: `query ($country: String!) {
      countryBySlug(slug: $country) {
        newestEvents(first: 100) { nodes { rowId name participations(first: 3, ${BY_PROTOCOL}) { nodes { status role ${PEER_PARTICIPANT} } } } }
      }
    }`,
  }),
  shape('Q3', '10 counterparts alone', {
    rostrum: `query ($country: String!) {
      country(slug: $country) { relationships(first: 10) { edges { node { id type } counterpart { ... on Country { name } } } } }
    }`,
    postgraphile: `query ($country: String!) {
      countryBySlug(slug: $country) { ties(first: 10, ${NEWEST_TIES}) { nodes { relationshipId type counterpart { name } } } }
    }`,
  }),
  shape('Q3', '20 counterparts, 5 events, no participants', {
    rostrum: `query ($country: String!) {
      country(slug: $country) {
        relationships(first: 20) { edges { node { type } counterpart { ... on Country { name events(first: 5) { nodes { name time { edtf } } } } } } }
      }
    }`,
    postgraphile: `query ($country: String!) {
      countryBySlug(slug: $country) { ties(first: 20, ${NEWEST_TIES}) { nodes { type counterpart { name newestEvents(first: 5) { nodes { name timeEdtf } } } } } }
    }`,
  }),
  shape('Q3', '5 counterparts, 10 events, 10 participants', {
    rostrum: `query ($country: String!) {
      country(slug: $country) {
        relationships(first: 5) {
          edges { node { type } counterpart { ... on Country { name events(first: 10) { nodes { name participations(first: 10) { nodes { status ${PARTICIPANT} } } } } } } }
        }
      }
    }`,
    postgraphile: `query ($country: String!) {
      countryBySlug(slug: $country) {
        ties(first: 5, ${NEWEST_TIES}) {
          nodes { type counterpart { name newestEvents(first: 10) { nodes { name participations(first: 10, ${BY_PROTOCOL}) { nodes { status ${PEER_PARTICIPANT} } } } } } }
        }
      }
    }`,
  }),
  shape('Q5', 'of one year', { days: YEAR }),
  shape('Q5', 'of thirty years', { days: THIRTY_YEARS }),
  shape('Q6', 'claims alone', {
    rostrum:
      'query ($id: ID!) { node(id: $id) { ... on Participation { status claims { id property value source { title } } } } }',
    postgraphile:
      'query ($id: BigInt!) { participationByRowId(rowId: $id) { status claims { nodes { rowId property value source { title } } } } }',
  }),
  shape('Q6', 'ledger alone', {
    rostrum:
      'query ($id: ID!) { node(id: $id) { ... on Participation { event { name } ledger { status recordedAt claim { statement source { title publisher } } } } } }',
    postgraphile:
      'query ($id: BigInt!) { participationByRowId(rowId: $id) { event { name } ledger { nodes { value recordedAt statement source { title publisher } } } } }',
  }),
  shape('Q9', 'in one year', { days: YEAR }),
  shape('Q9', 'in thirty years', { days: THIRTY_YEARS }),
  shape('Q10', '20 with 3 participations', {
    rostrum: `query ($after: String!) { events(first: 20, after: $after) { nodes { id name participations(first: 3) { nodes { status ${PARTICIPANT} } } } } }`,
    postgraphile: `query ($after: Cursor!) {
      allEvents(first: 20, after: $after, ${NEWEST}) { nodes { rowId name participations(first: 3, ${BY_PROTOCOL}) { nodes { status ${PEER_PARTICIPANT} } } } }
    }`,
  }),
  shape('Q10', '30 before the cursor', {
    rostrum:
      'query ($after: String!) { events(last: 30, before: $after) { nodes { id name type place { country { name } } } pageInfo { hasPreviousPage } } }',
    postgraphile: `query ($after: Cursor!) { allEvents(last: 30, before: $after, ${NEWEST}) { nodes { rowId name type country { name } } pageInfo { hasPreviousPage } } }`,
  }),
];

/** A question of the benchmark with other documents, or with fixed days instead of random ones. */
function shape(id, how, { rostrum, postgraphile, days }) {
  const question = QUESTIONS.find((each) => each.id === id);
  const [document, peerDocument] = [
    rostrum ?? question.document,
    postgraphile ?? question.postgraphile.document,
  ];
  const { floor: _, ...goals } = question.goals;
  return {
    id: `${id}: ${how}`,
    title: `${question.title}: ${how}`,
    goals,
    draw: (draws) => ({ ...question.draw(draws), ...days }),
    document,
    variables: (draw) => onlyOf(document, question.variables(draw)),
    facts: leaves,
    floor: null,
    naive: false,
    postgraphile: {
      document: peerDocument,
      variables: (draw) => onlyOf(peerDocument, question.postgraphile.variables(draw)),
      facts: leaves,
    },
  };
}

/** The variables that a document declares. */
const onlyOf = (document, variables) =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => document.includes(`$${name}:`)));
