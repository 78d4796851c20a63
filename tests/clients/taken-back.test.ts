import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { WebSocket } from 'ws';
import { until } from '../nodes/support/until';
import { WAITING_FOR_LEADERS } from '../support/locks';
import { type Rostrum, startRostrum } from '../support/rostrum';

/*
 * A client that has no more use for an answer may say so on a connection that it keeps. What was to be done for it then ends.
 */

const QUERY = '{ leaders { nodes { name } } }';
const ANSWER = { data: { leaders: { nodes: [] } } };

let rostrum: Rostrum;
/** Keeps statements that read leaders from being answered. */
let locker: PoolClient;

beforeAll(async () => {
  rostrum = await startRostrum();
  locker = await rostrum.database.pool.connect();
});
beforeEach(() => locker.query('begin; lock table leader in access exclusive mode'));
afterEach(() => locker.query('rollback'));
afterAll(async () => {
  locker.release();
  await rostrum.close();
});

const waiting = (count: number) => async () => {
  const { rows } = await locker.query(WAITING_FOR_LEADERS);
  return rows.length === count;
};

it('an operation over WebSocket ends once it is taken back, and the others go on', async () => {
  const socket = new WebSocket(`${rostrum.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const heard: unknown[] = [];
  socket.on('message', (message) => heard.push(JSON.parse(String(message))));
  await once(socket, 'open');
  const send = (message: object) => socket.send(JSON.stringify(message));
  send({ type: 'connection_init' });
  await once(socket, 'message');
  const ask = (id: string) =>
    send({ id, type: 'subscribe', payload: { query: QUERY.replace('{', `query N${id} {`) } });
  ask('1');
  ask('2');
  await until('both wait for the table', waiting(2));
  send({ id: '1', type: 'complete' });
  await until('one waits', waiting(1));
  await locker.query('rollback');
  await until('it is answered', () => heard.length === 3);
  expect(heard).toEqual([
    { type: 'connection_ack' },
    { id: '2', type: 'next', payload: ANSWER },
    { id: '2', type: 'complete' },
  ]);
  socket.close();
});

it('an operation on a stream ends once it is deleted, and not with the connection that asked for it', async () => {
  const { url } = rostrum.server;
  const token = await (await fetch(`${url}/graphql/stream`, { method: 'PUT' })).text();
  const stream = await fetch(`${url}/graphql/stream?token=${token}`, {
    headers: { accept: 'text/event-stream' },
  });
  const ask = (operationId: string, hangUp: AbortSignal) =>
    fetch(`${url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-graphql-event-stream-token': token },
      body: JSON.stringify({
        query: QUERY.replace('{', `query N${operationId} {`),
        extensions: { operationId },
      }),
      signal: hangUp,
    });
  const deleted = ask('1', new AbortController().signal);
  const leaving = new AbortController();
  const left = ask('2', leaving.signal);
  await until('both wait for the table', waiting(2));
  leaving.abort();
  await expect(left).rejects.toThrow('aborted');
  const { status } = await fetch(`${url}/graphql/stream?operationId=1`, {
    method: 'DELETE',
    headers: { 'x-graphql-event-stream-token': token },
  });
  expect(status).toBe(200);
  await until('one waits', waiting(1));
  expect((await deleted).status).toBe(202);
  await locker.query('rollback');
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  await until('the other is answered', async () => {
    text += (await reader.read()).value ?? '';
    return text.includes('event: complete\ndata: {"id":"2"}');
  });
  expect(text).toContain(`data: ${JSON.stringify({ id: '2', payload: ANSWER })}`);
  await reader.cancel();
});
