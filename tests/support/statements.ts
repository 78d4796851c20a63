import type { Pool, PoolClient } from 'pg';

const TRANSACTION_CONTROL = /^\s*(begin|commit|rollback|savepoint|release|start transaction)\b/i;
/** What is done now and then beside what was asked: the use of a key is noted, a connection forgets a statement. */
const ASIDE = /^(UPDATE "public"\."api_key" SET "used_at"|deallocate\b)/i;

/**
 * The SQL that a pool executed since the last call, in order; without transaction control unless
 * requested.
 */
export type TakeStatements = (options?: { withTransactions?: boolean }) => string[];

/**
 * Records every statement of every client of a pool, from any user of it: the read side, Prisma or a
 * test.
 */
export function watchStatements(pool: Pool): TakeStatements {
  let texts: string[] = [];
  const watched = new WeakSet<PoolClient>();

  pool.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      texts.push(textOf(args[0]));
      return send(...args);
    }) as typeof client.query;
  });

  return ({ withTransactions = false } = {}) => {
    const taken = texts.filter((text) => !ASIDE.test(text));
    texts = [];
    return withTransactions ? taken : taken.filter((text) => !TRANSACTION_CONTROL.test(text));
  };
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return String((statement as { text?: unknown }).text);
}
