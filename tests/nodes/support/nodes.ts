import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { giveTo, postgresAccount } from '../../../src/platform/postgres/embedded-postgres/account';
import { processesIn } from '../../../src/platform/postgres/embedded-postgres/process';
import {
  type Cluster,
  type ClusterOptions,
  initialize,
  start,
  SUPERUSER,
} from '../../../src/platform/postgres/embedded-postgres/cluster';
import { until } from './until';

/** One PostgreSQL server of a group that replicates. */
export interface Node {
  readonly url: string;
  /** Runs one statement on it. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
  /** Ends all its processes at once, as a crash of the machine does. */
  kill(): Promise<void>;
  /** Stops its processes where they are, or lets them go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Starts it again, on the same port. */
  restart(): Promise<void>;
}

/** A primary and standbys that stream from it, all made from the npm package's binaries. */
export interface Nodes {
  readonly primary: Node;
  /** The first of the standbys, or the only one. */
  readonly standby: Node;
  readonly standbys: readonly Node[];
  /** Lets the first standby replay nothing more; resolves when it has stopped. */
  pauseReplay(): Promise<void>;
  resumeReplay(): Promise<void>;
  /** Waits until the standbys show all that is committed on the primary. */
  catchUp(): Promise<void>;
  /** Stops all and deletes their data. */
  close(): Promise<void>;
}

/** One server alone. */
export interface Single {
  readonly primary: Node;
  /** Stops it and deletes its data. */
  close(): Promise<void>;
}

/** Starts a primary that nothing replicates. */
export async function startPrimary(): Promise<Single & { optionsOf(name: string): ClusterOptions }> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-nodes-'));
  chmodSync(folder, 0o755);
  const password = randomBytes(12).toString('hex');
  const optionsOf = (name: string): ClusterOptions => ({
    folder: join(folder, name),
    logFile: join(folder, `${name}.log`),
    account: postgresAccount(join(folder, name)),
    // Without that, no commit waits for a standby.
    durable: true,
    stopMs: 10_000,
  });
  await initialize(optionsOf('primary'), password);
  const primary = await startNode(optionsOf('primary'), password);
  return {
    primary,
    optionsOf,
    async close() {
      await primary.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a primary, prepares it, then copies it to one standby or more. */
export async function startNodes(prepare: (url: string) => Promise<void>, count = 1): Promise<Nodes> {
  const { primary, optionsOf, close } = await startPrimary();
  await prepare(primary.url);
  const password = new URL(primary.url).password;
  const standbys: Node[] = [];
  for (let n = 1; n <= count; n += 1) {
    const options = optionsOf(`standby-${n}`);
    await copy(primary, optionsOf('primary').folder, options);
    standbys.push(await startNode(options, password));
  }
  const standby = standbys[0]!;

  return {
    primary,
    standby,
    standbys,
    async pauseReplay() {
      await standby.query('select pg_wal_replay_pause()');
      const state = () => standby.query<{ state: string }>('select pg_get_wal_replay_pause_state() as state');
      while ((await state())[0]!.state !== 'paused') await sleep(5);
    },
    async resumeReplay() {
      await standby.query('select pg_wal_replay_resume()');
    },
    async catchUp() {
      const [{ at }] = (await primary.query<{ at: string }>('select pg_current_wal_insert_lsn() at')) as [
        { at: string },
      ];
      const has = async (node: Node) => {
        const [row] = await node.query<{ is_there: boolean }>(
          'select pg_last_wal_replay_lsn() >= $1::pg_lsn is_there',
          [at],
        );
        return row!.is_there;
      };
      for (const node of standbys) await until('the standby has caught up', () => has(node));
    },
    async close() {
      for (const node of standbys) await node.stop();
      await close();
    },
  };
}

async function startNode(options: ClusterOptions, password: string): Promise<Node> {
  let stopping = new AbortController();
  let cluster: Cluster = await start(options, stopping.signal);
  const signal = (name: NodeJS.Signals) => {
    for (const pid of processesIn(options.folder)) process.kill(pid, name);
  };
  const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${cluster.port}/postgres?sslmode=disable`;
  return {
    url,
    async stop() {
      stopping.abort();
      await cluster.ended;
    },
    signal,
    async kill() {
      signal('SIGKILL');
      await cluster.ended;
    },
    async restart() {
      stopping = new AbortController();
      cluster = await start(options, stopping.signal, cluster.port);
    },
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
  };
}

/** Copies a running primary's folder as PostgreSQL's manual says of a base backup, and makes a standby of it. */
async function copy(primary: Node, from: string, to: ClusterOptions): Promise<void> {
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  try {
    await client.query("select pg_backup_start('standby', true)");
    cpSync(from, to.folder, {
      recursive: true,
      filter: (path) => !/\/(postmaster\.(pid|opts)|pg_replslot\/.+)$/.test(path),
    });
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    writeFileSync(join(to.folder, 'backup_label'), rows[0]!.labelfile);
  } finally {
    await client.end();
  }
  const { hostname, port, password } = new URL(primary.url);
  writeFileSync(join(to.folder, 'standby.signal'), '');
  appendFileSync(
    join(to.folder, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${port} user=${SUPERUSER} password=${password} sslmode=disable'\n`,
  );
  chmodSync(to.folder, 0o700);
  const files = readdirSync(to.folder, { recursive: true }) as string[];
  for (const path of ['.', ...files]) giveTo(to.account, join(to.folder, path));
}
