import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import pino from 'pino';
import { connectionLimit } from '../../src/platform/http/connection-limit';
import { closeUselessConnections, Connections } from '../../src/platform/http/connections';
import { senders } from '../../src/platform/limits/caller';
import { trustOf } from '../../src/platform/limits/proxies';

// More than the buffers of a connection hold.
const LARGE = Buffer.alloc(64 * 1024 * 1024, 'a');

let app: FastifyInstance;
const asked: Socket[] = [];
afterEach(async () => {
  for (const socket of asked.splice(0)) socket.destroy();
  await app.close();
});

/** A server that sends a large answer, or none for as long as it runs. */
async function start(bounds: { stalledMs: number; unread: number }) {
  app = fastify();
  closeUselessConnections(app, new Connections(app), bounds);
  app.get('/large', () => LARGE);
  app.get('/never', (request, reply) => {
    request.socket.once('close', () => reply.send());
  });
  await app.listen({ port: 0 });
}

/** A client that reads nothing; resolves to the connection as the server has it, once it has the request. */
async function ask(path: string): Promise<Socket> {
  const { port } = app.server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1').on('error', () => {});
  client.pause();
  client.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
  const [{ socket }] = (await once(app.server, 'request')) as [{ socket: Socket }];
  socket.once('close', () => client.destroy());
  asked.push(socket);
  return socket;
}

test('a client that takes nothing of its answer is not waited for; one whose answer takes long is', async () => {
  await start({ stalledMs: 200, unread: Infinity });
  const never = await ask('/never');
  const stalled = await ask('/large');
  await once(stalled, 'close');
  expect(never.destroyed).toBe(false);
});

test('clients that leave too much unread together lose the fullest connections', async () => {
  await start({ stalledMs: 600_000, unread: 1.5 * LARGE.length });
  const [never, ...readers] = [await ask('/never'), await ask('/large'), await ask('/large')];
  await Promise.race(readers.map((socket) => once(socket, 'close')));
  expect(readers.filter(({ destroyed }) => destroyed)).toHaveLength(1);
  expect(never.destroyed).toBe(false);
});

describe('as many connections as may be open', () => {
  const LIMIT = 64;
  const UNLIMITED = { admit: () => {}, charge: () => {}, usage: () => null };
  let logged: string[];
  beforeEach(async () => {
    logged = [];
    app = fastify();
    const log = pino({}, { write: (line: string) => void logged.push(line) });
    new Connections(app, connectionLimit(LIMIT, senders(UNLIMITED, trustOf(['loopback'])), log));
    app.get('/quick', () => 'answered');
    app.get('/never', (request, reply) => {
      request.socket.once('close', () => reply.send());
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
  });

  const clients = new Set<Socket>();
  afterEach(() => clients.forEach((client) => client.destroy()));

  /** A client that sends this, from an address that the server's proxy names; resolves once it is connected. */
  async function open(path: string | null, address = '203.0.113.1'): Promise<Socket> {
    const { port } = app.server.address() as AddressInfo;
    const client = connect(port, '127.0.0.1').on('error', () => {});
    clients.add(client);
    client.once('close', () => clients.delete(client));
    if (path !== null) client.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nx-forwarded-for: ${address}\r\n\r\n`);
    await Promise.all([once(client, 'connect'), once(app.server, path === null ? 'connection' : 'request')]);
    return client;
  }
  const many = (count: number, path: string | null, address?: string) =>
    Promise.all(Array.from({ length: count }, () => open(path, address)));
  const hasClosed = (client: Socket) => (client.destroyed ? null : once(client.resume(), 'close'));

  test('another client is served, and those of the address that has most are closed', async () => {
    const waiting = await many(2, '/never', '203.0.113.7');
    await many(LIMIT, '/never', '203.0.113.1');
    const served = await open('/quick', '203.0.113.9');
    expect(String((await once(served, 'data'))[0])).toContain('200 OK');
    expect(clients.size).toBeLessThanOrEqual(LIMIT);
    expect(waiting.map(({ destroyed }) => destroyed)).toEqual([false, false]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('ROSTRUM_CONNECTIONS');
  });

  test('those that wait for nothing are closed first, the oldest before others', async () => {
    const idle = await many(3, '/quick');
    await Promise.all(idle.map((client) => once(client, 'data')));
    const busy = await many(LIMIT - 3, '/never');
    await open('/never');
    await Promise.all(idle.map(hasClosed));
    expect(busy.filter(({ destroyed }) => destroyed).length).toBe(0);
  });

  test('those on which nothing was asked count as well', async () => {
    const [first] = await many(2 * LIMIT, null);
    await hasClosed(first!);
    const served = await open('/quick');
    expect(String((await once(served, 'data'))[0])).toContain('200 OK');
  });
});
