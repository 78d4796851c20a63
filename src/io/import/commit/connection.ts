import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { WriteDeps } from '../../../engine/write/recording';
import { survive } from '../../../platform/postgres/database';
import { PrismaClient } from '../../../generated/prisma/client';

/** What a loader needs of the outside. */
export interface LoadDeps extends WriteDeps {
  /** The one connection of `prisma`, for COPY within its transactions. Without it rows go in as ordinary statements. */
  connection?: () => pg.ClientBase;
  /** Called when a batch is made, and it is the database that has most to do. */
  onWriting?: () => void;
}

/** What a loader has that writes on a connection of its own. */
export type CopyDeps = LoadDeps & Required<Pick<LoadDeps, 'connection'>>;

/**
 * Opens a connection of its own for a load, and closes it afterwards. Prisma cannot COPY, and does not tell on which
 * connection a transaction runs; in a pool of one there is no question, and between two statements of a transaction the
 * connection waits for whoever holds it.
 */
export async function withLoadingConnection<T>(
  { url }: { url: string },
  work: (deps: CopyDeps) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'rostrum import' });
  let held: pg.PoolClient | undefined;
  pool.on('acquire', (client) => (held = client));
  // Whoever uses the connection next is told; unheard, the event would end the process.
  pool.on('error', () => {});
  survive(pool);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const connection = () => {
    if (!held) throw new Error('No transaction is under way');
    return held;
  };
  try {
    return await work({ prisma, connection });
  } finally {
    await prisma.$disconnect();
    await pool.end();
  }
}
