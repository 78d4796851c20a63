import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, type Database } from '../../src/platform/postgres/database';
import { codeOfDatabaseError } from '../../src/platform/postgres/database-error';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres';
import { readPidFile } from '../../src/platform/postgres/embedded-postgres/cluster';
import { processesIn } from '../../src/platform/postgres/embedded-postgres/process';
import { PATIENCE } from '../../src/platform/limits/admission';
import { createKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { migrate } from '../../src/platform/postgres/migrate';
import { faultOf, type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { type Answer, startTestServer, type TestServer } from '../support/server';

// Connections and starts are waited for, on a machine that is busy with others.
jest.setTimeout(180_000);

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
};

describe('a server outlives its PostgreSQL', () => {
  let dataDir: string;
  let postgres: EmbeddedPostgres;
  let database: Database;
  let server: TestServer;
  const folder = () => join(dataDir, 'postgres');

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rostrum-faults-'));
    // Durable: what was migrated a moment before it is killed has to be there.
    postgres = await startEmbeddedPostgres({ dataDir });
    await migrate(postgres.url);
    database = openDatabase({
      url: postgres.url,
      poolSize: 6,
      statementTimeoutMs: 10_000,
      onError: () => {},
    });
    server = await startTestServer({ database, schema: servedSchema(), config: { answerCache: 1_000_000 } });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const readyz = async () => (await fetch(`${server.url}/readyz`)).status;
  const ask = () => server.query('{ countries { totalCount } }');

  it('that is killed, and started again on the same port', async () => {
    expect((await ask()).errors).toBeUndefined();
    const killed = readPidFile(folder())![0];
    // Missing while it is started again.
    const postmaster = () => readPidFile(folder())?.[0] ?? killed;
    process.kill(Number(killed), 'SIGKILL');
    const meanwhile = await ask();
    expect([undefined, 'UNAVAILABLE']).toContain(meanwhile.errors?.[0]?.extensions.code);
    await until(async () => postmaster() !== killed && !(await ask()).errors && (await readyz()) === 200);
    expect((await ask()).data).toEqual({ countries: { totalCount: 0 } });
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  });

  it('that is killed during an import, which has failed, and does not look as if it still ran', async () => {
    const { token } = await createKey(database.prisma, { name: 'imports', role: Role.ADMIN });
    const lock = new pg.Client({ connectionString: postgres.url });
    lock.on('error', () => {});
    await lock.connect();
    await lock.query('BEGIN; LOCK TABLE import_row IN EXCLUSIVE MODE');
    const input = { format: 'ROSTRUM_JSONL', content: '{"record":"source","key":"a","title":"A"}' };
    const start = 'mutation ($input: StartImportInput!) { startImport(input: $input) { job { id } } }';
    const { id } = ((await server.query(start, { input }, { token })).data as any).startImport.job;
    const state = async () => {
      const document = 'query ($id: ID!) { importJob(id: $id) { state } }';
      return ((await server.query(document, { id }, { token })).data as any)?.importJob?.state as unknown;
    };
    await until(async () => (await state()) === 'RUNNING');
    process.kill(Number(readPidFile(folder())![0]), 'SIGKILL');
    await until(async () => (await state()) === 'FAILED');
  });

  it('that is frozen: questions are refused at once, with the time to try again, and answered after the thaw', async () => {
    const signal = (name: NodeJS.Signals) => {
      for (const pid of processesIn(folder())) process.kill(pid, name);
    };
    expect((await ask()).errors).toBeUndefined();
    const { token } = await createKey(database.prisma, { name: 'desk', role: Role.EDITOR });
    const withKey = () => server.query('{ countries { totalCount } }', {}, { token });
    signal('SIGSTOP');
    try {
      const before = Array.from({ length: 20 }, ask);
      await until(async () => (await readyz()) === 503);
      // Those that were sent before it was noticed are given up, and the others are not sent.
      await until(async () => (await ask()).errors?.[0]?.message.includes('cannot be reached') === true);
      // Keys are looked up in the database as well.
      const refused = await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? ask() : withKey())));
      for (const answer of refused) {
        expect(faultOf(answer).code).toBe('UNAVAILABLE');
        expect(answer.headers.get('retry-after')).toBe('1');
      }
      for (const answer of await Promise.all(before)) expect(faultOf(answer).code).toBe('UNAVAILABLE');
    } finally {
      signal('SIGCONT');
    }
    await until(async () => (await readyz()) === 200);
    const after = await Promise.all(Array.from({ length: 20 }, ask));
    expect(after.flatMap(({ errors = [] }) => errors)).toEqual([]);
  });

  it('that is made read-only: it is ready to read, and not to write', async () => {
    const ready = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    const set = async (sql: string) => {
      const client = new pg.Client({
        connectionString: postgres.url,
        options: '-c default_transaction_read_only=off',
      });
      await client.connect();
      await client.query(sql);
      await client.query('select pg_reload_conf()');
      await client.end();
    };
    await set('alter system set default_transaction_read_only = on');
    await until(async () => (await ready('/readyz/write')) === 503);
    expect(await ready('/readyz')).toBe(200);
    await set('alter system reset default_transaction_read_only');
    await until(async () => (await ready('/readyz/write')) === 200);
  });

  it('that has no room for what would be written: it is ready to read, and not to write', async () => {
    const ready = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`create function fill() returns event_trigger language plpgsql as
      $$ begin raise 'could not extend file' using errcode = '53100'; end $$`);
    await client.query(`create event trigger disk_full on ddl_command_start
      when tag in ('CREATE TABLE AS') execute function fill()`);
    await until(async () => (await ready('/readyz/write')) === 503);
    expect(await ready('/readyz')).toBe(200);
    await client.query('drop event trigger disk_full');
    await until(async () => (await ready('/readyz/write')) === 200);
    await client.query('drop function fill');
    await client.end();
  });
});

