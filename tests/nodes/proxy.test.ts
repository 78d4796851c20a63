import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REQUEST_COST } from '../../src/platform/limits/rate-limit';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { servedSchema } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';
import { freePort, isListening } from './support/port';
import { until } from './support/until';

const describeWhere = spawnSync('haproxy', ['-v']).status === 0 ? describe : describe.skip;

describeWhere('two processes behind HAProxy as deploy/haproxy configures it (Debian: haproxy)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-haproxy-'));
  let database: TestDatabase;
  let servers: TestServer[];
  let proxy: ChildProcess;
  let port: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    const config = { rateLimit: REQUEST_COST, trustedProxies: ['127.0.0.1'] };
    servers = await Promise.all(
      [1, 2].map(() => startTestServer({ database, schema: servedSchema(), config })),
    );
    port = await freePort();
    const path = join(folder, 'haproxy.cfg');
    writeFileSync(path, configured(servers));
    proxy = spawn('haproxy', ['-db', '-f', path], { stdio: 'ignore' });
    await isListening(port, proxy);
    await until('both processes are up', async () => (await ask('127.0.0.1', '/readyz')) === 200);
  });
  afterAll(async () => {
    if (proxy?.kill('SIGKILL')) await once(proxy, 'exit');
    for (const server of servers ?? []) await server.close();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The committed configuration, with the addresses of these processes in place of those of compose. */
  function configured(processes: readonly TestServer[]): string {
    const text = readFileSync(join(__dirname, '../../deploy/haproxy/haproxy.cfg'), 'utf8');
    const own = text
      .replace(/^resolvers docker\n(?: .*\n)*/m, '')
      .replace(' resolvers docker init-addr libc,none', '')
      .replace('bind :4000', `bind 127.0.0.1:${port}`);
    return processes.reduce((cfg, { url }, n) => cfg.replace(`app-${n + 1}:4000`, new URL(url).host), own);
  }

  /** The status of an answer to a client at one of the loopback addresses, which says that it is somebody else. */
  async function ask(from: string, path = '/graphql?query=%7B__typename%7D'): Promise<number> {
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-rostrum': '1' };
    const asked = request({ host: '127.0.0.1', port, path, headers, localAddress: from, agent: false }).end();
    const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
    answer.resume();
    return answer.statusCode;
  }

  test('three addresses have three counts, whatever they say of themselves', async () => {
    const first: number[] = [];
    for (const address of ['127.0.0.2', '127.0.0.3', '127.0.0.4']) {
      first.push(await ask(address));
      // The other process knows of it a moment later.
      await until(`${address} has used its share`, async () => (await ask(address)) === 429);
    }
    expect(first).toEqual([200, 200, 200]);
  });

  test('a process that is gone fails no request', async () => {
    await servers.shift()!.close();
    for (let n = 10; n < 20; n += 1) expect(await ask(`127.0.1.${n}`)).toBe(200);
  });
});
