import { createHash, type Hash } from 'node:crypto';
import type { Pool } from 'pg';
import { isConflict } from '../../../platform/postgres/database-error';
import { historyLines } from './history-lines';
import { plainRecords } from './plain-records';

const CUT_OFF =
  'the standby had to replay a change of what was still being read; export from the primary, or set hot_standby_feedback = on there';

/** The edition of the complete form of ROSTRUM_JSONL; `restore` reads this one and those before. */
export const EDITION = 3;

/** Of the lines of a complete export before the last, which has it in hexadecimal digits. */
export const digestOfLines = (): Hash => createHash('sha256');

/**
 * The whole knowledge base as ROSTRUM_JSONL, read in one snapshot: the current state as records that can
 * be imported anywhere, then every row of every version, from which `restore` recreates the same
 * knowledge base; with its API keys if requested. The last line has the numbers of both, and a digest.
 */
export async function* completeLines(
  pool: Pool,
  options: { withKeys?: boolean } = {},
): AsyncIterable<string> {
  const digest = digestOfLines();
  const counts = { records: 0, rows: 0 };
  for await (const line of linesBeforeLast(pool, options, counts)) {
    digest.update(line);
    yield line;
  }
  yield `${JSON.stringify({ record: 'end', ...counts, sha256: digest.digest('hex') })}\n`;
}

async function* linesBeforeLast(
  pool: Pool,
  { withKeys = false }: { withKeys?: boolean },
  counts: { records: number; rows: number },
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
    yield `${JSON.stringify({ record: 'rostrum', edition: EDITION })}\n`;
    for (const part of ['things', 'facts'] as const) {
      if (part === 'facts') yield `${JSON.stringify({ record: 'rostrum', part })}\n`;
      for await (const record of plainRecords(client, part)) {
        counts.records++;
        yield `${JSON.stringify(record)}\n`;
      }
    }
    for await (const line of historyLines(client, withKeys)) {
      counts.rows++;
      yield line;
    }
  } catch (error) {
    const cause = ended ?? error;
    throw isConflict(cause) ? new Error(CUT_OFF, { cause }) : error;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.off('error', end).release();
  }
}
