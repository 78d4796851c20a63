import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let chad: Made;

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make, database } = rostrum;
  chad = await make.country({ name: 'Chad', iso3: 'TCD' });
  const austria = await make.country({ name: 'Österreich', slug: 'austria', iso3: 'AUT' });
  await make.country({ name: 'Zanzibar' });
  const leader = await make.leader({ name: 'éric' });
  const other = await make.leader({ name: 'Dana' });
  await make.organization({ name: 'b' });
  await make.organization({ name: 'Á' });

  const early = await make.event({ name: 'early', time: '1999' });
  await make.event({ name: 'Unknown', time: 'XXXX' });
  await make.event({ name: 'late', time: '2020-02' });
  await database.pool.query(
    `UPDATE event SET goldstein = CASE label WHEN 'early' THEN 3.4 ELSE -2 END WHERE label <> 'Unknown'`,
  );

  await make.participation(early, chad, { level: 'DELEGATION', status: 'CONFIRMED' });
  await make.participation(early, austria, { status: 'INVITED' });
  await make.participation(early, leader, { level: 'HEAD_OF_STATE', status: 'ATTENDED' });

  await make.relationship(chad, austria, { type: 'TRADE', valid: '1960/1970' });
  await make.relationship(chad, leader, { type: 'OVERTURE' });
  await make.relationship(chad, other, { type: 'DISAGREEMENT', valid: '1950/..' });

  await make.tenure(leader, chad, { office: 'President', term: '2000/2010' });
  await make.tenure(leader, chad, { office: 'chair', term: '1990/..', role: 'PARTY_LEADER' });
  await make.tenure(leader, chad, { office: 'Élu', term: 'XXXX', role: 'OTHER' });

  const evidence = (saidAt: string, confidence?: number) => ({ evidence: { saidAt, confidence } });
  await make.claim(other.id, 'risk', 'one', evidence('2001', 50));
  await make.claim(other.id, 'risk', 'two', evidence('2003-05-05'));
  await make.claim(other.id, 'risk', 'three', evidence('2002-01', 90));
});
afterAll(() => rostrum.close());

type Case = [field: string, up: string[], down: string[]];

/** One word of each entry of the list `field`, possibly nested, in the order requested. */
async function ordered(field: string, word: string, orderBy?: string): Promise<string[]> {
  const [list, above] = field.split('.').reverse();
  const asked = `list: ${list}${orderBy ? `(orderBy: ${orderBy})` : ''} { nodes { ${word} } }`;
  const data = await rostrum.ask(`{ ${above ? `above: ${above} { ${asked} }` : asked} }`);
  return (data.above ?? data).list.nodes.map(flat);
}

const flat = (node: any): string =>
  typeof node === 'object' && node !== null ? flat(Object.values(node)[0]) : String(node);

function eachOrder(path: string, word: string, cases: Case[]) {
  describe(path, () => {
    test.each(cases)('by %s, either way', async (field, up, down) => {
      expect(await ordered(path, word, `[{ field: ${field}, direction: ASC }]`)).toEqual(up);
      expect(await ordered(path, word, `{ field: ${field} }`)).toEqual(up);
      expect(await ordered(path, word, `[{ field: ${field}, direction: DESC }]`)).toEqual(down);
    });
  });
}

eachOrder('events', 'name', [
  ['TIME', ['early', 'late', 'Unknown'], ['late', 'early', 'Unknown']],
  ['NAME', ['early', 'late', 'Unknown'], ['Unknown', 'late', 'early']],
  ['GOLDSTEIN', ['late', 'early', 'Unknown'], ['early', 'late', 'Unknown']],
  ['RECORDED', ['early', 'Unknown', 'late'], ['late', 'Unknown', 'early']],
]);
eachOrder('countries', 'name', [
  ['NAME', ['Chad', 'Österreich', 'Zanzibar'], ['Zanzibar', 'Österreich', 'Chad']],
  ['ISO3', ['Österreich', 'Chad', 'Zanzibar'], ['Chad', 'Österreich', 'Zanzibar']],
]);
eachOrder('leaders', 'name', [['NAME', ['Dana', 'éric'], ['éric', 'Dana']]]);
eachOrder('organizations', 'name', [['NAME', ['Á', 'b'], ['b', 'Á']]]);
eachOrder('event(slug: "early").participations', 'participant { ... on Entity { name } }', [
  ['PROTOCOL', ['éric', 'Chad', 'Österreich'], ['Chad', 'éric', 'Österreich']],
  ['NAME', ['Chad', 'éric', 'Österreich'], ['Österreich', 'éric', 'Chad']],
  ['STATUS', ['Österreich', 'Chad', 'éric'], ['éric', 'Chad', 'Österreich']],
]);
eachOrder('relationships', 'type', [
  ['START', ['DISAGREEMENT', 'TRADE', 'OVERTURE'], ['TRADE', 'DISAGREEMENT', 'OVERTURE']],
  ['END', ['TRADE', 'OVERTURE', 'DISAGREEMENT'], ['TRADE', 'DISAGREEMENT', 'OVERTURE']],
  ['TYPE', ['OVERTURE', 'DISAGREEMENT', 'TRADE'], ['TRADE', 'DISAGREEMENT', 'OVERTURE']],
  ['RECORDED', ['TRADE', 'OVERTURE', 'DISAGREEMENT'], ['DISAGREEMENT', 'OVERTURE', 'TRADE']],
]);
eachOrder('tenures', 'office', [
  ['START', ['chair', 'President', 'Élu'], ['President', 'chair', 'Élu']],
  ['END', ['President', 'chair', 'Élu'], ['President', 'Élu', 'chair']],
  ['OFFICE', ['chair', 'Élu', 'President'], ['President', 'Élu', 'chair']],
]);
eachOrder('leader(slug: "dana").claims', 'value', [
  ['SAID', ['one', 'three', 'two'], ['two', 'three', 'one']],
  ['RECORDED', ['one', 'two', 'three'], ['three', 'two', 'one']],
  ['CONFIDENCE', ['one', 'three', 'two'], ['three', 'one', 'two']],
]);

test('the default order is as the schema describes it', async () => {
  expect(await ordered('events', 'name')).toEqual(['late', 'early', 'Unknown']);
  expect(await ordered('countries', 'name')).toEqual(['Chad', 'Österreich', 'Zanzibar']);
  expect(await ordered('relationships', 'type')).toEqual(['TRADE', 'DISAGREEMENT', 'OVERTURE']);
  expect(await ordered('tenures', 'office')).toEqual(['President', 'chair', 'Élu']);
  expect(await ordered('leader(slug: "dana").claims', 'value')).toEqual(['two', 'three', 'one']);
  expect(await ordered('events', 'name', '[]')).toEqual(['late', 'early', 'Unknown']);
  expect(await ordered('events', 'name', 'null')).toEqual(['late', 'early', 'Unknown']);
});

test('a later key decides ties of the earlier ones', async () => {
  const by = '[{ field: START, direction: DESC }, { field: TYPE }, { field: START }]';
  expect(await ordered('country(slug: "chad").relationships', 'type', by)).toEqual([
    'TRADE',
    'DISAGREEMENT',
    'OVERTURE',
  ]);
});

test('sources come latest recorded first', async () => {
  const { make } = rostrum;
  const ids = [await make.source(), await make.source()];
  expect((await ordered('sources', 'id')).slice(0, 2)).toEqual(ids.reverse());
});
