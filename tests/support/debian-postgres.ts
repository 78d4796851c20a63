import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveTo, launchAs, postgresAccount } from '../../src/platform/postgres/embedded-postgres/account';
import { freePort } from '../nodes/support/port';

const INSTALLED = '/usr/lib/postgresql';

/** The programs of the newest PostgreSQL of Debian, with those that the embedded one does not have; null without one. */
export const binOfDebian: string | null = existsSync(INSTALLED)
  ? (readdirSync(INSTALLED)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(INSTALLED, version, 'bin'))
      .find((bin) => ['initdb', 'pg_ctl', 'pg_dump'].every((name) => existsSync(join(bin, name)))) ?? null)
  : null;

/** A PostgreSQL of Debian with its own data. */
export interface DebianPostgres {
  /** The address of one of its databases, which need not exist. */
  urlOf(database: string): string;
  /** Stops it and deletes its data. */
  close(): Promise<void>;
}

/** Starts it on a free port of the loopback interface; clients need no password. */
export async function startDebianPostgres(bin: string): Promise<DebianPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-debian-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const account = postgresAccount(data);
  giveTo(account, data);
  const run = async (program: string, args: string[]) => {
    const { command, args: all, uid, gid } = launchAs(account, join(bin, program), args, [data]);
    const [code] = await once(spawn(command, all, { uid, gid, cwd: data, stdio: 'ignore' }), 'exit');
    if (code !== 0) throw new Error(`${program} of ${bin} ended with ${code}`);
  };
  const as = ['--username=rostrum', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await run('initdb', [`--pgdata=${data}`, ...as]);
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const options = settings.map((each) => `-c ${each}`).join(' ');
  await run('pg_ctl', ['start', '--wait', '-D', data, '-o', options, '-l', join(data, 'log')]);
  return {
    urlOf: (database) => `postgresql://rostrum@127.0.0.1:${port}/${database}?sslmode=disable`,
    async close() {
      await run('pg_ctl', ['stop', '--wait', '-D', data, '-m', 'fast']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
