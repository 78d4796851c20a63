import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { WriteDeps } from '../../../engine/write/recording';
import { survive } from '../../../platform/postgres/database';
import { PrismaClient } from '../../../generated/prisma/client';

// Prisma must not roll back between two COPYs, which it knows nothing of: the second would be committed by itself.
const DAY_MS = 86_400_000;

/** What committing needs. */
export interface CommitDeps extends WriteDeps {
  /** The only connection of `prisma`, for COPY within its transactions. Without it, rows are inserted by ordinary statements. */
  connection?: () => pg.ClientBase;
}

/** CommitDeps with a connection for COPY. */
export type CopyDeps = CommitDeps & Required<Pick<CommitDeps, 'connection'>>;

/**
 * Opens a connection for an import to where those of a pool lead, with the same settings but no timeout, and closes it
 * afterwards. Prisma cannot COPY and does not expose the connection of a transaction; in a pool of one connection it is known.
 */
export async function withImportConnection<T>(
  { pool: others }: { pool: pg.Pool },
  work: (deps: CopyDeps) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({
    ...others.options,
    max: 1,
    application_name: 'rostrum import',
    pipeline: false,
    statement_timeout: undefined,
  });
  let held: pg.PoolClient | undefined;
  pool.on('acquire', (client) => (held = client));
  // The next statement reports the error; an unhandled event would end the process.
  pool.on('error', () => {});
  survive(pool);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const connection = () => {
    if (!held) throw new Error('No transaction is under way');
    return held;
  };
  try {
    return await work({ prisma, connection, transactionMs: DAY_MS });
  } finally {
    await prisma.$disconnect();
    await pool.end();
  }
}
