import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let dataset: string;
let source: string;
const country: Record<string, Made> = {};
const leader: Record<string, Made> = {};
const group: Record<string, Made> = {};
let meeting: Made;
const claim: Record<string, string> = {};

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make, database } = rostrum;
  dataset = await make.dataset();
  source = await make.source();
  country.chad = await make.country({
    name: 'Chad',
    iso3: 'TCD',
    region: 'Africa',
    subregion: 'Middle Africa',
    aliases: [{ value: 'Tschad', language: 'de' }],
  });
  country.mali = await make.country({
    name: 'Mali',
    iso3: 'MLI',
    region: 'Africa',
    subregion: 'Western Africa',
  });
  country.oman = await make.country({ name: 'Oman', iso3: 'OMN', region: 'Asia', subregion: 'Western Asia' });
  leader.idris = await make.leader({ name: 'Idris' });
  leader.modibo = await make.leader({ name: 'Modibo' });
  leader.nobody = await make.leader({ name: 'Nobody' });
  group.union = await make.organization({ name: 'Union', kind: 'BLOC' });
  group.ministry = await make.organization({ name: 'Ministry', kind: 'MINISTRY', country: 'MLI' });

  await make.relationship(country.chad, country.mali, { type: 'BORDER', valid: '1960/..' });
  await make.relationship(country.mali, country.oman, { type: 'TRADE', valid: '1990/1999', status: 'ENDED' });
  await make.relationship(leader.idris, leader.modibo, { type: 'OVERTURE', status: 'PROPOSED' });
  await make.relationship(country.chad, group.union, { type: 'MEMBERSHIP', valid: '2001/..' });

  await make.tenure(leader.idris, country.chad, { office: 'President', term: '1990-12-02/2021-04-20' });
  await make.tenure(leader.modibo, country.mali, {
    office: 'Prime Minister',
    role: 'HEAD_OF_GOVERNMENT',
    term: '2017-12-31/..',
  });
  await make.tenure(leader.modibo, country.mali, { office: 'Minister', role: 'MINISTER', term: '2007/2009' });
  await database.pool.query(`UPDATE tenure SET dataset_id = $1 WHERE office = 'President'`, [
    dataset.slice('dataset_'.length),
  ]);

  meeting = await make.event({ name: 'Meeting' });
  await make.participation(meeting, leader.idris, { country: 'TCD', role: 'HOST', level: 'HEAD_OF_STATE' });
  await make.participation(meeting, leader.modibo, { country: 'MLI', status: 'CONFIRMED' });
  await make.participation(meeting, country.oman, { status: 'POSSIBLE', level: 'DELEGATION' });

  const said = (evidence: object) => ({ evidence: { source, ...evidence } });
  const { id } = leader.nobody;
  claim.born = await make.claim(id, 'born', '1950', said({ saidAt: '2010-02-01', modality: 'ANNOUNCED' }));
  claim.died = await make.claim(id, 'died', '2020', said({ saidAt: '2021', speaker: 'idris' }));
  claim.risk = await make.claim(
    id,
    'risk',
    'It may rain',
    said({ modality: 'HYPOTHETICAL', condition: 'If clouds come' }),
  );
  await rostrum.tell(
    'rankClaim',
    { claim: claim.died, rank: 'PREFERRED', reason: 'Best' },
    '{ claim { id } }',
    'REVIEWER',
  );
  await rostrum.tell(
    'reviewClaims',
    { claims: [claim.born], review: 'REJECTED', reason: 'Misread' },
    '{ claims { id } }',
    'REVIEWER',
  );
  await rostrum.tell('retractClaim', { claim: claim.risk, reason: 'Dry' }, '{ claim { id } }');
});
afterAll(() => rostrum.close());

/** Reads a list, and returns one word for each of its entries; the total must agree. */
async function listed(field: string, filter: string, where: unknown, word: string): Promise<string[]> {
  const data = await rostrum.ask(
    `query ($where: ${filter}) { list: ${field}(where: $where, first: 100) { totalCount nodes { ${word} } } }`,
    { where },
  );
  expect(data.list.totalCount).toBe(data.list.nodes.length);
  return data.list.nodes.map((node: any) => Object.values(node)[0]).sort();
}

