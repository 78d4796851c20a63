import fc from 'fast-check';
import { plainRecords } from '../../src/io/export/complete/plain-records';
import { claimValueSql } from '../../src/engine/model/row-cells';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { coded, GROUND, load, tryToLoad, type Line } from './row-world';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
  await load(rostrum, GROUND);
});
afterAll(() => rostrum.close());

const rowOf = (key: string, value: unknown): Line[] => coded(key, { row: { value } });

const readRow = async (key: string): Promise<unknown> => {
  const { event } = await rostrum.ask(
    'query ($slug: String!) { event(slug: $slug) { claims { nodes { property value } } } }',
    { slug: key },
  );
  return event.claims.nodes[0].value;
};

/** The value of a row as the database keeps it. */
const kept = async (key: string): Promise<unknown> =>
  (
    await rostrum.database.pool.query<{ value: unknown }>(
      'select value from claim where key = $1 order by id desc',
      [key],
    )
  ).rows[0]!.value;

async function exported(key: string): Promise<unknown> {
  const client = await rostrum.database.pool.connect();
  try {
    await client.query('begin');
    for await (const record of plainRecords(client, 'facts')) if (record.key === key) return record.value;
    throw new Error(`no claim ${key}`);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('the cells of a row are kept without the names of their columns, and read with them', async () => {
  const value = { day: '20200109', actor: 'Aland', target: 'Bland' };
  await load(rostrum, rowOf('plain', value));
  expect(await kept('plain')).toEqual({ '\t': '20200109\tAland\tBland' });
  expect(await readRow('plain')).toEqual(value);
  expect(await exported('plain')).toEqual(value);
});

test('an edition with other columns, in another order, leaves the rows of the one before as they were', async () => {
  await load(rostrum, rowOf('first', { day: '1', actor: 'A', target: 'B' }));
  await load(rostrum, rowOf('second', { place: 'Atown', target: 'D', day: '2' }));
  await load(rostrum, rowOf('third', { target: 'E', actor: 'F' }));
  expect([await readRow('first'), await readRow('second'), await readRow('third')]).toEqual([
    { day: '1', actor: 'A', target: 'B' },
    { place: 'Atown', target: 'D', day: '2' },
    { target: 'E', actor: 'F' },
  ]);
  expect(await kept('second')).toEqual({ '\t': '2\t\tD\tAtown' });
});

test('a batch that is refused adds no columns', async () => {
  const columns = () => rostrum.database.prisma.datasetColumns.findMany();
  const before = await columns();
  const wrong = coded('wrong', {
    row: { value: { unheard: 'of' } },
    event: { place: { name: 'X', country: 'nowhere' } },
  });
  expect((await tryToLoad(rostrum, wrong)).rejected).not.toEqual([]);
  expect(await columns()).toEqual(before);
});

test('a row that an earlier version recorded with its names is read, is the same when imported again, and can change', async () => {
  const { pool } = rostrum.database;
  const value = { day: '20200109', actor: 'Aland', note: 'old' };
  await load(rostrum, rowOf('old', value));
  await pool.query(`update claim set value = ${claimValueSql('claim')} where key = 'old'`);
  expect(await kept('old')).toEqual(value);
  expect(await readRow('old')).toEqual(value);

  const before = await rostrum.digest();
  expect(await load(rostrum, rowOf('old', value))).toMatchObject({ unchanged: 4, created: 0, updated: 0 });
  expect(await rostrum.digest()).toBe(before);

  await load(rostrum, rowOf('old', { ...value, note: 'new' }));
  expect(await readRow('old')).toEqual({ ...value, note: 'new' });
  expect(Object.keys((await kept('old')) as object)).toEqual(['\t']);
});

test('a column whose name is a tab is refused', async () => {
  const { rejected } = await tryToLoad(rostrum, rowOf('tab', { '\t': 'x', day: '1' }));
  expect(rejected.map(({ reason }) => reason)).toContainEqual(
    expect.stringContaining('has a column whose name is a tab'),
  );
});

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', '\t', 'NULL', 'a\tb', '\\N', ' ', '\n', '"', 'Côte d’Ivoire', 'null'),
);
const table = fc.dictionary(fc.constantFrom('a', 'b', 'Event Date', 'Côte', '"', '\\', 'NULL', '{}'), cell);
const anything = fc.dictionary(
  fc.string({ maxLength: 20 }),
  fc.oneof(cell, fc.integer(), fc.boolean(), fc.constant(null), fc.array(cell), table),
);
const isStorable = (value: unknown) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value));
const anyRow = fc
  .oneof(table, table, anything, fc.array(cell), fc.string({ minLength: 1 }))
  .filter((value) => isStorable(value) && !(typeof value === 'object' && '\t' in value));

test('any row is read as it was imported, and imported again changes nothing', async () => {
  const rows = fc.sample(anyRow, { numRuns: 80, seed: Number(process.env.ROSTRUM_FUZZ_SEED ?? 7) });
  const lines = (from: number, to: number) =>
    rows.slice(from, to).flatMap((value, n) => rowOf(`any-${from + n}`, value));
  // In two recordings: the second brings columns that the first did not have.
  await load(rostrum, lines(0, 40));
  await load(rostrum, lines(40, 80));
  const { pool } = rostrum.database;
  const { rows: read } = await pool.query<{ key: string; value: unknown }>(
    `select key, ${claimValueSql('claim')} as value from claim where key like 'any-%'`,
  );
  const byKey = new Map(read.map(({ key, value }) => [key, value]));
  expect(rows.map((_, n) => byKey.get(`any-${n}`))).toEqual(rows);
  const before = await rostrum.digest();
  await load(rostrum, lines(0, 80));
  expect(await rostrum.digest()).toBe(before);
  // Both ways are tried.
  const { rows: ways } = await pool.query<{ is_line: boolean }>(
    `select distinct jsonb_typeof(value) = 'object' and value ->> e'\\t' is not null as is_line from claim where key like 'any-%'`,
  );
  expect(ways).toHaveLength(2);
});
