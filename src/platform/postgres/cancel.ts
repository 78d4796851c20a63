import { connect } from 'node:net';
import { once } from 'node:events';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import type { Caller } from '../limits/caller';

const CANCEL_REQUEST = 80_877_102;
const PATIENCE_MS = 1_000;

/** What PostgreSQL told a connection about itself, which pg does not type. */
interface Backend {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
}

/**
 * Asks PostgreSQL to cancel the statement of a connection (protocol, "Canceling Requests in Progress"), and resolves when
 * that is sent; the connection must not be used for another statement before. Failures are ignored: then it runs on.
 */
export async function cancelStatement(client: PoolClient): Promise<void> {
  const { host, port, processID, secretKey } = client as unknown as Backend;
  const request = Buffer.alloc(16);
  [request.length, CANCEL_REQUEST, processID, secretKey].forEach((n, i) => request.writeInt32BE(n, i * 4));
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  socket.on('error', () => {});
  socket.end(request);
  socket.resume();
  await once(socket, 'close');
}

/** Sends a statement on a connection of its own, and cancels it if the client that it is for hangs up. */
export async function queryFor(
  caller: Pick<Caller, 'onGone'>,
  pool: Pool,
  statement: QueryConfig,
): Promise<QueryResult> {
  const client = await pool.connect();
  let cancelling: Promise<void> | undefined;
  let failure: Error | undefined;
  const stopListening = caller.onGone(() => (cancelling = cancelStatement(client)));
  try {
    return await client.query(statement);
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    stopListening();
    await cancelling;
    client.release(failure);
  }
}
