import type { ChangeAction, Prisma, PrismaClient, SubjectKind } from '../../generated/prisma/client';
import { insertRows } from './json-rows';

/** What the write side needs of the outside. */
export interface WriteDeps {
  prisma: PrismaClient;
}

/** What one recording did to one subject; `concerns` are the entities whose history it belongs to. */
export interface ChangeEntry {
  action: ChangeAction;
  subjectKind?: SubjectKind;
  subjectId?: bigint;
  concerns?: readonly bigint[];
  fields?: readonly string[];
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
}

/** Where the number of each recording is announced once it is committed. */
export const RECORDED_CHANNEL = 'rostrum_recorded';

// Any constant does, so long as every writer of this database takes the same one.
export const WRITE_LOCK = 7_226_478_114n;

/** One write transaction under way: its number, the day it is made, and the changes it will be remembered for. */
export class RecordingTx {
  private readonly changes: ChangeEntry[] = [];

  constructor(
    readonly tx: Prisma.TransactionClient,
    readonly actor: string,
    readonly id: bigint,
    /** The day of the recording, as midnight UTC. */
    readonly today: Date,
  ) {}

  /** Notes what was done; whoever writes a row must say so, for a recording without changes is not kept. */
  change(entry: ChangeEntry): void {
    this.changes.push(entry);
  }

  /** The recording whose state the work leaves behind: this one, or the last one if nothing changed. */
  get resulting(): bigint {
    return this.changes.length > 0 ? this.id : this.id - 1n;
  }

  /** Takes `count` fresh ids, in ascending order. Ids are taken in recordings only, as `record` says. */
  async newIds(count: number): Promise<bigint[]> {
    if (count === 0) return [];
    // One after the other, since nobody else takes any while the lock is held.
    const [{ first }] = await this.tx.$queryRaw<[{ first: bigint }]>`
      SELECT setval('rostrum_id', nextval('rostrum_id') + ${count}::int - 1) - ${count}::int + 1 AS first`;
    return Array.from({ length: count }, (_, index) => first + BigInt(index));
  }

  /** Writes the changes, last before the commit, so that `at` comes close to it; without changes nothing stays. */
  async close(): Promise<void> {
    if (this.changes.length === 0) {
      await this.tx.recording.delete({ where: { id: this.id } });
      return;
    }
    // One millisecond is added since a question asked within the current one may already have been answered.
    await this.tx.$executeRaw`
      UPDATE recording SET at = interval '1 millisecond' + greatest(
        date_trunc('milliseconds', clock_timestamp()),
        coalesce((SELECT at FROM recording WHERE id = ${this.id - 1n}), '-infinity')
      ), last_id = (SELECT last_value FROM rostrum_id WHERE is_called)
      WHERE id = ${this.id}`;
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

const turns = new WeakMap<PrismaClient, Promise<unknown>>();

// Writers go one at a time anyway (the lock below); queueing them here leaves the pool's connections to readers.
function inTurn<T>(prisma: PrismaClient, job: () => Promise<T>): Promise<T> {
  const mine = (turns.get(prisma) ?? Promise.resolve()).then(job);
  turns.set(
    prisma,
    mine.catch(() => undefined),
  );
  return mine;
}

/**
 * Runs `work` in one transaction that becomes one recording, numbered in the order of commits: the lock is held
 * to the end, so that two writers that overlap cannot swap. Whatever `work` throws rolls everything back, and the ids
 * that it took are taken again: a write that was cut off and made anew leaves the same rows behind as one that was not.
 */
export function record<T>(
  deps: WriteDeps,
  actor: string,
  work: (rec: RecordingTx) => Promise<T>,
): Promise<{ answer: T; recording: bigint }> {
  return inTurn(deps.prisma, () =>
    deps.prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(${WRITE_LOCK})::text`;
        // A statement of its own: the snapshot of the one before was taken while others still held the lock.
        const [opened] = await tx.$queryRaw<[{ id: bigint; today: string }]>`
          WITH opened AS (
            INSERT INTO recording (id, at, actor)
            SELECT coalesce(max(id), 0) + 1, clock_timestamp(), ${actor} FROM recording
            RETURNING id, at
          )
          SELECT id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today, CASE WHEN id = 1
            THEN setval('rostrum_id', 1, false)
            ELSE (SELECT setval('rostrum_id', last_id) FROM recording WHERE id = opened.id - 1 AND last_id > 0)
          END AS last_id FROM opened`;
        const rec = new RecordingTx(tx, actor, opened.id, new Date(opened.today));
        const answer = await work(rec);
        await rec.close();
        return { answer, recording: rec.resulting };
      },
      { isolationLevel: 'ReadCommitted', maxWait: 30_000, timeout: 120_000 },
    ),
  );
}
