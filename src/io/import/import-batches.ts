import type { CopyDeps } from './commit/connection';
import type { Tally } from './jobs/import-job';
import { prepareBatch, type PreparedBatch, type Run } from './prepare/prepare-batch';
import type { RowBatch } from './read/read-batches';
import { takeBatch } from './jobs/job-hooks';

/** What is to be done around the batches of a run. */
export interface Course {
  /** Asked before each batch is loaded: whether the run ends here. Throws where it must not go on. */
  isOver(tally: Tally): boolean;
  /** Told after each batch. */
  onLoaded(tally: Tally): void;
}

/**
 * Takes in one batch after the other, and prepares the next one while the database writes: it and we take about as long.
 * The order in which they are committed, and what each holds, are as if they had waited for one another. Answers what
 * the job has come to, and whether that is all of the file.
 */
export async function runBatches(
  deps: CopyDeps,
  run: Run,
  batches: AsyncIterable<RowBatch>,
  { isOver, onLoaded }: Course,
): Promise<{ tally: Tally; isWhole: boolean }> {
  let loading = new Loading(Promise.resolve(run.job), []);
  try {
    for await (const batch of batches) {
      if (loading.mayKnow(batch)) await loading.done;
      const prepared = await prepareBatch(run, batch);
      const tally = await loading.done;
      if (isOver(tally)) return { tally, isWhole: false };
      loading = await load(deps, run, tally, batch, prepared, onLoaded);
    }
    return { tally: await loading.done, isWhole: true };
  } finally {
    // Whoever leaves because of an error takes the connection along.
    await loading.done.catch(() => {});
  }
}

/** A batch that is being loaded. */
class Loading {
  private readonly keys: ReadonlySet<string>;

  constructor(
    readonly done: Promise<Tally>,
    rows: RowBatch['rows'],
  ) {
    this.keys = new Set(rows.map(({ key }) => key));
    // It is waited for in a while; until then an error of it is nobody's.
    done.catch(() => {});
  }

  /** Whether what becomes of this batch bears on what is new in another. */
  mayKnow({ rows }: RowBatch): boolean {
    return rows.some(({ key }) => this.keys.has(key));
  }
}

/** Begins to load a batch; comes back when it is the database that works, or all is done. */
async function load(
  deps: CopyDeps,
  run: Run,
  tally: Tally,
  batch: RowBatch,
  prepared: PreparedBatch,
  onLoaded: Course['onLoaded'],
): Promise<Loading> {
  let onWriting = () => {};
  const writing = new Promise<void>((resolve) => (onWriting = resolve));
  const take = async () => {
    const next = await takeBatch({ ...deps, onWriting }, run, tally, prepared);
    onLoaded(next);
    return next;
  };
  const done = take();
  const loading = new Loading(done, batch.rows);
  await Promise.race([writing, done]).catch(() => {});
  return loading;
}
