import { asOf, instantOf } from './as-of';
import { bordersOf, countryLed, membersOf } from './belonging';
import { claimsBehind, claimsOf, latestFirst, ledgerOf } from './claims';
import type { Table } from './database';
import { disputesIn, disputesOfEvent, positionsOf } from './disputes';
import { eventsIn, ofCountry, ofItself, relationshipsOf, tenuresBy } from './facts';
import { matches, FILTERS } from './filters';
import { LISTINGS } from './listings';
import { pageOf, type PageArguments } from './pages';
import { byCountryCode, idOf, nodeOf, rowOf } from './references';
import { claimsAbout, codesOf, nameOf, namesOf } from './values';
import { spanOf } from './spans';
import type { Row, World } from './world';

/* The resolvers of each field, by examining the rows concerned. */

type Resolver = (row: any, args: any) => unknown;
type Fields = Readonly<Record<string, Resolver>>;

/** A connection over rows. */
const connection =
  (of: keyof typeof FILTERS, rowsOf: (row: any, args: any) => Promise<Row[]>): Resolver =>
  async (row: { at: World; id?: number }, args: PageArguments & { where?: object }) => {
    const all = await rowsOf(row, args);
    const are = await Promise.all(all.map((each) => matches(each, args.where, FILTERS[of])));
    const page = await pageOf(
      row.at,
      { of, ...LISTINGS[of] },
      all.filter((_, i) => are[i]),
      args,
    );
    // The edge of a relationship has the other end, seen from the thing whose relationships are listed.
    return { ...page, edges: page.edges.map((edge) => ({ ...edge, seenFrom: row.id ?? null })) };
  };

const column =
  (name: string): Resolver =>
  (row) =>
    row[name] ?? null;
const globalId: Resolver = ({ __typename, id, at }) => `${__typename.toLowerCase()}_${id}${at.times}`;
const one =
  (table: Table, name: string): Resolver =>
  ({ at, [name]: id }) =>
    at.byId(table, id);
const thing =
  (name: string): Resolver =>
  ({ at, [name]: id }) =>
    at.thing(id);
const span =
  (name: string, attested?: string): Resolver =>
  (row) =>
    spanOf(row, name, attested);
const instant =
  (name: string): Resolver =>
  ({ at, [name]: id }: Row) =>
    instantOf(at, id);

const subjectOf: Resolver = ({ at, subject_kind, subject_id }: Row) =>
  at.byId(subject_kind.toLowerCase() as Table, subject_id);

const columns = (...names: string[]): Fields =>
  Object.fromEntries(
    names.map((name) => [name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()), column(name)]),
  );

const entity: Fields = {
  id: globalId,
  slug: ({ at, id }: Row) => at.database.entities.find((each) => each.id === id)!.slug,
  ...columns('version'),
  name: (thingNamed: Row, { language }) => nameOf(thingNamed, language ?? 'en'),
  names: namesOf,
  externalIds: codesOf,
  claims: connection('Claim', claimsOf),
};

const fieldsOfValue = (table: 'entity_name' | 'external_id', ...names: string[]): Fields => ({
  ...columns(...names),
  valid: span('valid'),
  claims: async (row: Row) => latestFirst(await claimsAbout(table, row)),
});

/** A root field that looks up one thing by one of its keys. */
const lookup =
  (table: Table): Resolver =>
  async ({ at }: { at: World }, keys: Record<string, string | null>) => {
    const [name, key] = Object.entries(keys).find(([, value]) => value != null)!;
    const scheme = { iso2: 'ISO_ALPHA2', iso3: 'ISO_ALPHA3' }[name];
    const id = scheme ? await byCountryCode(at, scheme, key!.toUpperCase()) : await idOf(at, key!);
    return (await at.listed(table)).find((row) => row.id === id) ?? null;
  };

const all =
  (table: Table) =>
  ({ at }: { at: World }) =>
    at.listed(table);

const roots: Fields = {
  country: lookup('country'),
  leader: lookup('leader'),
  organization: lookup('organization'),
  event: lookup('event'),
  source: ({ at }, { id }) => rowOf(at, 'source', id),
  node: ({ at }, { id }) => nodeOf(at, id),
  nodes: ({ at }, { ids }) => [ids].flat().map((id: string) => nodeOf(at, id)),
  countries: connection('Country', all('country')),
  leaders: connection('Leader', all('leader')),
  organizations: connection('Organization', all('organization')),
  events: connection('Event', all('event')),
  relationships: connection('Relationship', all('relationship')),
  tenures: connection('Tenure', all('tenure')),
  claims: connection('Claim', all('claim')),
  sources: connection('Source', all('source')),
  disputes: connection('Dispute', disputesIn),
  asOf: ({ at }, args) => asOf(at, args),
};