type Case = [filter: string, where: () => unknown, expected: string[]];

test.each<Case>([
  ['text, by a name in another language', () => ({ text: 'TSCHÄD' }), ['chad']],
  ['region', () => ({ region: { eq: 'Africa' } }), ['chad', 'mali']],
  ['subregion startsWith', () => ({ subregion: { startsWith: 'western' } }), ['mali', 'oman']],
  [
    'subregion contains and region',
    () => ({ subregion: { contains: 'west' }, region: { in: ['Asia'] } }),
    ['oman'],
  ],
  ['iso3', () => ({ iso3: { in: ['TCD', 'OMN', 'XXX'] } }), ['chad', 'oman']],
  ['iso3 in nothing', () => ({ iso3: { in: [] } }), []],
  ['null', () => ({ text: null, iso3: { eq: null } }), ['chad', 'mali', 'oman']],
])('countries by %s', async (_name, where, expected) => {
  expect(await listed('countries', 'CountryFilter', where(), 'slug')).toEqual(expected);
});

test.each<Case>([
  ['text', () => ({ text: 'dri' }), ['idris']],
  ['country', () => ({ country: { eq: 'MLI' } }), ['modibo']],
  ['role', () => ({ role: { in: ['HEAD_OF_STATE', 'MINISTER'] } }), ['idris', 'modibo']],
  ['inOffice', () => ({ inOffice: true }), ['modibo']],
  ['not inOffice', () => ({ inOffice: false }), ['idris', 'nobody']],
  [
    'country, role and inOffice of one tenure',
    () => ({ country: { eq: 'mali' }, role: { eq: 'MINISTER' }, inOffice: true }),
    [],
  ],
  [
    'a country whose office is not held',
    () => ({ country: { eq: 'TCD' }, inOffice: false }),
    ['idris', 'modibo', 'nobody'],
  ],
  ['null', () => ({ country: null, role: null, inOffice: null }), ['idris', 'modibo', 'nobody']],
])('leaders by %s', async (_name, where, expected) => {
  expect(await listed('leaders', 'LeaderFilter', where(), 'slug')).toEqual(expected);
});

test.each<Case>([
  ['text', () => ({ text: 'union' }), ['union']],
  ['kind', () => ({ kind: { eq: 'MINISTRY' } }), ['ministry']],
  ['country', () => ({ country: { in: ['MLI'] } }), ['ministry']],
  ['nothing', () => ({}), ['ministry', 'union']],
])('organizations by %s', async (_name, where, expected) => {
  expect(await listed('organizations', 'OrganizationFilter', where(), 'slug')).toEqual(expected);
});

test.each<Case>([
  ['type', () => ({ type: { in: ['BORDER', 'TRADE'] } }), ['BORDER', 'TRADE']],
  ['status', () => ({ status: { eq: 'PROPOSED' } }), ['OVERTURE']],
  ['valid from', () => ({ valid: { from: '2000-01-01' } }), ['BORDER', 'MEMBERSHIP', 'OVERTURE']],
  ['valid during', () => ({ valid: { during: '199X' } }), ['BORDER', 'OVERTURE', 'TRADE']],
  ['between any', () => ({ between: { any: ['OMN', leader.modibo!.id] } }), ['OVERTURE', 'TRADE']],
  ['between all, whichever end', () => ({ between: { all: ['MLI', 'TCD'] } }), ['BORDER']],
  ['between any of nobody', () => ({ between: { any: [] } }), []],
  ['dataset', () => ({ dataset: { eq: dataset } }), []],
  [
    'OR',
    () => ({ OR: [{ type: { eq: 'TRADE' } }, { between: { any: ['union'] } }] }),
    ['MEMBERSHIP', 'TRADE'],
  ],
  [
    'AND and NOT',
    () => ({ AND: [{ between: { any: ['TCD'] } }], NOT: { type: { eq: 'BORDER' } } }),
    ['MEMBERSHIP'],
  ],
])('relationships by %s', async (_name, where, expected) => {
  expect(await listed('relationships', 'RelationshipFilter', where(), 'type')).toEqual(expected);
});

