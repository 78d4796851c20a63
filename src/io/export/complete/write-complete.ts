import type { Pool } from 'pg';
import { isConflict } from '../../../platform/postgres/database-error';
import { historyLines } from './history-lines';
import { plainRecords } from './plain-records';

const CUT_OFF =
  'the standby had to replay a change of what was still being read; export from the primary, or set hot_standby_feedback = on there';

/** The edition of the complete form of ROSTRUM_JSONL; `restore` reads this one and those before. */
export const EDITION = 3;

/**
 * The whole knowledge base as ROSTRUM_JSONL, read in one snapshot: the current state as records that can
 * be imported anywhere, then every row of every version, from which `restore` recreates the same
 * knowledge base; with its API keys if requested.
 */
export async function* completeLines(
  pool: Pool,
  { withKeys = false }: { withKeys?: boolean } = {},
): AsyncIterable<string> {
  const client = await pool.connect();
  // PostgreSQL may end the session between two statements, of which the next one says only that it has ended.
  let ended: Error | null = null;
  const end = (error: Error) => void (ended ??= error);
  client.on('error', end);
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      "set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1",
    );
    let records = 0;
    let rows = 0;
    yield `${JSON.stringify({ record: 'rostrum', edition: EDITION })}\n`;
    for (const part of ['things', 'facts'] as const) {
      if (part === 'facts') yield `${JSON.stringify({ record: 'rostrum', part })}\n`;
      for await (const record of plainRecords(client, part)) {
        records++;
        yield `${JSON.stringify(record)}\n`;
      }
    }
    for await (const line of historyLines(client, withKeys)) {
      rows++;
      yield line;
    }
    yield `${JSON.stringify({ record: 'end', records, rows })}\n`;
  } catch (error) {
    const cause = ended ?? error;
    throw isConflict(cause) ? new Error(CUT_OFF, { cause }) : error;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.off('error', end).release();
  }
}
