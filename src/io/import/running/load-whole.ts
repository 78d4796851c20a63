import { record as recordWrite } from '../../../engine/write/recording';
import type { Prisma } from '../../../generated/prisma/client';
import type { LoadDeps } from '../commit/connection';
import { loadLines, type Counts, type Line } from '../commit/commit-batch';
import { BatchRejected } from '../commit/write-batch';

/** Rows that cannot be loaded, and why: with them, nothing of the batch is. */
export class RowsRejected extends Error {
  constructor(readonly reasons: ReadonlyMap<number, string>) {
    super([...reasons].map(([row, reason]) => `row ${row}: ${reason}`).join('; '));
  }
}

/** What is to be loaded, and what rows of earlier files said that is said no longer, by the keys of their claims. */
export interface Whole {
  lines: readonly Line[];
  /** The list that the lines come from. */
  list: string;
  takenBack?: (tx: Prisma.TransactionClient) => Promise<readonly string[]>;
}

/**
 * Loads a batch as one recording, and `alongside` it, in the same transaction, whatever else has to be true with it.
 * Throws RowsRejected where not all of it can be loaded.
 */
export async function loadWhole(
  deps: LoadDeps,
  actor: string,
  { lines, list, takenBack }: Whole,
  alongside: (tx: Prisma.TransactionClient, counts: Counts) => Promise<void>,
): Promise<void> {
  try {
    await recordWrite(deps, actor, async (rec) => {
      const counts = await loadLines(rec, lines, deps, {
        list,
        takenBack: (await takenBack?.(rec.tx)) ?? [],
      });
      if (counts.rejected.length > 0)
        throw new RowsRejected(new Map(counts.rejected.map(({ line, reason }) => [line, reason])));
      await alongside(rec.tx, counts);
    });
  } catch (error) {
    throw error instanceof BatchRejected ? new RowsRejected(error.reasons) : error;
  }
}
