import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Scope } from '../../engine/query/plan/deferred';
import { WRITE_LOCK } from '../../engine/write/recording';
import { badInput, ErrorCode, RostrumError } from '../../platform/errors';

/** A recording by its number, and when it was made. Of number 0 nothing had been recorded; it has the epoch's instant. */
export interface Recording {
  id: bigint;
  at: Date;
}

const BEFORE_ALL: Recording = { id: 0n, at: new Date(0) };

// What is final is remembered for each database, until it may have lost recordings: which recording an instant has, and
// when a recording was made.
const REMEMBERED = 1000;
// As long as a batch of an import may take; a statement that waits so long would be cancelled by default.
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 10;
const remembered = new WeakMap<Pool, { at: Map<number, Recording>; numbered: Map<bigint, Recording> }>();

function memoryOf(pool: Pool) {
  const known = remembered.get(pool) ?? { at: new Map(), numbered: new Map() };
  remembered.set(pool, known);
  return known;
}

/** Forgets what is remembered of a database, which may have lost recordings. */
export const forgetRecordings = (pool: Pool): void => void remembered.delete(pool);

function remember<Key>(memory: Map<Key, Recording>, key: Key, recording: Recording): Recording {
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, recording);
  return recording;
}

/**
 * The last recording at or before an instant. Refuses an instant that is still to come. A recording that is being written
 * may yet get a time before the instant: such writers are waited for, so that the answer is final. Throws UNAVAILABLE
 * where it can't become final here. Within a snapshot what was still to come when it was taken stays so.
 */
export async function recordingAt(
  pool: Pool,
  instant: Date,
  snapshot?: Scope['snapshot'],
): Promise<Recording> {
  if (!snapshot) return lastRecording(pool, instant);
  if (instant > snapshot.taken) throw stillToCome(instant);
  const found = await lastRecording(pool, instant);
  return found.id < snapshot.recording ? found : { id: snapshot.recording, at: snapshot.at };
}

/** The recording of a number; null where there is none, or none yet in the snapshot. Throws UNAVAILABLE on a standby that may still receive it. */
export async function recordingNumbered(
  pool: Pool,
  id: bigint,
  snapshot?: Scope['snapshot'],
): Promise<Recording | null> {
  if (snapshot && id > snapshot.recording) return null;
  if (id === 0n) return BEFORE_ALL;
  const { numbered } = memoryOf(pool);
  const before = numbered.get(id);
  if (before) return before;
  const { rows } = await pool.query<{ at: Date | null; is_to_come: boolean }>(
    `select (select at from recording where id = $1) as at,
       pg_is_in_recovery() and not exists (select from recording where id >= $1) as is_to_come`,
    [id],
  );
  const [{ at, is_to_come }] = rows as [(typeof rows)[0]];
  if (is_to_come) throw notHereYet(id);
  return at && remember(numbered, id, { id, at });
}

const notHereYet = (id: bigint) =>
  new RostrumError(
    ErrorCode.UNAVAILABLE,
    `This replica has not received recording ${id} yet. Try again in a moment.`,
    ['id'],
  );

async function lastRecording(pool: Pool, instant: Date): Promise<Recording> {
  const { at } = memoryOf(pool);
  const before = at.get(instant.getTime());
  if (before) return before;

  const deadline = performance.now() + PATIENCE_MS;
  let isQuiet = false;
  for (;;) {
    // What is found after a moment without a writer is final.
    const { recording, isFinal, isFuture } = await lookUp(pool, instant);
    if (isFuture) throw stillToCome(instant);
    if (isFinal || isQuiet) return remember(at, instant.getTime(), recording);
    isQuiet = await isWithoutWriter(pool, instant);
    if (!isQuiet && performance.now() > deadline) throw notFinal(instant, 'a write has been under way since');
    if (!isQuiet) await sleep(LOOK_AGAIN_MS);
  }
}

/**
 * Whether no write is under way at this moment. Throws UNAVAILABLE where waiting for that is no use: on a standby, whose
 * locks say nothing of the primary's writers, and while a commit waits for a synchronous standby.
 */
async function isWithoutWriter(pool: Pool, instant: Date): Promise<boolean> {
  const { rows } = await pool.query<{ is_standby: boolean; is_quiet: boolean; is_stuck: boolean }>(
    `select pg_is_in_recovery() as is_standby,
       case when pg_is_in_recovery() then false else pg_try_advisory_xact_lock_shared($1) end as is_quiet,
       exists (select from pg_stat_activity where datname = current_database() and wait_event = 'SyncRep') as is_stuck`,
    [WRITE_LOCK],
  );
  const [{ is_standby, is_quiet, is_stuck }] = rows as [(typeof rows)[0]];
  if (is_standby) throw notFinal(instant, 'this replica has received no recording since');
  if (!is_quiet && is_stuck) throw notFinal(instant, 'a write waits for a synchronous standby');
  return is_quiet;
}

const notFinal = (instant: Date, why: string) =>
  new RostrumError(
    ErrorCode.UNAVAILABLE,
    `What was known at ${instant.toISOString()} is not settled yet: ${why}. Try again in a moment, or ask for an earlier knownAt.`,
    ['knownAt'],
  );

const stillToCome = (instant: Date) =>
  badInput(
    ['knownAt'],
    `knownAt is ${instant.toISOString()}, which is still to come: nobody knows what will have been recorded by then.`,
  );

async function lookUp(
  pool: Pool,
  instant: Date,
): Promise<{ recording: Recording; isFinal: boolean; isFuture: boolean }> {
  const { rows } = await pool.query<{
    id: string | null;
    at: Date | null;
    is_final: boolean;
    is_future: boolean;
  }>(
    `select last.id, last.at,
       coalesce((select at > $1 from recording order by at desc limit 1), false) as is_final,
       $1 > greatest(clock_timestamp(), (select at from recording order by at desc limit 1)) as is_future
     from (values (1)) one
     left join lateral (select id, at from recording where at <= $1 order by at desc limit 1) last on true`,
    [instant],
  );
  const [{ id, at, is_final, is_future }] = rows as [(typeof rows)[0]];
  const recording = id === null || at === null ? BEFORE_ALL : { id: BigInt(id), at };
  return { recording, isFinal: is_final, isFuture: is_future };
}
