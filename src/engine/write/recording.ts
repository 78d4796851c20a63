import { setTimeout as sleep } from 'node:timers/promises';
import { Admission, type Asker, type Patience } from '../../platform/limits/admission';
import { isConflict } from '../../platform/postgres/database-error';
import type { ChangeAction, Prisma, PrismaClient, SubjectKind } from '../../generated/prisma/client';
import { insertRows } from './json-rows';

/** The dependencies of a write. */
export interface WriteDeps {
  prisma: PrismaClient;
  /** How long a transaction may take, in milliseconds; then Prisma rolls it back. Two minutes unless given. */
  transactionMs?: number;
  /** The client that writes; without one, the write waits for its turn for as long as it takes. */
  caller?: Asker;
}

/** What a recording did to one subject; `concerns` are the entities whose history includes it. */
export interface ChangeEntry {
  action: ChangeAction;
  subjectKind?: SubjectKind;
  subjectId?: bigint;
  concerns?: readonly bigint[];
  fields?: readonly string[];
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
}

/** The channel on which the number of each recording is announced after its commit. */
export const RECORDED_CHANNEL = 'rostrum_recorded';

// An arbitrary number that every writer of this database uses.
export const WRITE_LOCK = 7_226_478_114n;

/** A write transaction in progress: its number, its day, and the changes that it has noted. */
export class RecordingTx {
  private readonly changes: ChangeEntry[] = [];

  constructor(
    readonly tx: Prisma.TransactionClient,
    readonly actor: string,
    readonly id: bigint,
    /** The day of the recording, as midnight UTC. */
    readonly today: Date,
  ) {}

  /** Notes a change. Whatever writes a row must do so: a recording without changes is not written, and the commit fails. */
  change(entry: ChangeEntry): void {
    this.changes.push(entry);
  }

  /** The recording with the state that this write leaves: this one, or the last one if nothing changed. */
  get resulting(): bigint {
    return this.changes.length > 0 ? this.id : this.id - 1n;
  }

  /** Takes `count` new ids, in ascending order; only inside a recording, see `record`. */
  async newIds(count: number): Promise<bigint[]> {
    if (count === 0) return [];
    // A range without gaps: nothing else takes ids while the lock is held.
    const [{ first }] = await this.tx.$queryRaw<[{ first: bigint }]>`
      SELECT setval('rostrum_id', nextval('rostrum_id') + ${count}::int - 1) - ${count}::int + 1 AS first`;
    return Array.from({ length: count }, (_, index) => first + BigInt(index));
  }

  /**
   * Writes the recording and its changes as the last statements before the commit, so that `at` is close to it; nothing
   * without changes.
   */
  async close(): Promise<void> {
    if (this.changes.length === 0) return;
    // One millisecond is added because a question about the current one may already have been answered.
    await this.tx.$executeRaw`
      INSERT INTO recording (id, at, actor, last_id)
      SELECT ${this.id}, interval '1 millisecond' + greatest(
        date_trunc('milliseconds', clock_timestamp()),
        coalesce((SELECT at FROM recording WHERE id = ${this.id - 1n}), '-infinity')
      ), ${this.actor}, (SELECT last_value FROM rostrum_id WHERE is_called)`;
    await this.tx.$executeRaw`SELECT pg_notify(${RECORDED_CHANNEL}, ${String(this.id)})`;
    const changes = this.changes.map((entry, ordinal) => ({
      recordingId: this.id,
      ordinal,
      action: entry.action,
      subjectKind: entry.subjectKind ?? null,
      subjectId: entry.subjectId ?? null,
      concerns: [...new Set(entry.concerns)],
      fields: [...(entry.fields ?? [])],
      before: entry.before ?? null,
      after: entry.after ?? null,
    }));
    await insertRows(this.tx, 'change', changes);
  }
}

// Writers take turns anyway because of the lock; queueing here leaves the pool's connections to readers.
const ONE_AT_A_TIME = { slots: 1, longSlots: 1, longOfCaller: 1, ofCaller: 1, unhurried: 1 };
const PATIENCE: Patience = { waiting: 200, mostMs: 15_000, stuckMs: 15_000, longMs: 250 };
const BUSY = 'Too much is written at once, and nothing of this was. Try again in a moment.';

const queues = new WeakMap<PrismaClient, Admission>();

/** Does a job when no other one of the same database is under way. Throws UNAVAILABLE if it would wait too long, or its client leaves. */
function inTurn<T>({ prisma, caller }: WriteDeps, job: () => Promise<T>): Promise<T> {
  const queue = queues.get(prisma) ?? new Admission(ONE_AT_A_TIME, PATIENCE, BUSY);
  queues.set(prisma, queue);
  return queue.run(caller ?? OURSELVES, { expectedMs: 0, isPatient: caller === undefined }, job);
}

const OURSELVES: Asker = { id: '', onGone: () => () => {} };

/**
 * Runs `work` in a transaction that becomes a recording. The lock is held until the end, so recordings are numbered in
 * the order of commits. An error rolls back everything, the ids included: a repeated write produces the same rows as
 * one that succeeded at once.
 */
export function record<T>(
  deps: WriteDeps,
  actor: string,
  work: (rec: RecordingTx) => Promise<T>,
): Promise<{ answer: T; recording: bigint }> {
  return inTurn(deps, () =>
    retried(() =>
      deps.prisma.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT pg_advisory_xact_lock(${WRITE_LOCK})::text`;
          // A separate statement: the snapshot of the one above was taken while another write still held the lock.
          const [opened] = await tx.$queryRaw<[{ id: bigint; today: string }]>`
          WITH opened AS (SELECT coalesce(max(id), 0) + 1 AS id FROM recording)
          SELECT id, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today, CASE WHEN id = 1
            THEN setval('rostrum_id', 1, false)
            ELSE (SELECT setval('rostrum_id', last_id) FROM recording WHERE id = opened.id - 1 AND last_id > 0)
          END AS last_id FROM opened`;
          const rec = new RecordingTx(tx, actor, opened.id, new Date(opened.today));
          const answer = await work(rec);
          await rec.close();
          return { answer, recording: rec.resulting };
        },
        { isolationLevel: 'ReadCommitted', maxWait: 30_000, timeout: deps.transactionMs ?? 120_000 },
      ),
    ),
  );
}

const ATTEMPTS = 3;

/** Repeats a transaction that failed because of another one: nothing of it was written. */
async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (n >= ATTEMPTS || !isConflict(error)) throw error;
      // At random, so that the two do not meet again.
      await sleep(20 * n * (1 + Math.random()));
    }
  }
}
