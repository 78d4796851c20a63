import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { closeUselessConnections } from '../../src/platform/http/connections';

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
  closeUselessConnections(app, bounds);
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
