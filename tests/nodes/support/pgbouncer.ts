import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveTo, postgresAccount } from '../../../src/platform/postgres/embedded-postgres/account';
import { freePort, isListening } from './port';

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
