import type { Prisma, PrismaClient } from '../../generated/prisma/client';
import type { LoadDeps } from '../loading/connection';
import { loadBatch, type Counts, type Line } from '../loading/load-batch';
import { Nonsense } from '../loading/write-batch';

/** Rows that cannot be loaded, and why: with them, nothing of the batch is. */
export class RowsRejected extends Error {
  constructor(readonly reasons: ReadonlyMap<number, string>) {
    super([...reasons].map(([row, reason]) => `row ${row}: ${reason}`).join('; '));
  }
}

/**
 * Loads a batch as one recording, and `alongside` it, in the same transaction, whatever else has to be true with it.
 * Throws RowsRejected where not all of it can be loaded.
 */
export async function loadWhole(
  deps: LoadDeps,
  actor: string,
  lines: readonly Line[],
  alongside: (tx: Prisma.TransactionClient, counts: Counts) => Promise<void>,
): Promise<void> {
  await loadBatch({ ...deps, prisma: withinTransaction(deps.prisma, alongside) }, actor, lines);
}

/** A client whose transaction also does what goes along with the batch, and refuses a batch that is not taken whole. */
function withinTransaction(
  prisma: PrismaClient,
  alongside: (tx: Prisma.TransactionClient, counts: Counts) => Promise<void>,
): PrismaClient {
  type Work = (tx: Prisma.TransactionClient) => Promise<{ answer: Counts }>;
  const $transaction = (work: Work, options: object) =>
    prisma.$transaction(async (tx) => {
      const done = await work(tx).catch((error: unknown) => {
        throw error instanceof Nonsense ? new RowsRejected(error.reasons) : error;
      });
      const { rejected } = done.answer;
      if (rejected.length > 0)
        throw new RowsRejected(new Map(rejected.map(({ line, reason }) => [line, reason])));
      await alongside(tx, done.answer);
      return done;
    }, options);
  return { $transaction } as unknown as PrismaClient;
}
