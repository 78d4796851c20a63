import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  type Account,
  giveTo,
  postgresAccount,
} from '../../../src/platform/postgres/embedded-postgres/account';
import { processesIn } from '../../../src/platform/postgres/embedded-postgres/process';
import type { Node } from './nodes';
import { freePort, isListening } from './port';
import { until } from './until';

const CONFIGURATION = join(__dirname, '../../../deploy/patroni/patroni.yml');
const BINARIES = ['18', '17', '16', '15']
  .map((version) => `/usr/lib/postgresql/${version}/bin`)
  .find(existsSync);
const answers = (program: string) => spawnSync(program, ['--version']).status === 0;

/** What is not installed of what a cluster under Patroni needs; empty where all is. */
export const missing = [
  ...(answers('patroni') ? [] : ['patroni']),
  ...(answers('etcd') ? [] : ['etcd-server']),
  ...(BINARIES ? [] : ['postgresql']),
];

/** A member as Patroni describes it. */
interface Described {
  readonly name: string;
  readonly role: 'leader' | 'sync_standby' | 'replica';
  readonly state: string;
}

/** One machine: Patroni and its PostgreSQL. The URL is that of a role of Rostrum, which is no superuser. */
export interface Member extends Pick<Node, 'url' | 'query'> {
  readonly name: string;
  /** Ends Patroni and PostgreSQL at once, as a crash of the machine does. */
  kill(): Promise<void>;
  /** Ends PostgreSQL alone, at once. */
  crash(): void;
  /** Stops both where they are, or lets them go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Starts Patroni again. */
  restart(): Promise<void>;
}

/** Three members with one etcd, configured as in deploy/patroni. */
export interface Patroni {
  readonly members: readonly Member[];
  /** Waits until Patroni says that one member leads and all others stream from it, one of them synchronously. */
  settled(): Promise<{ leader: Member; synchronous: Member; other: Member }>;
  /** Waits until another member than this accepts writes; resolves to it. */
  successorOf(leader: Member): Promise<Member>;
  /** Asks the leader to hand over to the synchronous standby. */
  switchOver(leader: Member, to: Member): Promise<void>;
  /** Ends all and deletes their data. */
  close(): Promise<void>;
}

const NAMES = ['one', 'two', 'three'];