describe('a fault of the database has its own code', () => {
  it.each<[code: string, expected: string | null, what: string]>([
    ['25006', 'UNAVAILABLE', 'read-only'],
    ['53100', 'UNAVAILABLE', 'a full disk'],
    ['53300', 'UNAVAILABLE', 'too many connections'],
    ['58030', 'UNAVAILABLE', 'a failing disk'],
    ['40001', 'UNAVAILABLE', 'a serialization failure'],
    ['40P01', 'UNAVAILABLE', 'a deadlock'],
    ['55P03', 'UNAVAILABLE', 'a lock that is held'],
    ['57P01', 'UNAVAILABLE', 'a server that stops'],
    ['08006', 'UNAVAILABLE', 'a lost connection'],
    ['57014', 'TIMEOUT', 'a cancelled statement'],
    ['42P01', null, 'a fault of ours'],
  ])('%s is %s: %s', (code, expected) => {
    const thrown = Object.assign(new Error('x'), { code });
    expect(codeOfDatabaseError(thrown)).toBe(expected);
    expect(codeOfDatabaseError(new Error('outer', { cause: thrown }))).toBe(expected);
  });
});

describe('writes', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum();
  });
  afterAll(() => rostrum.close());

  it('a connection that is reset in the middle of a raw statement, and one that is refused, are UNAVAILABLE', async () => {
    const { port, host } = new URL(rostrum.database.url);
    const sockets: Socket[] = [];
    const proxy = createServer((client) => {
      const upstream = connect(Number(port), host.split(':')[0]);
      sockets.push(client, upstream);
      for (const socket of [client, upstream]) socket.on('error', () => {});
      client.pipe(upstream).pipe(client);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const url = new URL(rostrum.database.url);
    url.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const database = openDatabase({ url: url.href, poolSize: 1, statementTimeoutMs: 0, onError: () => {} });
    const running = database.prisma.$executeRaw`select pg_sleep(60)`.catch((error: unknown) => error);
    await until(async () => {
      const { rows } = await rostrum.database.pool.query(
        `select from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()`,
      );
      return rows.length > 0;
    });
    proxy.close();
    for (const socket of sockets) socket.resetAndDestroy();
    expect(codeOfDatabaseError(await running)).toBe('UNAVAILABLE');
    const refused = await database.prisma.$executeRaw`select 1`.catch((error: unknown) => error);
    expect(codeOfDatabaseError(refused)).toBe('UNAVAILABLE');
    await database.close();
  });

  /** Lets the first `times` inserts of sources fail; a sequence counts, which no rollback undoes. */
  async function failing(times: number, errcode: string, message = 'on purpose'): Promise<void> {
    const { pool } = rostrum.database;
    await pool.query(`
      drop trigger if exists failing on source;
      drop sequence if exists failures;
      create sequence failures;
      create or replace function failing() returns trigger language plpgsql as $$ begin
        if nextval('failures') <= ${times} then raise exception '${message}' using errcode = '${errcode}'; end if;
        return new;
      end $$;
      create trigger failing before insert on source for each row execute function failing()`);
  }
  const create = (title: string): Promise<Answer> =>
    rostrum.server.query(
      'mutation ($input: CreateSourceInput!) { createSource(input: $input) { source { title } userErrors { code } } }',
      { input: { title } },
      { token: rostrum.tokens.EDITOR },
    );

  it.each([
    ['a deadlock', '40P01'],
    ['a serialization failure', '40001'],
  ])('are repeated after %s, and made once', async (_what, errcode) => {
    await failing(2, errcode);
    expect((await create(`after ${errcode}`)).data).toEqual({
      createSource: { source: { title: `after ${errcode}` }, userErrors: [] },
    });
    const { rows } = await rostrum.database.pool.query('select from source where title = $1', [
      `after ${errcode}`,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('of imports leave no connection behind if the one that shows that they wait is lost', async () => {
    const { pool } = rostrum.database;
    const lock = await pool.connect();
    const inUse = pool.totalCount - pool.idleCount;
    await lock.query('BEGIN; LOCK TABLE import_row IN EXCLUSIVE MODE');
    const begin = async (n: number) => {
      const input = { format: 'ROSTRUM_JSONL', content: `{"record":"source","key":"${n}","title":"${n}"}` };
      const { data } = await rostrum.server.query(
        'mutation ($input: StartImportInput!) { startImport(input: $input) { job { id } } }',
        { input },
        { token: rostrum.tokens.ADMIN },
      );
      return (data as any).startImport.job.id as string;
    };
    const ends = async (id: string) => {
      const { data } = await rostrum.server.query(
        'query ($id: ID!) { importJob(id: $id) { state } }',
        { id },
        { token: rostrum.tokens.ADMIN },
      );
      return (data as any)?.importJob.state === 'SUCCEEDED';
    };
    const first = await begin(1);
    // Its number in pg_locks is that of WAITING in import-job.ts.
    await until(async () => {
      const { rows } = await lock.query(`select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and classid = 1146310992 and granted`);
      return rows.length > 0;
    });
    const second = await begin(2);
    await lock.query('ROLLBACK');
    for (const job of [first, second]) await until(() => ends(job));
    await until(async () => pool.totalCount - pool.idleCount === inUse);
    lock.release();
  });

  it('are not repeated without end', async () => {
    await failing(100, '40P01');
    const answer = await create('never');
    expect(faultOf(answer).code).toBe('UNAVAILABLE');
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  it('of a database that is read-only are told as that', async () => {
    await failing(100, '25006');
    expect(faultOf(await create('never')).code).toBe('UNAVAILABLE');
  });

  it('on a disk that the system has made read-only are UNAVAILABLE, though PostgreSQL says that it has no right', async () => {
    await failing(100, '42501', 'could not create file "base/5/1": Read-only file system');
    expect(faultOf(await create('never')).code).toBe('UNAVAILABLE');
    await failing(100, '42501', 'permission denied for table source');
    expect(faultOf(await create('never')).code).toBe('INTERNAL_SERVER_ERROR');
  });
});

describe('a table that is locked', () => {
  let rostrum: Rostrum;
  let server: TestServer;
  let database: Database;
  let lock: pg.Client;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
    const { url } = rostrum.database;
    database = openDatabase({ url, poolSize: 8, statementTimeoutMs: 20_000, onError: () => {} });
    server = await startTestServer({ database, schema: servedSchema(), patience: PATIENCE });
    lock = new pg.Client({ connectionString: url });
    await lock.connect();
  });
  afterAll(async () => {
    await lock.end();
    await server.close();
    await database.close();
    await rostrum.close();
  });

  const waiting = async (): Promise<number> => {
    const { rows } = await lock.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0]!.n;
  };

  it('holds up only those who ask of it; who finds no connection is refused, and who hangs up is cancelled', async () => {
    const short = () => server.query('{ sources(first: 1) { nodes { id } } }');
    for (let i = 0; i < 20; i += 1) expect((await short()).errors).toBeUndefined();
    await lock.query('begin; lock table tenure in access exclusive mode');
    const leaving = new AbortController();
    // Aliases of their own, so that each is a statement that was not sent before.
    const stuck = Array.from({ length: 30 }, async (_, i) => {
      const query = `{ a${i}: tenures(first: 1) { nodes { id } } }`;
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        signal: leaving.signal,
      });
      return (await response.json()) as Answer;
    }).map((asked) => asked.catch(() => null));
    await until(async () => (await waiting()) > 0);
    expect((await short()).errors).toBeUndefined();
    // Those that wait are refused while the lock is still held.
    const first = await Promise.race(stuck);
    expect(first!.errors![0]!.extensions.code).toBe('UNAVAILABLE');
    leaving.abort();
    await until(async () => (await waiting()) === 0);
    await lock.query('rollback');
    expect((await server.query('{ tenures(first: 1) { nodes { id } } }')).errors).toBeUndefined();
  });

  it('while the server stops, a request in progress is answered, and one that comes after it is refused with a code', async () => {
    const stopping = await startTestServer({ database, schema: servedSchema(), patience: PATIENCE });
    await lock.query('begin; lock table tenure in access exclusive mode');
    const body = JSON.stringify({ query: '{ tenures(first: 1) { nodes { __typename } } }' });
    const request = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const client = connect(Number(new URL(stopping.url).port), '127.0.0.1');
    let received = '';
    client.on('data', (text) => (received += String(text)));
    client.write(request);
    await until(async () => (await waiting()) > 0);
    const closed = once(client, 'close');
    const stopped = stopping.close();
    await new Promise(setImmediate);
    client.write(request);
    await lock.query('rollback');
    await Promise.all([closed, stopped]);
    const [first, second] = received.split('HTTP/1.1 ').slice(1);
    expect(first).toMatch(/^200 .*"data":\{"tenures":/s);
    expect(second).toMatch(/^503 .*retry-after: 1\r\n.*"code":"UNAVAILABLE"/s);
  });
});
