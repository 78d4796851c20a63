import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExportPlaces } from '../../src/io/export/export-places';

// More than the buffers of a connection hold.
const LARGE = Buffer.alloc(64 * 1024 * 1024, 'a');

test('a client that does not read gives up its place when another wants it, and one that waits for the server does not', async () => {
  const places = new ExportPlaces(50);
  const server = createServer((request, response) => {
    try {
      response.once(
        'close',
        places.begin(request.url!, request.socket, () => request.destroy()),
      );
      if (request.url === '/waits') response.flushHeaders();
      else response.end(LARGE);
    } catch {
      response.writeHead(503).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const clients: Socket[] = [];
  const ask = async (path: string, reads: boolean) => {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
    clients.push(client);
    client.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    if (!reads) return client.pause();
    const [head] = (await once(client, 'data')) as [Buffer];
    expect(String(head)).toContain('HTTP/1.1');
    return String(head).slice(9, 12);
  };
  try {
    expect(await ask('/waits', true)).toBe('200');
    for (let i = 0; i < 23; i += 1) await ask(`/slow${i % 8}`, false);
    const until = async (): Promise<void> => {
      if ((await ask('/next', true)) === '200') return;
      await sleep(50);
      return until();
    };
    await until();
    expect(clients[0]!.closed).toBe(false);
  } finally {
    for (const client of clients) client.destroy();
    server.close();
  }
});
