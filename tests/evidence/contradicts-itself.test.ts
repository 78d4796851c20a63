import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Said {
  value: unknown;
  earliest?: string;
  latest?: string | null;
  day: number;
  speaker: number | null;
  source: number;
}

const attribution = {
  day: fc.integer({ min: 0, max: 3 }),
  speaker: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 2 }),
  source: fc.integer({ min: 1, max: 3 }),
};
const valued = (value: fc.Arbitrary<unknown>) => fc.record({ value, ...attribution });
const status = (...of: string[]) => valued(fc.constantFrom(...of));
const number = fc.integer({ min: 0, max: 6 });
const quantity = valued(
  fc.oneof(
    fc.tuple(number, number).map(([low, more]) => ({ low, high: low + more })),
    fc.record({ value: number.map((value) => value + 3) }),
    fc.record({ value: number, unit: fc.constantFrom('minutes', 'hours') }, { requiredKeys: ['value'] }),
  ),
);
/** The end of a term: open, or in a year or a month. */
const end = fc
  .tuple(fc.constantFrom('..', '2020', '2020-01', '2021'), valued(fc.constant(null)))
  .map(([value, said]): Said => {
    if (value === '..') return { ...said, value };
    const year = value.slice(0, 4);
    const latest = value.length > 4 ? `${value}-31` : `${year}-12-31`;
    return { ...said, value, earliest: `${year}-01-01`, latest };
  });

const INSERT = `INSERT INTO claim (id, from_recording, subject_kind, subject_id, property, value, value_earliest, value_latest,
    statement, speaker_id, source_id, said_on, recorded_in)
  SELECT nextval('rostrum_id'), 1, 'EVENT', $1, $2, said -> 'value', (said ->> 'earliest')::date, (said ->> 'latest')::date,
    's', (said ->> 'speaker')::bigint, (said ->> 'source')::bigint, '2020-12-30'::date + (said ->> 'day')::int, 1
  FROM jsonb_array_elements($3) said`;
const PAIRWISE = `EXISTS (SELECT FROM claim a, claim b WHERE a.subject_id = $1 AND b.subject_id = $1 AND a.value <> b.value
  AND a.said_on <= b.said_on AND contradict(a, b))`;

test.each<[string, fc.Arbitrary<Said>]>([
  ['status', status('SCHEDULED', 'POSTPONED', 'UNDERWAY', 'OCCURRED') as fc.Arbitrary<Said>],
  ['status', status('EXPECTED', 'CONFIRMED', 'DECLINED', 'ATTENDED') as fc.Arbitrary<Said>],
  ['quantity.guests', quantity as fc.Arbitrary<Said>],
  ['term.end', end],
  ['type', valued(fc.constantFrom('OTHER', 'VISIT', 'SUMMIT')) as fc.Arbitrary<Said>],
])('claims about one property (%s) contradict each other if two values do', async (property, said) => {
  let subject = 0;
  const seen = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 2, maxLength: 7 }), async (claims) => {
      const client = await database.pool.connect();
      try {
        await client.query('BEGIN');
        // The subjects and sources of these claims need not exist.
        await client.query('SET LOCAL session_replication_role = replica');
        await client.query(INSERT, [(subject += 1), property, JSON.stringify(claims)]);
        const { rows } = await client.query(
          `SELECT contradicts_itself($1, $2) AS found, ${PAIRWISE} AS expected`,
          [subject, property],
        );
        seen.add(rows[0].expected);
        expect(rows[0].found).toBe(rows[0].expected);
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    }),
    { numRuns: 150 },
  );
  expect(seen).toEqual(new Set([true, false]));
});
