import type { Pool } from 'pg';
import { WRITE_LOCK } from '../evidence/recording';
import { badInput } from '../platform/errors';
import type { Scope } from '../read/scope';

const REMEMBERED = 1000;
const remembered = new WeakMap<Pool, Map<number, bigint>>();

/**
 * The last recording at or before an instant; 0 where there was none. Refuses an instant that is still to come. A
 * recording that is being written may yet get a time before the instant: such writers are waited for, so that the
 * answer is final, and what is final is remembered. Within a snapshot what was still to come when it was taken stays so.
 */
export async function recordingAt(pool: Pool, instant: Date, snapshot?: Scope['snapshot']): Promise<bigint> {
  if (!snapshot) return lastRecording(pool, instant);
  if (instant > snapshot.taken) throw stillToCome(instant);
  const found = await lastRecording(pool, instant);
  return found < snapshot.recording ? found : snapshot.recording;
}

async function lastRecording(pool: Pool, instant: Date): Promise<bigint> {
  const known = remembered.get(pool) ?? new Map<number, bigint>();
  remembered.set(pool, known);
  const before = known.get(instant.getTime());
  if (before !== undefined) return before;

  const found = await lookUp(pool, instant);
  if (found.isFuture) throw stillToCome(instant);
  if (!found.isFinal) await pool.query('select pg_advisory_xact_lock_shared($1)', [WRITE_LOCK]);
  const { id } = found.isFinal ? found : await lookUp(pool, instant);
  if (known.size >= REMEMBERED) known.clear();
  known.set(instant.getTime(), id);
  return id;
}

const stillToCome = (instant: Date) =>
  badInput(
    ['knownAt'],
    `knownAt is ${instant.toISOString()}, which is still to come: nobody knows what will have been recorded by then.`,
  );

async function lookUp(
  pool: Pool,
  instant: Date,
): Promise<{ id: bigint; isFinal: boolean; isFuture: boolean }> {
  const { rows } = await pool.query<{ id: string; is_final: boolean; is_future: boolean }>(
    `select coalesce((select id from recording where at <= $1 order by at desc limit 1), 0) as id,
       coalesce((select at > $1 from recording order by at desc limit 1), false) as is_final,
       $1 > greatest(clock_timestamp(), (select at from recording order by at desc limit 1)) as is_future`,
    [instant],
  );
  const [row] = rows as [(typeof rows)[0]];
  return { id: BigInt(row.id), isFinal: row.is_final, isFuture: row.is_future };
}
