import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

/** What a leader is called, in Korean where there is a name for it, and all names, the preferred ones first. */
async function called({ id }: Made, times = ''): Promise<{ name: string; korean: string; names: string[] }> {
  const question = `leader(id: "${id}") { name korean: name(language: "ko") names { value } }`;
  const answer = await rostrum.ask(times ? `{ asOf(${times}) { ${question} } }` : `{ ${question} }`);
  const { name, korean, names } = (times ? answer.asOf : answer).leader;
  return { name, korean, names: names.map(({ value }: { value: string }) => value) };
}

const twice = () => rostrum.make.leader({ names: [{ value: 'Alpha' }, { value: 'Beta' }] });
const say = (leader: Made, value: string, saidAt: string, fields: object = {}) =>
  rostrum.make.claim(
    leader.id,
    'name',
    { value, language: 'en', kind: 'COMMON' },
    { evidence: { saidAt }, ...fields },
  );
const prefer = (claim: string) =>
  rostrum.tell(
    'rankClaim',
    { claim, rank: 'PREFERRED', reason: 'Better.' },
    '{ userErrors { message } }',
    'REVIEWER',
  );

test('a rank prefers a name only once the claim that has it had been said', async () => {
  const leader = await twice();
  await prefer(await say(leader, 'Beta', '2020-01-01'));
  const [alpha, beta] = [
    { name: 'Alpha', korean: 'Alpha', names: ['Alpha', 'Beta'] },
    { name: 'Beta', korean: 'Beta', names: ['Beta', 'Alpha'] },
  ];
  expect(await called(leader)).toEqual(beta);
  expect(await called(leader, 'saidBy: "2019-12-31"')).toEqual(alpha);
  expect(await called(leader, 'saidBy: "2019-12-31", validAt: "2024-01-01"')).toEqual(alpha);
  expect(await called(leader, 'saidBy: "2020-01-01"')).toEqual(beta);
});

test('the rank is our judgment: it holds for whatever had been said, as of what was known here', async () => {
  const leader = await twice();
  const claim = await say(leader, 'Beta', '2010-01-01');
  const before = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await prefer(claim);
  expect((await called(leader, 'saidBy: "2010-01-01"')).name).toBe('Beta');
  expect((await called(leader, `saidBy: "2010-01-01", knownAt: "${before}"`)).name).toBe('Alpha');
});

test('a name that is denied later was the label by what had been said before', async () => {
  const leader = await twice();
  await say(leader, 'Alpha', '2020-01-01', { stance: 'DISPUTES' });
  expect(await called(leader)).toEqual({ name: 'Beta', korean: 'Beta', names: ['Beta'] });
  expect(await called(leader, 'saidBy: "2019-12-31"')).toEqual({
    name: 'Alpha',
    korean: 'Alpha',
    names: ['Alpha', 'Beta'],
  });
});
