import { createKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { createSchema } from '../../src/schema';
import type { ServerSettings } from '../../src/server';
import { createTestDatabase, type Template, type TestDatabase } from './database';
import { Factory } from './factories';
import { type Answer, startTestServer, type TestServer } from './server';

type KeyedRole = Exclude<`${Role}`, 'ANONYMOUS'>;

/** The whole product over the database of one test file: used over HTTP, as by a client. */
export interface Rostrum {
  database: TestDatabase;
  server: TestServer;
  /** Starts another server over the same database, which is closed with it, if not before. */
  serve: (config?: Partial<ServerSettings>) => Promise<TestServer>;
  /** A bearer token for each role. */
  tokens: Readonly<Record<KeyedRole, string>>;
  make: Factory;
  /** The data of a query that must succeed. */
  ask: <T = Record<string, any>>(document: string, variables?: Record<string, unknown>) => Promise<T>;
  /**
   * The payload of a mutation with one input, of any outcome; as an editor unless another role is given.
   */
  tell: (mutation: string, input: object, selection: string, role?: KeyedRole) => Promise<any>;
  /** A digest of every row of every table, for tests that nothing changed. */
  digest: () => Promise<string>;
  close: () => Promise<void>;
}

let schema: ReturnType<typeof createSchema> | undefined;

/** The schema of the server, built once for a test file. */
export const servedSchema = () => (schema ??= createSchema());

/** Starts the product over a fresh copy of a template. */
export async function startRostrum(
  options: { template?: Template; maxCost?: number } = {},
): Promise<Rostrum> {
  const database = await createTestDatabase(options.template);
  const { prisma, pool } = database;
  const servers: TestServer[] = [];
  const serve = async (config: Partial<ServerSettings> = {}) => {
    const started = await startTestServer({ database, schema: servedSchema(), config });
    servers.push(started);
    return started;
  };
  const server = await serve({ maxCost: options.maxCost ?? 10_000_000 });
  const roles = [Role.READER, Role.EDITOR, Role.REVIEWER, Role.ADMIN] as const;
  const keys = await Promise.all(
    roles.map(async (role) => [role, (await createKey(prisma, { name: `test ${role}`, role })).token]),
  );
  const tokens = Object.fromEntries(keys) as Rostrum['tokens'];

  const answered = (answer: Answer): Record<string, any> => {
    if (!answer.errors && answer.data) return answer.data;
    throw new Error(JSON.stringify([answer.errors, server.logged.at(-1)]));
  };
  const ask: Rostrum['ask'] = async (document, variables) =>
    answered(await server.query(document, variables)) as never;
  const tell: Rostrum['tell'] = async (mutation, input, selection, role = Role.EDITOR) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const document = `mutation ($input: ${type}) { told: ${mutation}(input: $input) ${selection} }`;
    return answered(await server.query(document, { input }, { token: tokens[role] })).told;
  };
  return {
    database,
    server,
    serve,
    tokens,
    ask,
    tell,
    make: new Factory(prisma, tell),
    digest: () => digest(pool),
    async close() {
      for (const each of servers) await each.close();
      await database.drop();
    },
  };
}

/** The first error as a client sees it: code, field and message. */
export function faultOf({ errors }: Answer): { code: unknown; field: unknown; message: string } {
  const error = errors?.[0];
  if (!error) throw new Error('There was no error');
  return { code: error.extensions.code, field: error.extensions.field, message: error.message };
}

// The use of a key is noted now and then, whatever it is used for.
async function digest(pool: TestDatabase['pool']): Promise<string> {
  const { rows } = await pool.query<{ digest: string }>(`
    SELECT string_agg(tablename || query_to_xml(
      format('SELECT md5(coalesce(string_agg(j, '''' ORDER BY j), ''''))
        FROM (SELECT (to_jsonb(t) - ''used_at'')::text AS j FROM %I t) rows', tablename),
      false, true, '')::text, '' ORDER BY tablename) AS digest
    FROM pg_tables WHERE schemaname = current_schema()`);
  return rows[0]!.digest;
}
