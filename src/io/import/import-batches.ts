import { commitBatch, type BatchOutcome, type CommitHooks, type Origin } from './commit/commit-batch';
import type { CommitDeps } from './commit/connection';
import { prepareBatch, type Preparation, type PreparedBatch } from './prepare/prepare-batch';
import type { RowBatch } from './read/read-batches';

/** What an import does around its batches. */
export interface ImportHooks {
  /** What else happens in the transaction that commits a batch. */
  committing?(batch: PreparedBatch): CommitHooks;
  /** Called after each commit. */
  committed?(batch: PreparedBatch, outcome: BatchOutcome): void;
  /** Called before each commit: whether to end the import here. Throws if it must not go on. */
  isOver?(): boolean;
}

/**
 * Prepares and commits one batch after the other, and prepares the next one while the database writes, which takes about
 * as long. Order and content of the commits are as if each waited for the one before. Returns whether all batches were
 * imported.
 */
export async function importBatches(
  deps: CommitDeps,
  how: Preparation & Origin,
  batches: AsyncIterable<RowBatch>,
  hooks: ImportHooks,
): Promise<boolean> {
  let last = new Commit(Promise.resolve(), []);
  try {
    for await (const batch of batches) {
      if (last.concerns(batch)) await last.done;
      const prepared = await prepareBatch(how, batch);
      await last.done;
      if (hooks.isOver?.()) return false;
      last = await beginCommit(deps, how, batch, prepared, hooks);
    }
    await last.done;
    return true;
  } finally {
    // After an error, the caller closes the connection, which must not happen within a transaction.
    await last.done.catch(() => {});
  }
}

/** A batch that is being committed. */
class Commit {
  private readonly keys: ReadonlySet<string>;

  constructor(
    readonly done: Promise<void>,
    rows: RowBatch['rows'],
  ) {
    this.keys = new Set(rows.map(({ key }) => key));
    // It is awaited later; until then an error must not count as unhandled.
    done.catch(() => {});
  }

  /** Whether rows of another batch have to be compared with rows of this one. */
  concerns({ rows }: RowBatch): boolean {
    return rows.some(({ key }) => this.keys.has(key));
  }
}

/** Begins to commit a batch; returns when the database has the rest to do, or all is done. */
async function beginCommit(
  deps: CommitDeps,
  origin: Origin,
  batch: RowBatch,
  prepared: readonly PreparedBatch[],
  hooks: ImportHooks,
): Promise<Commit> {
  let onWriting = () => {};
  const writing = new Promise<void>((resolve) => (onWriting = resolve));
  const commitAll = async () => {
    for (const part of prepared) {
      const outcome = await commitBatch(deps, origin, part.rows, { onWriting, ...hooks.committing?.(part) });
      hooks.committed?.(part, outcome);
    }
  };
  const done = commitAll();
  const commit = new Commit(done, batch.rows);
  await Promise.race([writing, done]).catch(() => {});
  return commit;
}
