import { column, csvColumns, fields, named, span, type Column } from '../formats/csv-columns';
import { kindOf, type EventItem, type RelationshipItem, type Span, type Thing } from '../items';
import { resources } from '../resource';
import { CHANGE, CONNECTED, nameOf, slugsOf, type ChangeItem } from './changed';
import { inWords, labelled, selectionOf, type RowSet } from './row-set';

const COUNTRY = '{ id slug name iso3 }';
const PARTY = `{ ... on Country ${COUNTRY} ... on Leader { id slug name country ${COUNTRY} }
  ... on Organization { id slug name country ${COUNTRY} } }`;
const SPAN = '{ edtf earliest latest }';

interface State extends Thing {
  iso3: string | null;
}

/** A country, or a leader or organization with the country to which it belongs. */
interface Party extends Thing {
  iso3?: string | null;
  country?: State | null;
}

interface RosterItem {
  id: string;
  event: Thing & { time: Span };
  participant: Party;
  country: State | null;
  role: string;
  level: string | null;
  status: string;
  confidence: number | null;
  reason: string | null;
}

interface EdgeItem extends RelationshipItem {
  subject: Party;
  object: Party;
}

/** A node of a graph, and the number of its edges. */
interface NodeItem extends Party {
  degree: number;
}

/** The ends of edges, each once, in the order of first appearance. */
function nodesOf(edges: readonly EdgeItem[]): NodeItem[] {
  const nodes = new Map<string, NodeItem>();
  for (const end of edges.flatMap(({ subject, object }) => [subject, object]))
    nodes.set(end.id, { ...end, degree: (nodes.get(end.id)?.degree ?? 0) + 1 });
  return [...nodes.values()];
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

const roster: Column<RosterItem>[] = [
  ...fields<RosterItem>('id'),
  ...named<RosterItem>('participant', ({ participant }) => participant),
  column('participant_kind', ({ participant }) => kindOf(participant.id)),
  ...named<RosterItem>('country', ({ country }) => country),
  column('country_iso3', ({ country }) => country?.iso3),
  ...fields<RosterItem>('role', 'level', 'status', 'confidence', 'reason'),
  ...named<RosterItem>('event', ({ event }) => event),
  column('event_time', ({ event }) => event.time.edtf),
];

interface Point {
  time: string;
  label: string | null;
  value: number | null;
}

interface Group {
  key: string;
  label: string;
  count: number;
  value: number | null;
  latitude: number | null;
  longitude: number | null;
}

interface CodedEvent extends EventItem {
  place: (EventItem['place'] & { country: State | null }) | null;
}

/** Every set of rows by its name in the URL. */
export const rowSets: Readonly<Record<string, RowSet>> = {
  roster: {
    description: 'The participants of an event, actual, expected or absent: one row per participation.',
    type: 'Event',
    field: 'participations',
    isPaged: true,
    selection: `id role level status confidence reason event { id slug name time ${SPAN} }
      participant ${PARTY} country ${COUNTRY}`,
    columns: labelled(roster, ['role', 'level', 'status']),
  },
  timeline: {
    description: 'Events over time: one row per bucket and group.',
    type: 'Query',
    field: 'timeline',
    isPaged: false,
    selection: 'time label value',
    columns: [...fields<Point>('time', 'label', 'value')],
  },
  stats: {
    description: 'Groups of events, the largest measure first: one row per group.',
    type: 'Query',
    field: 'eventStats',
    isPaged: false,
    selection: 'key label count value latitude longitude',
    columns: [...fields<Group>('key', 'label', 'count', 'value', 'latitude', 'longitude')],
  },
  events: {
    description: 'Events: one row per event. Their participants are in the roster.',
    type: 'Query',
    field: 'events',
    isPaged: true,
    selection: `${selectionOf(resources.events, ['names', 'quantities'])} place { country { iso3 } }`,
    columns: labelled(
      [
        ...csvColumns.events.filter(({ name }) => name !== 'participants'),
        column<CodedEvent>('place_country_iso3', ({ place }) => place?.country?.iso3) as Column<EventItem>,
      ],
      ['type', 'status', 'quad_class', 'place_precision'],
    ),
  },
  edges: {
    description:
      'Relationships as the edges of a graph, in the columns of Grafana’s node graph: one row per relationship.',
    type: 'Query',
    field: 'relationships',
    isPaged: true,
    selection: `id type directed status polarity summary valid { edtf earliest latest attestedUntil }
      subject ${PARTY} object ${PARTY}`,
    columns: [
      ...fields<EdgeItem>('id'),
      column<EdgeItem>('source', ({ subject }) => subject.id),
      column<EdgeItem>('target', ({ object }) => object.id),
      column<EdgeItem>('mainstat', ({ type }) => inWords(type)),
      column<EdgeItem>('secondarystat', ({ status }) => inWords(status)),
      column<EdgeItem>('source_name', ({ subject }) => subject.name),
      column<EdgeItem>('target_name', ({ object }) => object.name),
      ...fields<EdgeItem>('type', 'status', 'directed'),
      ...span<EdgeItem>('valid', ({ valid }) => valid),
      column<EdgeItem>('attested_until', ({ valid }) => valid.attestedUntil),
      ...fields<EdgeItem>('polarity', 'summary'),
    ],
  },
  nodes: {
    description:
      'The ends of the same relationships as the nodes of a graph, in the columns of Grafana’s node graph: one row per country, leader or organization, with the number of its edges as mainstat. Use the parameters of the edges for the matching nodes.',
    type: 'Query',
    field: 'relationships',
    isPaged: true,
    selection: `id subject ${PARTY} object ${PARTY}`,
    columns: [
      ...fields<NodeItem>('id'),
      column<NodeItem>('title', ({ name }) => name),
      column<NodeItem>('subtitle', ({ id, country }) => country?.name ?? inWords(kindOf(id))),
      column<NodeItem>('mainstat', ({ degree }) => degree),
      column<NodeItem>('kind', ({ id }) => kindOf(id)),
      ...fields<NodeItem>('slug'),
      column<NodeItem>('iso3', ({ iso3, country }) => iso3 ?? country?.iso3),
    ],
    rowsOf: nodesOf,
  },
  changes: {
    description: 'The changes in commit order: one row per change.',
    type: 'Query',
    field: 'changes',
    isPaged: true,
    selection: CHANGE,
    columns: labelled<ChangeItem>(
      [
        ...fields<ChangeItem>('id', 'at', 'action'),
        column('subject_kind', ({ subject }) => (subject ? kindOf(subject.id) : null)),
        column('subject_id', ({ subject }) => subject?.id),
        column('subject_slugs', ({ subject }) => subject && slugsOf(subject)),
        column('subject_name', ({ subject }) => subject && nameOf(subject)),
        ...fields<ChangeItem>('actor'),
        column('fields', ({ fields }) => fields.join('|')),
        column('before', ({ before }) => json(before)),
        column('after', ({ after }) => json(after)),
        ...fields<ChangeItem>('cursor'),
      ],
      ['action'],
    ),
  },
  claims: {
    description: 'Claims with their source, speaker and certainty: one row per claim.',
    type: 'Query',
    field: 'claims',
    isPaged: true,
    selection: `${selectionOf(resources.claims, ['subject'])} subject { ${CONNECTED} }`,
    columns: labelled(csvColumns.claims, ['modality', 'rank', 'stance', 'review', 'source_reliability']),
  },
};
