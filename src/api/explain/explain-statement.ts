import type { Pool, PoolClient } from 'pg';

export interface ExplainOptions {
  /** Whether PostgreSQL executes the statement and reports the time of each step. */
  isAnalyzed: boolean;
  /** Lines of text, or PostgreSQL's JSON. */
  format: 'text' | 'json';
}

/** PostgreSQL's EXPLAIN of a statement, as lines or JSON; or the error. */
export type PostgresPlan = { plan: readonly unknown[] } | { error: string };

/** Runs EXPLAIN for a statement with these parameters, in a read-only transaction. */
export async function explainStatement(
  pool: Pool,
  text: string,
  values: readonly unknown[],
  { isAnalyzed, format }: ExplainOptions,
): Promise<PostgresPlan> {
  const options = [`format ${format}`, ...(isAnalyzed ? ['analyze', 'buffers'] : [])].join(', ');
  const client = await pool.connect();
  let fault: Error | undefined;
  try {
    await client.query('begin read only');
    return await planOf(client, `explain (${options}) ${text}`, values);
  } catch (error) {
    fault = error as Error;
    throw error;
  } finally {
    if (!fault) await client.query('rollback').catch((error: Error) => (fault = error));
    client.release(fault);
  }
}

async function planOf(client: PoolClient, text: string, values: readonly unknown[]): Promise<PostgresPlan> {
  try {
    const { rows } = await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' });
    return { plan: rows.flatMap(([line]) => line) };
  } catch (error) {
    // For example a timeout, which the statement itself may have had as well.
    if ('code' in (error as object)) return { error: (error as Error).message };
    throw error;
  }
}
