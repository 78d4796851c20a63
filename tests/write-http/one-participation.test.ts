import { importJsonl } from '../../src/io/import/import-jsonl';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let number = 0;
let names: { event: string; guest: string };
beforeAll(async () => {
  rostrum = await startRostrum();
  await rostrum.make.country({ name: 'France', iso3: 'FRA' });
  await rostrum.make.country({ name: 'Germany', iso3: 'DEU' });
});
beforeEach(async () => {
  const [event, guest] = [await rostrum.make.event(), await rostrum.make.leader()];
  names = { event: event.slug, guest: guest.slug };
});
afterAll(() => rostrum.close());

const load = async (...records: object[]) => {
  const lines = records.map((record) => JSON.stringify(record));
  const { rejected } = await importJsonl(rostrum.database, lines, { actor: 'tests' });
  return rejected.map(({ reason }) => reason);
};
const participation = (key: string, country?: string, role = 'GUEST') => ({
  record: 'participation',
  key,
  event: names.event,
  participant: names.guest,
  role,
  ...(country && { country }),
});
const said = (key: string, status: string) => ({
  record: 'claim',
  key: `${key}:status-${(number += 1)}`,
  subject: { participation: key },
  property: 'status',
  value: status,
  statement: 'So.',
  source: 'paper',
});
const PAPER = { record: 'source', key: 'paper', title: 'The Paper' };
const participationRows = async () => {
  const { event } = await rostrum.ask(
    `{ event(slug: "${names.event}") { participations { nodes { role country { slug } ledger { status } } } } }`,
  );
  return event.participations.nodes
    .map(({ role, country, ledger }: any) => [
      role,
      country?.slug ?? null,
      ledger.map(({ status }: any) => status).sort(),
    ])
    .sort();
};
const record = async (country?: string) => {
  const { event, guest: participant } = names;
  const evidence = await rostrum.make.evidence();
  const input = {
    event,
    participant,
    role: 'GUEST',
    status: 'INVITED',
    evidence,
    ...(country && { country }),
  };
  const { userErrors } = await rostrum.tell('recordParticipation', input, '{ userErrors { message } }');
  expect(userErrors).toEqual([]);
};

test.each([
  ['adds the country of which it was not known', undefined, 'france'],
  ['keeps the country that it does not have', 'FRA', undefined],
])('a file %s, and importing it again changes nothing', async (_, recorded, given) => {
  const key = `seat-${(number += 1)}`;
  await record(recorded);
  const file = [PAPER, participation(key, given), said(key, 'CONFIRMED')];
  expect(await load(...file)).toEqual([]);
  const expected = [['GUEST', 'france', ['CONFIRMED', 'INVITED']]];
  expect(await participationRows()).toEqual(expected);
  const before = await rostrum.digest();
  expect(await load(...file)).toEqual([]);
  expect(await rostrum.digest()).toBe(before);
});

test('within one file the first line has the key, whichever names the country', async () => {
  const [one, two] = [`seat-${(number += 1)}`, `seat-${(number += 1)}`];
  expect(await load(PAPER, participation(one), said(one, 'INVITED'), participation(two, 'france'))).toEqual([
    `the same participant, country and role at this event is recorded as "${one}"`,
  ]);
  expect(await load(participation(one, 'france'))).toEqual([]);
  expect(await load(participation(two))).toEqual([
    `the same participant, country and role at this event is recorded as "${one}"`,
  ]);
  expect(await participationRows()).toEqual([['GUEST', 'france', ['INVITED']]]);
});

test('another role, and another country, are another participation', async () => {
  const [one, two, three] = [1, 2, 3].map(() => `seat-${(number += 1)}`) as [string, string, string];
  await record('FRA');
  expect(await load(PAPER, participation(one, undefined, 'HOST'), said(one, 'INVITED'))).toEqual([]);
  expect(await load(participation(two, 'germany'), said(two, 'INVITED'))).toEqual([
    expect.stringContaining('and cannot represent'),
    expect.anything(),
  ]);
  expect(await load(participation(three), said(three, 'INVITED'))).toEqual([]);
  expect(await participationRows()).toEqual([
    ['GUEST', 'france', ['INVITED', 'INVITED']],
    ['HOST', null, ['INVITED']],
  ]);
});