/** Every field covered, by type. */
export const RESOLVERS: Readonly<Record<string, Fields>> = {
  Query: roots,
  AsOf: {
    ...roots,
    id: ({ at }) => `asof${at.times || '@now'}`,
    validAt: ({ at }) => at.point.valid,
    saidBy: ({ at }) => at.point.said,
    knownAt: ({ at }) => {
      const { known } = at.point;
      return known === 0 ? new Date(0).toISOString() : instantOf(at, known);
    },
  },
  Country: {
    ...entity,
    ...columns('capital', 'iso2', 'iso3', 'latitude', 'longitude', 'region', 'subregion'),
    borders: bordersOf,
    participations: connection('Participation', ofCountry),
    events: connection('Event', eventsIn(ofCountry)),
    relationships: connection('Relationship', relationshipsOf),
    tenures: connection('Tenure', tenuresBy('country_id')),
  },
  Leader: {
    ...entity,
    born: span('born'),
    died: span('died'),
    country: countryLed,
    participations: connection('Participation', ofItself),
    events: connection('Event', eventsIn(ofItself)),
    relationships: connection('Relationship', relationshipsOf),
    tenures: connection('Tenure', tenuresBy('leader_id')),
  },
  Organization: {
    ...entity,
    ...columns('kind'),
    country: one('country', 'country_id'),
    members: membersOf,
    events: connection('Event', eventsIn(ofItself)),
    relationships: connection('Relationship', relationshipsOf),
  },
  Event: {
    ...entity,
    ...columns('cameo_code', 'edition', 'goldstein', 'quad_class', 'status', 'summary', 'type'),
    time: span('time'),
    disputes: disputesOfEvent,
    place: (row: Row) => (row.place_name === null ? null : { ...row, __typename: 'Place' }),
    superEvent: one('event', 'super_event_id'),
    async subEvents({ at, id }: Row) {
      const parts = (await at.facts('event')).filter(({ super_event_id }) => super_event_id === id);
      const start = (event: Row) => event.time_earliest ?? '9999';
      return parts.sort((a, b) => (start(a) === start(b) ? a.id - b.id : start(a) < start(b) ? -1 : 1));
    },
    participations: connection('Participation', async ({ at, id }: Row) =>
      (await at.facts('participation')).filter(({ event_id }) => event_id === id),
    ),
    async quantities({ at, id }: Row) {
      const quantities = (await at.facts('quantity')).filter(({ event_id }) => event_id === id);
      return quantities.sort((a, b) => (a.property < b.property ? -1 : 1));
    },
  },
  Quantity: {
    ...columns('property', 'value', 'low', 'high', 'unit', 'approximate'),
    claims: async ({ at, event_id: event, property }: Row) =>
      latestFirst(
        (await at.listed('claim')).filter(
          (claim) => claim.subject_id === event && claim.property === property,
        ),
      ),
  },
  Place: {
    name: column('place_name'),
    precision: column('place_precision'),
    country: one('country', 'place_country_id'),
    ...columns('latitude', 'longitude'),
  },
  Participation: {
    id: globalId,
    ...columns('confidence', 'level', 'reason', 'role', 'status'),
    claims: claimsBehind,
    country: one('country', 'country_id'),
    event: one('event', 'event_id'),
    ledger: ledgerOf,
    participant: thing('participant_id'),
  },
  StatusChange: {
    status: column('value'),
    saidAt: span('said_at'),
    recordedAt: instant('recorded_in'),
    claim: (row: Row) => row,
  },
  Relationship: {
    id: globalId,
    ...columns('directed', 'polarity', 'status', 'summary', 'type'),
    claims: claimsBehind,
    async externalIds({ at, id }: Row) {
      const codes = (await at.rows('relationship_external_id')).filter((code) => code.relationship_id === id);
      return codes.map((code) => ({ ...code, entity_id: id, valid_edtf: null }));
    },
    object: thing('object_id'),
    subject: thing('subject_id'),
    valid: span('valid', 'attested_until'),
  },
  RelationshipEdge: {
    counterpart: ({ node, seenFrom }: { node: Row; seenFrom: number | null }) =>
      seenFrom && node.at.thing(node.subject_id === seenFrom ? node.object_id : node.subject_id),
  },
  Tenure: {
    id: globalId,
    ...columns('office', 'role'),
    claims: claimsBehind,
    country: one('country', 'country_id'),
    leader: one('leader', 'leader_id'),
    term: span('term', 'attested_until'),
  },
  Claim: {
    id: globalId,
    ...columns(
      'condition',
      'confidence',
      'locator',
      'modality',
      'note',
      'property',
      'quote',
      'rank',
      'review',
      'stance',
      'statement',
      'value',
    ),
    actor: ({ at, recorded_in }: Row) => at.database.recordings.find(({ id }) => id === recorded_in)!.actor,
    recordedAt: instant('recorded_in'),
    retractedAt: instant('retracted_in'),
    saidAt: span('said_at'),
    source: one('source', 'source_id'),
    speaker: thing('speaker_id'),
    subject: subjectOf,
  },
  Dispute: {
    ...columns('kind', 'property'),
    subject: subjectOf,
    positions: positionsOf,
    current: async (dispute: Row) => (await positionsOf(dispute)).find(({ standing }) => standing) ?? null,
  },
  Position: columns('value', 'confidence', 'standing', 'claims'),
  Source: {
    id: globalId,
    ...columns('publisher', 'reliability', 'title', 'url'),
    publishedAt: span('published_at'),
    claims: connection('Claim', async ({ at, id }: Row) =>
      (await at.listed('claim')).filter(({ source_id }) => source_id === id),
    ),
  },
  Name: fieldsOfValue('entity_name', 'kind', 'language', 'value'),
  ExternalId: fieldsOfValue('external_id', 'scheme', 'value'),
};
