import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { seed } from '../../src/io/import/seed';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { migrate } from '../../src/platform/postgres/migrate';
import { involvementFaults } from './involvement';
import { currentRun } from './run';

/** What a test's database may start from; each is filled once a run, by the first test that asks for it. */
const TEMPLATES = {
  empty: async (url: string) => void (await migrate(url)),
  story: async (url: string) => {
    await migrate(url);
    const database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 0, onError: fail });
    await seed(database);
    await database.close();
  },
};

export type Template = keyof typeof TEMPLATES;

/** A database of a test file's own. `drop` closes it and deletes it; it throws if triggers have not kept what they have to. */
export interface TestDatabase extends Pick<Database, 'url' | 'pool' | 'prisma'> {
  drop(): Promise<void>;
}

/** Makes a database from a template, in the time it takes to copy some files. */
export async function createTestDatabase(template: Template = 'empty'): Promise<TestDatabase> {
  await makeTemplate(template);
  const name = `${currentRun().prefix}_${randomBytes(6).toString('hex')}`;
  await onServer((server) => server.query(`CREATE DATABASE ${name} TEMPLATE ${templateName(template)}`));
  let isDropping = false;
  const database = openDatabase({
    url: urlOf(name),
    poolSize: 8,
    statementTimeoutMs: 20_000,
    // A connection that is about to close anyway may first hear that its database goes.
    onError: (error) => {
      if (!isDropping) fail(error);
    },
  });
  return {
    url: database.url,
    pool: database.pool,
    prisma: database.prisma,
    drop: async () => {
      // Whatever a test file does, its whole history is one more case for the triggers.
      const faults = await involvementFaults(database.pool);
      isDropping = true;
      await database.close();
      await onServer((server) => server.query(`DROP DATABASE ${name} WITH (FORCE)`));
      if (faults.length > 0) throw new Error(`Involvement is not kept right: ${JSON.stringify(faults)}`);
    },
  };
}

/** Makes a template unless this run has it; workers that ask at once wait for the one that makes it. */
export async function makeTemplate(template: Template): Promise<void> {
  const name = templateName(template);
  await onServer(async (server) => {
    await server.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    // Under another name until it is whole: a template that failed half way must not look like one.
    const unfinished = `${name}_unfinished`;
    await server.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`);
    await TEMPLATES[template](urlOf(unfinished));
    await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  });
}

/** Deletes every database of this run from a server that stays. */
export function dropAll(): Promise<void> {
  return onServer(async (server) => {
    const mine = `${currentRun().prefix}\\_%`;
    const { rows } = await server.query('SELECT datname FROM pg_database WHERE datname LIKE $1', [mine]);
    for (const { datname } of rows) await server.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });
}

function fail(error: Error): never {
  throw error;
}

const templateName = (template: Template) => `${currentRun().prefix}_${template}`;

function urlOf(database: string): string {
  const url = new URL(currentRun().serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: currentRun().serverUrl });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