/** Starts the cluster with an empty database. */
export async function startPatroni(): Promise<Patroni> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-patroni-'));
  chmodSync(folder, 0o755);
  const account = postgresAccount(folder);
  const password = randomBytes(12).toString('hex');
  const { etcd, port: etcdPort } = await startEtcd(folder, account);
  const members: Started[] = [];
  const close = async () => {
    for (const member of members) await member.kill();
    await end(etcd);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // The first makes the cluster, which the others copy.
    const first = await startMember(NAMES[0]!, { folder, account, password, etcdPort });
    members.push(first);
    await until('there is a leader', async () => {
      first.demandRunning();
      return (await describe()).some(isLeader);
    });
    for (const name of NAMES.slice(1))
      members.push(await startMember(name, { folder, account, password, etcdPort }));
    await first.query(`create role rostrum login password '${password}'`);
    await first.query('create database rostrum owner rostrum');
  } catch (error) {
    await close();
    throw error;
  }

  async function describe(): Promise<readonly Described[]> {
    for (const { api } of members) {
      try {
        const answer = await fetch(`${api}/cluster`, { signal: AbortSignal.timeout(2_000) });
        return ((await answer.json()) as { members: Described[] }).members;
      } catch {
        // Another member says the same.
      }
    }
    return [];
  }
  const named = (name: string) => members.find((member) => member.name === name)!;
  return {
    members,
    async settled() {
      let found: readonly Described[] = [];
      await until('all members are there, one as synchronous standby', async () => {
        found = await describe();
        const roles = found.map(({ role }) => role).sort();
        return (
          roles.join() === 'leader,replica,sync_standby' &&
          found.every(({ state }) => ['running', 'streaming'].includes(state))
        );
      });
      const as = (role: Described['role']) => named(found.find((each) => each.role === role)!.name);
      return { leader: as('leader'), synchronous: as('sync_standby'), other: as('replica') };
    },
    async successorOf(leader) {
      let found: Member | undefined;
      await until('another member is promoted', async () => {
        for (const member of members) if (member !== leader && (await isPrimary(member))) found = member;
        return found !== undefined;
      });
      return found!;
    },
    async switchOver(leader, to) {
      const answer = await fetch(`${named(leader.name).api}/switchover`, {
        method: 'POST',
        body: JSON.stringify({ leader: leader.name, candidate: to.name }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    close,
  };
}

const isLeader = ({ role, state }: Described) => role === 'leader' && state === 'running';

async function isPrimary({ query }: Member): Promise<boolean> {
  try {
    const [row] = await query<{ is_primary: boolean }>('select not pg_is_in_recovery() as is_primary');
    return row!.is_primary;
  } catch {
    return false;
  }
}

async function startEtcd(folder: string, account: Account): Promise<{ etcd: ChildProcess; port: number }> {
  const [port, peerPort] = [await freePort(), await freePort()];
  const [url, peerUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
  const data = folderFor(folder, 'etcd', account);
  const args = {
    'data-dir': data,
    'listen-client-urls': url,
    'advertise-client-urls': url,
    'listen-peer-urls': peerUrl,
    'initial-advertise-peer-urls': peerUrl,
    'initial-cluster': `default=${peerUrl}`,
  };
  const flags = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]);
  const etcd = launch('etcd', flags, account, join(folder, 'etcd.log'));
  await isListening(port, etcd);
  return { etcd, port };
}

interface Place {
  readonly folder: string;
  readonly account: Account;
  readonly password: string;
  readonly etcdPort: number;
}

interface Started extends Member {
  /** The address of its REST API. */
  readonly api: string;
  /** Throws if Patroni has ended by itself. */
  demandRunning(): void;
}

async function startMember(name: string, place: Place): Promise<Started> {
  const { folder, account, password, etcdPort } = place;
  const [host, apiHost] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
  const own = folderFor(folder, name, account);
  const data = join(own, 'data');
  const logFile = join(folder, `${name}.log`);
  const settings = {
    NAME: name,
    RESTAPI_LISTEN: apiHost,
    RESTAPI_CONNECT_ADDRESS: apiHost,
    ETCD3_HOSTS: `127.0.0.1:${etcdPort}`,
    POSTGRESQL_LISTEN: host,
    POSTGRESQL_CONNECT_ADDRESS: host,
    POSTGRESQL_DATA_DIR: data,
    POSTGRESQL_BIN_DIR: BINARIES!,
    POSTGRESQL_PGPASS: join(own, 'pgpass'),
    SUPERUSER_USERNAME: 'postgres',
    SUPERUSER_PASSWORD: password,
    REPLICATION_USERNAME: 'replicator',
    REPLICATION_PASSWORD: password,
    REWIND_USERNAME: 'rewinder',
    REWIND_PASSWORD: password,
  };
  const env = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`PATRONI_${key}`, value]));
  const start = () => launch('patroni', [CONFIGURATION], account, logFile, env);
  let patroni = start();
  const urlOf = (role: string, database: string) =>
    `postgresql://${role}:${password}@${host}/${database}?sslmode=disable`;
  const running = () => (existsSync(data) ? processesIn(data) : []);
  const signal = (which: NodeJS.Signals) => {
    for (const pid of running()) process.kill(pid, which);
  };
  return {
    name,
    api: `http://${apiHost}`,
    demandRunning() {
      if (patroni.exitCode !== null)
        throw new Error(`Patroni ended: ${readFileSync(logFile, 'utf8').slice(-500)}`);
    },
    url: urlOf('rostrum', 'rostrum'),
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      // There is no database of Rostrum at first.
      const client = new pg.Client({
        connectionString: urlOf('postgres', text.startsWith('create ') ? 'postgres' : 'rostrum'),
        connectionTimeoutMillis: 1_000,
        query_timeout: 5_000,
      });
      client.on('error', () => {});
      try {
        await client.connect();
        return (await client.query<Row>(text, values)).rows;
      } finally {
        void client.end().catch(() => {});
      }
    },
    async kill() {
      await end(patroni);
      signal('SIGKILL');
      await until('its processes have ended', () => running().length === 0);
    },
    crash: () => signal('SIGKILL'),
    signal(which) {
      patroni.kill(which);
      signal(which);
    },
    async restart() {
      patroni = start();
    },
  };
}

function folderFor(folder: string, name: string, account: Account): string {
  const path = join(folder, name);
  mkdirSync(path, { mode: 0o700 });
  giveTo(account, path);
  return path;
}

function launch(
  program: string,
  args: readonly string[],
  account: Account,
  logFile: string,
  env: Record<string, string> = {},
): ChildProcess {
  const log = openSync(logFile, 'a');
  try {
    return spawn(program, args, {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...env },
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