test.each<Case>([
  ['country', () => ({ country: { eq: 'TCD' } }), ['President']],
  ['leader', () => ({ leader: { in: ['modibo'] } }), ['Minister', 'Prime Minister']],
  ['role', () => ({ role: { eq: 'MINISTER' } }), ['Minister']],
  ['term', () => ({ term: { from: '2008-06-01', to: '2010-01-01' } }), ['Minister', 'President']],
  ['term during', () => ({ term: { during: '2022' } }), ['Prime Minister']],
  ['ongoing', () => ({ ongoing: true }), ['Prime Minister']],
  ['not ongoing', () => ({ ongoing: false }), ['Minister', 'President']],
  ['dataset', () => ({ dataset: { in: [dataset] } }), ['President']],
])('tenures by %s', async (_name, where, expected) => {
  expect(await listed('tenures', 'TenureFilter', where(), 'office')).toEqual(expected);
});

test.each<Case>([
  ['subject', () => ({ subject: { eq: 'nobody' } }), ['born', 'died', 'risk']],
  ['property', () => ({ property: { in: ['born', 'died'] } }), ['born', 'died']],
  ['property startsWith', () => ({ property: { startsWith: 'bor' } }), ['born']],
  ['modality', () => ({ modality: { eq: 'HYPOTHETICAL' } }), ['risk']],
  ['rank', () => ({ rank: { eq: 'PREFERRED' } }), ['died']],
  ['speaker', () => ({ speaker: { eq: 'idris' } }), ['died']],
  ['source', () => ({ source: { eq: source } }), ['born', 'died', 'risk']],
  ['dataset', () => ({ dataset: { eq: dataset } }), []],
  ['review', () => ({ review: { in: ['REJECTED', 'DRAFT'] } }), ['born']],
  ['retracted', () => ({ retracted: true }), ['risk']],
  ['not retracted', () => ({ retracted: false, subject: { eq: 'nobody' } }), ['born', 'died']],
  ['saidAt', () => ({ saidAt: { to: '2010-02-01' } }), ['born']],
  ['saidAt during, imprecise', () => ({ saidAt: { during: '2021-07' } }), ['died']],
])('claims by %s', async (_name, where, expected) => {
  expect(await listed('claims', 'ClaimFilter', where(), 'property')).toEqual(expected);
});

test.each<Case>([
  ['role', () => ({ role: { eq: 'HOST' } }), ['idris']],
  ['status', () => ({ status: { in: ['CONFIRMED', 'POSSIBLE'] } }), ['modibo', 'oman']],
  ['participant', () => ({ participant: { in: ['OMN', 'idris'] } }), ['idris', 'oman']],
  ['country', () => ({ country: { eq: country.mali!.id } }), ['modibo']],
  ['level', () => ({ level: { eq: 'DELEGATION' } }), ['oman']],
  ['level and role, at odds', () => ({ level: { eq: 'DELEGATION' }, role: { eq: 'HOST' } }), []],
])('participations by %s', async (_name, where, expected) => {
  const { event } = await rostrum.ask(
    `query ($where: ParticipationFilter) {
      event(slug: "meeting") {
        participations(where: $where) { totalCount nodes { participant { ... on Entity { slug } } } }
      }
    }`,
    { where: where() },
  );
  const slugs = event.participations.nodes.map(({ participant }: any) => participant.slug);
  expect(slugs.sort()).toEqual(expected);
  expect(event.participations.totalCount).toBe(expected.length);
});

