import type { Client, Pool } from 'pg';
import { openClient } from './hosts';
import { type InForce, inForce } from './session';

/*
 * A pooler in transaction mode, such as PgBouncer, gives each transaction whichever session is free. What belongs to a
 * session is then of no use, and stays behind for others: its settings, locks, LISTEN, prepared statements. So locks are
 * held by transactions everywhere, and the rest is left out where a pooler is found.
 */

const pooled = new WeakSet<Pool>();

export const markPooled = (pool: Pool): void => void pooled.add(pool);

/** Whether the statements of a pool reach PostgreSQL through a pooler. */
export const isPooled = (pool: Pool): boolean => pooled.has(pool);

/** What is between this process and PostgreSQL, and which settings are in force. */
export interface Way {
  readonly isPooled: boolean;
  readonly settings: InForce;
}

/** Whether a connection has a session of its own: a pooler says a process number that no session has. */
export async function reachesSession(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]!.pid === (client as unknown as { processID: number }).processID;
}

/** Looks for a pooler. */
export async function findPooler(url: string): Promise<Way> {
  const client = await openClient(url, { application_name: 'rostrum start' });
  try {
    return { isPooled: !(await reachesSession(client)), settings: await inForce(client) };
  } finally {
    await client.end();
  }
}
