import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveTo, postgresAccount } from '../../../src/platform/postgres/embedded-postgres/account';

/** Whether Debian's pgbouncer is installed. */
export const hasPgBouncer = spawnSync('pgbouncer', ['--version']).status === 0;

/** PgBouncer in transaction mode before a database. */
export interface PgBouncer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts it on a free port, with eight sessions, on which clients take turns. */
export async function startPgBouncer(target: string): Promise<PgBouncer> {
  const { hostname, port, username, password } = new URL(target);
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-pgbouncer-'));
  chmodSync(folder, 0o755);
  const own = await freePort();
  const account = postgresAccount(folder);
  write(folder, 'users.txt', `"${username}" "${password}"\n`);
  write(
    folder,
    'pgbouncer.ini',
    [
      '[databases]',
      `postgres = host=${hostname} port=${port} dbname=postgres user=${username} password=${password}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${own}`,
      'unix_socket_dir =',
      'auth_type = plain',
      `auth_file = ${join(folder, 'users.txt')}`,
      'pool_mode = transaction',
      'default_pool_size = 8',
      'server_reset_query =',
      '',
    ].join('\n'),
  );
  giveTo(account, folder);
  const child = spawn('pgbouncer', [join(folder, 'pgbouncer.ini')], {
    ...(account && { uid: account.uid, gid: account.gid }),
    stdio: 'ignore',
  });
  await isListening(own, child);
  return {
    url: `postgresql://${username}:${password}@127.0.0.1:${own}/postgres?sslmode=disable`,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };

  function write(within: string, name: string, text: string): void {
    const path = join(within, name);
    writeFileSync(path, text, { mode: 0o600 });
    giveTo(account, path);
  }
}

async function isListening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise((resolve) =>
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
    );
    socket.destroy();
    if (isOpen) return;
    await sleep(20);
  }
  throw new Error(`pgbouncer ended with ${child.exitCode}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
