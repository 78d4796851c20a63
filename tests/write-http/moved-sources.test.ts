import { importJsonl } from '../../src/io/import/import-jsonl';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
  const event = await rostrum.make.event({ slug: 'summit', time: '2020-05-10' });
  expect(event.slug).toBe('summit');
  expect(await load(paper('2020-05-20'), claim('place', { name: 'Geneva' }, '2020-05-15'))).toEqual([]);
});
afterAll(() => rostrum.close());

const load = async (...records: object[]) => {
  const lines = records.map((record) => JSON.stringify(record));
  const { rejected } = await importJsonl(rostrum.database, lines, { actor: 'tests' });
  return rejected.map(({ line, reason }) => [line, reason]);
};
const paper = (publishedAt: string) => ({ record: 'source', key: 'paper', title: 'The paper', publishedAt });
const claim = (property: string, value: unknown, saidAt: string) => ({
  record: 'claim',
  key: `summit:${property}`,
  subject: { event: 'summit' },
  property,
  value,
  statement: 'So it is.',
  source: 'paper',
  saidAt,
});
const publishedAt = async () => {
  const { sources } = await rostrum.ask('{ sources(first: 50) { nodes { title publishedAt { edtf } } } }');
  return sources.nodes.find(({ title }: any) => title === 'The paper').publishedAt.edtf;
};

test('a source cannot be redated to before the claims that it reports', async () => {
  const reason = expect.stringMatching(
    /^"The paper" cannot have been published on 2020-05-13: it reports what was said on 2020-05-15 \(claim_\d+\)/,
  );
  expect(await load(paper('2020-05-13'))).toEqual([[1, reason]]);
  expect(await publishedAt()).toBe('2020-05-20');
});

test.each(['2020-05-14', '2020-05', '2020-05-12~', '2020-05-01/..', '2020-06-30'])(
  'it can be redated to %s, which is not certainly before',
  async (day) => {
    expect(await load(paper(day))).toEqual([]);
    expect(await publishedAt()).toBe(day);
    expect(await load(paper('2020-05-20'))).toEqual([]);
  },
);

test('it can be redated together with the claim, in either order of lines', async () => {
  expect(await load(paper('2020-05-12'), claim('place', { name: 'Geneva' }, '2020-05-11'))).toEqual([]);
  expect(await publishedAt()).toBe('2020-05-12');
  expect(await load(paper('2020-05-20'), claim('place', { name: 'Geneva' }, '2020-05-15'))).toEqual([]);
});

test('a retracted claim does not prevent it', async () => {
  const retracted = { ...claim('place', { name: 'Geneva' }, '2020-05-15'), retracted: 'a mistake' };
  expect(await load(retracted, paper('2020-05-01'))).toEqual([]);
  expect(await publishedAt()).toBe('2020-05-01');
});

describe('what a source reports without a day of its own', () => {
  const letter = (publishedAt: string) => ({
    record: 'source',
    key: 'letter',
    title: 'The letter',
    publishedAt,
  });
  const said = (subject: object, property: string, value: unknown) => ({
    record: 'claim',
    key: `letter:${property}`,
    subject,
    property,
    value,
    statement: 'So it is.',
    source: 'letter',
  });

  test('was said when the source was published, also once that day is corrected', async () => {
    const leader = { record: 'leader', slug: 'writer', names: [{ value: 'The writer', language: 'en' }] };
    expect(await load(letter('2020-08-01'), leader, said({ leader: 'writer' }, 'born', '1960'))).toEqual([]);
    const before = new Date().toISOString();
    const bornBy = async (day: string, known = '') => {
      const { asOf } = await rostrum.ask(
        `{ asOf(saidBy: "${day}"${known}) { leader(slug: "writer") { born { edtf } } } }`,
      );
      return asOf.leader.born?.edtf ?? null;
    };
    expect([await bornBy('2020-07-31'), await bornBy('2020-08-01')]).toEqual([null, '1960']);
    expect(await load(letter('2020-06-01'))).toEqual([]);
    expect([await bornBy('2020-05-31'), await bornBy('2020-06-01')]).toEqual([null, '1960']);
    expect(await bornBy('2020-06-01', `, knownAt: "${before}"`)).toBe(null);
    expect(await load(letter('2020-09-01'))).toEqual([]);
    expect([await bornBy('2020-08-31'), await bornBy('2020-09-01')]).toEqual([null, '1960']);
  });

  test('forbids a day before an event that is reported as over', async () => {
    const event = { record: 'event', slug: 'retreat', names: [{ value: 'The retreat', language: 'en' }] };
    const held = [
      { ...said({ event: 'retreat' }, 'time', '2020-05-10'), key: 'retreat:time' },
      { ...said({ event: 'retreat' }, 'status', 'OCCURRED'), key: 'retreat:status' },
    ];
    expect(await load(letter('2020-09-01'), event, ...held)).toEqual([]);
    expect(await load(letter('2020-05-01'))).toEqual([[1, expect.stringMatching(/2020-05-01/)]]);
    expect(await load(letter('2020-05-11'))).toEqual([]);
  });
});
