import type { GraphQLRequestListener } from '@apollo/server';
import type { Pool } from 'pg';
import type { Context } from '../context';
import { badInput, ErrorCode, RostrumError } from '../../platform/errors';

/** The header that asks for a token of the state that an answer is of, or of such a state. */
export const SNAPSHOT = 'rostrum-snapshot';

/** What an answer depends on beside the question: the last recording, when it was made, and when the question was asked. */
interface Snapshot {
  recording: bigint;
  /** Epoch milliseconds; tells whether a token is of this database. */
  at: number;
  /** When it was taken, in epoch milliseconds: what is later is still to come. */
  taken: number;
  today: string;
}

/**
 * Replayable answers. The header `rostrum-snapshot: 1` asks for a token, which comes back in `extensions.snapshot`; the
 * header with a token asks the same question of the same state, and gets the same `data`, whatever was recorded since.
 */
export function snapshotListener(asked: string): GraphQLRequestListener<Context> {
  let snapshot: Snapshot | undefined;
  return {
    async didResolveOperation({ contextValue }) {
      const { pool, scope } = contextValue;
      snapshot = asked === '1' ? await takeSnapshot(pool, scope.today) : await openSnapshot(pool, asked);
      const { recording, taken, today } = snapshot;
      const at = new Date(snapshot.at);
      contextValue.scope = {
        ...scope,
        known: recording,
        knownAt: at,
        today,
        snapshot: { recording, at, taken: new Date(taken) },
      };
    },
    async willSendResponse({ response }) {
      if (!snapshot || response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      singleResult.extensions = { ...singleResult.extensions, snapshot: write(snapshot) };
    },
  };
}

async function takeSnapshot(pool: Pool, today: string): Promise<Snapshot> {
  // The clock is the database's, which recordings go by; one is never before the last of them.
  const { rows } = await pool.query<{ id: string; at: Date | null; taken: Date }>(
    `select coalesce(id, 0) as id, at, greatest(clock_timestamp(), at) as taken
     from (values (1)) one left join lateral (select id, at from recording order by id desc limit 1) last on true`,
  );
  const [{ id, at, taken }] = rows as [(typeof rows)[0]];
  return { recording: BigInt(id), at: at?.getTime() ?? 0, taken: taken.getTime(), today };
}

async function openSnapshot(pool: Pool, token: string): Promise<Snapshot> {
  const snapshot = read(token);
  if (snapshot.recording === 0n) return snapshot;
  const { rows } = await pool.query<{ at: Date | null; is_standby: boolean }>(
    `select (select at from recording where id = $1) as at, pg_is_in_recovery() as is_standby`,
    [snapshot.recording],
  );
  const [{ at, is_standby }] = rows as [(typeof rows)[0]];
  if (at === null && is_standby) throw notHereYet();
  if (at?.getTime() !== snapshot.at) throw ofAnother();
  return snapshot;
}

const notHereYet = () =>
  new RostrumError(
    ErrorCode.UNAVAILABLE,
    `This replica has not received the recording of this ${SNAPSHOT} yet. Try again in a moment.`,
    [SNAPSHOT],
  );

const ofAnother = () =>
  badInput(
    [SNAPSHOT],
    `This ${SNAPSHOT} is of another knowledge base, or of recordings that this one has lost; send 1 to get a new one.`,
  );

const write = ({ recording, at, taken, today }: Snapshot) =>
  Buffer.from(`${recording} ${at} ${taken} ${today}`).toString('base64url');

function read(token: string): Snapshot {
  const text = Buffer.from(token, 'base64url').toString();
  const match = /^(\d{1,18}) (\d{1,15}) (\d{1,15}) (\d{4}-\d{2}-\d{2})$/.exec(text);
  if (!match || Number.isNaN(Date.parse(match[4]!))) {
    throw badInput(
      [SNAPSHOT],
      `Not a token of this API; send ${SNAPSHOT}: 1 and keep what extensions.snapshot answers.`,
    );
  }
  return { recording: BigInt(match[1]!), at: Number(match[2]), taken: Number(match[3]), today: match[4]! };
}