test('changes by subject and action', async () => {
  const ofRisk = await rostrum.ask(
    `query ($claim: ID!) { changes(subject: $claim) { totalCount nodes { action subject { id } } } }`,
    { claim: claim.risk },
  );
  expect(ofRisk.changes).toEqual({
    totalCount: 2,
    nodes: [
      { action: 'CLAIMED', subject: { id: leader.nobody!.id } },
      { action: 'RETRACTED', subject: { id: claim.risk } },
    ],
  });
  const { judged, none, ofNobody } = await rostrum.ask(`{
    judged: changes(actions: [UPDATED, REVIEWED, RETRACTED]) { nodes { action } }
    none: changes(actions: []) { totalCount }
    ofNobody: changes(subject: "nobody") { nodes { action } }
  }`);
  const actions = ['UPDATED', 'REVIEWED', 'RETRACTED'];
  expect(judged.nodes.map(({ action }: any) => action)).toEqual(actions);
  expect(none.totalCount).toBe(0);
  expect(ofNobody.nodes.map(({ action }: any) => action)).toEqual([
    'CREATED',
    'CLAIMED',
    'CLAIMED',
    'CLAIMED',
    ...actions,
  ]);
});

test('what only a retracted or rejected claim supports is not in lists', async () => {
  const { make } = rostrum;
  const gone = await make.event({ name: 'Gone' });
  const { event } = await rostrum.ask(`{ event(slug: "gone") { claims { nodes { id } } } }`);
  for (const { id } of event.claims.nodes) {
    await rostrum.tell('retractClaim', { claim: id, reason: 'Never was' }, '{ userErrors { code } }');
  }
  const { events, node, nodes, bySlug, byId, claims } = await rostrum.ask(
    `query ($id: ID!) {
      events(where: { text: "Gone" }) { totalCount }
      node(id: $id) { id }
      nodes(ids: [$id, "claim_999999"]) { id }
      bySlug: event(slug: "gone") { id }
      byId: event(id: $id) { id }
      claims(where: { subject: { eq: $id } }, first: 1) { nodes { subject { ... on Event { id } } } }
    }`,
    { id: gone.id },
  );
  expect(events.totalCount).toBe(0);
  expect({ node, nodes, bySlug, byId }).toEqual({
    node: null,
    nodes: [null, null],
    bySlug: null,
    byId: null,
  });
  // Who retracted it, and why, is on its claims, which still have their subject.
  expect(claims.nodes).toEqual([{ subject: { id: gone.id } }]);
});

test('a fact without any claim by then is null, by id and among nodes', async () => {
  const { tenures } = await rostrum.ask('{ tenures(first: 1) { nodes { id } } }');
  const { asOf, nodes } = await rostrum.ask(
    `query ($id: ID!) { asOf(saidBy: "1700-01-01") { node(id: $id) { id } nodes(ids: [$id]) { id } } nodes(ids: [$id]) { id } }`,
    tenures.nodes[0],
  );
  expect(asOf).toEqual({ node: null, nodes: [null] });
  expect(nodes).toEqual(tenures.nodes);
});

test.each(['', ' ', '?!', '- ()'])(
  'the text "%s" matches everything, as from a cleared search box, and NOT of it matches nothing',
  async (text) => {
    const where = `where: { text: ${JSON.stringify(text)} }`;
    const { not, ...lists } = await rostrum.ask(`{
      events(${where}) { totalCount } countries(${where}) { totalCount }
      leaders(${where}) { totalCount } organizations(${where}) { totalCount }
      not: events(where: { NOT: { text: ${JSON.stringify(text)} } }) { totalCount }
    }`);
    const all = await rostrum.ask(`{
      events { totalCount } countries { totalCount } leaders { totalCount } organizations { totalCount }
    }`);
    expect(lists).toEqual(all);
    expect(not).toEqual({ totalCount: 0 });
  },
);

test('with includeMembers, relationships of a group count for its members at the time', async () => {
  const { make } = rostrum;
  await make.relationship(group.union!, leader.nobody!, { type: 'DISAGREEMENT', valid: '1995/2001' });
  await make.relationship(group.union!, leader.nobody!, { type: 'SANCTIONS', valid: '1995/2000' });
  const where = (includeMembers?: boolean) => ({ between: { all: ['nobody', 'TCD'], includeMembers } });
  const asked = (where: object) => listed('relationships', 'RelationshipFilter', where, 'type');
  expect(await asked(where())).toEqual([]);
  expect(await asked(where(true))).toEqual(['DISAGREEMENT']);
});
