import fc from 'fast-check';
import type { PoolClient } from 'pg';
import sql from 'sql-template-tag';
import {
  ORDERS,
  standingClaim,
  standingOrder,
  whatStands,
  type DecidingClaim,
  type StandingOrder,
} from '../../src/engine/model/what-stands';
import {
  ClaimRank,
  Modality,
  ReviewState,
  SourceReliability,
  Stance,
} from '../../src/generated/prisma/enums';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { claim } from './claim';

describe('the same rule in SQL', () => {
  let database: TestDatabase;
  let client: PoolClient;

  // Temporary copies of the two tables hide the real ones on this connection, and omit their foreign
  // keys.
  beforeAll(async () => {
    database = await createTestDatabase();
    client = await database.pool.connect();
    for (const table of ['claim', 'source'])
      await client.query(`CREATE TEMP TABLE ${table} (LIKE public.${table} INCLUDING DEFAULTS)`);
    const names = Object.values(SourceReliability);
    await client.query(
      `INSERT INTO source (id, from_recording, title, reliability)
       SELECT n, 1, 'A source', (enum_range(NULL::"SourceReliability"))[n] FROM generate_series(1, $1) n`,
      [names.length],
    );
  });

  afterAll(async () => {
    client?.release();
    await database?.drop();
  });

  const store = async (claims: readonly DecidingClaim[]) => {
    await client.query('TRUNCATE claim');
    await client.query(
      `INSERT INTO claim (id, from_recording, subject_kind, subject_id, property, statement, source_id,
                          value, rank, modality, stance, review, retracted_in, said_on, recorded_in)
       SELECT id, 1, 'EVENT', 1, 'status', 'So it is.', source_id,
              value, rank, modality, stance, review, retracted_in, said_on, recorded_in
       FROM jsonb_to_recordset($1) AS c (id bigint, source_id bigint, value jsonb, rank "ClaimRank",
         modality "Modality", stance "Stance", review "ReviewState", retracted_in bigint, said_on date, recorded_in bigint)`,
      [
        JSON.stringify(
          claims.map((one) => ({
            id: String(one.id),
            source_id: Object.values(SourceReliability).indexOf(one.reliability) + 1,
            value: one.value,
            rank: one.rank,
            modality: one.modality,
            stance: one.stance,
            review: one.review,
            retracted_in: one.retractedIn === null ? null : String(one.retractedIn),
            said_on: one.saidOn,
            recorded_in: String(one.recordedIn),
          })),
        ),
      ],
    );
  };

  const open = sql`c.to_recording = 9223372036854775807 AND s.to_recording = 9223372036854775807`;

  const standing = async (order: StandingOrder) => {
    const question = standingClaim({
      subject: sql`fact.id`,
      property: sql`'status'`,
      order,
      candidates: open,
    });
    const statement = sql`SELECT standing.id, standing.reliability
      FROM (VALUES (1::bigint)) fact (id) LEFT JOIN LATERAL (${question}) standing ON true`;
    const { rows } = await client.query<{ id: string | null }>(statement);
    return rows.map(({ id }) => (id === null ? null : BigInt(id)));
  };

  // Few days, recordings and values, so that ties and disputes are common.
  const mostly = <const T>(usual: T[], all: T[]) =>
    fc.oneof(
      { arbitrary: fc.constantFrom(...usual), weight: 5 },
      { arbitrary: fc.constantFrom(...all), weight: 1 },
    );
  const arbitraryClaim = fc.record({
    value: fc.constantFrom<unknown>('EXPECTED', { low: 1, high: 2 }, { high: 2, low: 1 }, [1, null]),
    rank: mostly(['NORMAL'], Object.values(ClaimRank)),
    modality: mostly(['ASSERTED', 'ANNOUNCED', 'EXPECTED'], Object.values(Modality)),
    stance: fc.constantFrom(...Object.values(Stance)),
    review: mostly(['ACCEPTED'], Object.values(ReviewState)),
    retractedIn: mostly([null], [null, 9n]),
    reliability: fc.constantFrom(...Object.values(SourceReliability)),
    saidOn: fc.constantFrom('1969-12-31', '2025-08-28', '2025-09-01'),
    recordedIn: fc.constantFrom(7n, 8n),
  });
  const arbitraryClaims = fc
    .array(arbitraryClaim, { minLength: 2, maxLength: 9, size: 'max' })
    .map((claims) => claims.map((one, index): DecidingClaim => ({ ...one, id: BigInt(index + 1) })));

  it('selects the same claim, for any claims', async () => {
    const seen = { standing: 0, disputed: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryClaims, async (claims) => {
        await store(claims);
        for (const order of Object.keys(ORDERS) as StandingOrder[]) {
          const expected = whatStands(order, claims);
          expect(await standing(order)).toEqual([expected?.id ?? null]);
          const undisputed = claims.filter(({ stance }) => stance === 'SUPPORTS');
          if (expected) seen.standing++;
          if (whatStands(order, undisputed) !== expected) seen.disputed++;
        }
      }),
      { numRuns: 400 },
    );
    // The property would hold for empty sets too: most sets must decide something, and many disputes must
    // matter.
    expect(seen.standing).toBeGreaterThan(400);
    expect(seen.disputed).toBeGreaterThan(15);
  });

  it('sorts claims as the function does', async () => {
    const claims = [
      claim({ saidOn: '2025-09-01', modality: 'POSSIBLE' }),
      claim({ saidOn: '2025-08-28', modality: 'ANNOUNCED' }),
      claim({ saidOn: '2025-08-28', modality: 'EXPECTED', rank: 'PREFERRED' }),
    ];
    await store(claims);
    const { rows } = await client.query<{ id: string }>(
      sql`SELECT c.id FROM claim c JOIN source s ON s.id = c.source_id ORDER BY ${standingOrder('c', 'other', 's')}`,
    );
    expect(rows.map(({ id }) => BigInt(id))).toEqual([claims[2]!.id, claims[1]!.id, claims[0]!.id]);
  });

  it('counts only the candidates', async () => {
    const [said, later] = [claim(), claim({ saidOn: '2025-09-02' })];
    await store([said, later]);
    const scoped = standingClaim({
      subject: sql`${1}`,
      property: sql`${'status'}`,
      order: 'ledger',
      candidates: sql`${open} AND c.said_on <= ${'2025-08-31'}`,
    });
    const { rows } = await client.query<{ id: string; reliability: string }>(scoped);
    expect(rows.map(({ id, reliability }) => [BigInt(id), reliability])).toEqual([[said.id, 'B']]);
  });
});
