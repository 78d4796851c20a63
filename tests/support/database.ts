import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { seed } from '../../src/io/import/seed';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { migrate } from '../../src/platform/postgres/migrate';
import { involvementFaults } from './involvement';
import { currentRun } from './run';

/** The templates of test databases; each is filled once per run, by the first test that needs it. */
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

/**
 * The database of one test file. `drop` closes and deletes it; it throws if a table maintained by
 * triggers is wrong.
 */
export interface TestDatabase extends Pick<Database, 'url' | 'pool' | 'prisma'> {
  drop(): Promise<void>;
}

/** Creates a database from a template, in the time it takes to copy some files. */
export async function createTestDatabase(template: Template = 'empty'): Promise<TestDatabase> {
  await makeTemplate(template);
  const name = `${currentRun().prefix}_${randomBytes(6).toString('hex')}`;
  await onServer((server) => server.query(`CREATE DATABASE ${name} TEMPLATE ${templateName(template)}`));
  let isDropping = false;
  const database = openDatabase({
    url: urlOf(name),
    poolSize: 8,
    statementTimeoutMs: 20_000,
    // A connection about to close may first be notified that its database goes away.
    onError: (error) => {
      if (!isDropping) fail(error);
    },
  });
  return {
    url: database.url,
    pool: database.pool,
    prisma: database.prisma,
    drop: async () => {
      // The whole history of a test file is one more case for the triggers.
      const faults = await involvementFaults(database.pool);
      isDropping = true;
      await database.close();
      await onServer((server) => server.query(`DROP DATABASE ${name} WITH (FORCE)`));
      if (faults.length > 0) throw new Error(`Involvement is not kept right: ${JSON.stringify(faults)}`);
    },
  };
}

/** Creates a template unless this run has it; concurrent workers wait for the one that creates it. */
export async function makeTemplate(template: Template): Promise<void> {
  const name = templateName(template);
  await onServer(async (server) => {
    await server.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    // Under another name until it is complete: a template that failed half way must not look like one.
    const unfinished = `${name}_unfinished`;
    await server.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`);
    await TEMPLATES[template](urlOf(unfinished));
    await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  });
}

/** Deletes every database of this run from a persistent server. */
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
