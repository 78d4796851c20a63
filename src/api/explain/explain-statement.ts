import type { Pool, PoolClient } from 'pg';

export interface ExplainOptions {
  /** Whether PostgreSQL carries the statement out, and says how long each step took. */
  isAnalyzed: boolean;
  /** Lines of text, or PostgreSQL's own JSON. */
  format: 'text' | 'json';
}

/** How PostgreSQL carries a statement out, as EXPLAIN has it: lines or its JSON; or why it could not say. */
export type PostgresPlan = { plan: readonly unknown[] } | { error: string };

/** Has PostgreSQL explain a statement for these parameters, in a transaction that cannot write. */
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
    // A statement that takes too long, say, as the one that is explained may have.
    if ('code' in (error as object)) return { error: (error as Error).message };
    throw error;
  }
}
