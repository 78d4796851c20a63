import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import pg from 'pg';
import { addressFor } from './hosts';

/** The tools of PostgreSQL for whole databases. */
type Tool = 'pg_dump' | 'pg_restore';

/**
 * Runs a tool of PostgreSQL on a database, until the signal. The address reaches it by its environment, since other users can
 * read arguments. Throws with its messages, or if it is not installed.
 */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  { url, signal }: { url: string; signal: AbortSignal },
): Promise<void> {
  const env = environmentFor(await addressFor(url));
  signal.throwIfAborted();
  const child = launch(tool, args, ['ignore', 'inherit', 'pipe'], env);
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    await ended(tool, child);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The SQL by which a backup would restore the rows of one table. */
export async function rowsInBackup(file: string, table: string): Promise<string> {
  const args = ['--data-only', `--table=${table}`, '--file=-', '--', file];
  const child = launch('pg_restore', args, ['ignore', 'pipe', 'pipe'], {});
  let sql = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (sql += text));
  await ended('pg_restore', child);
  return sql;
}

const launch = (tool: Tool, args: readonly string[], stdio: StdioOptions, env: Record<string, string>) =>
  spawn(tool, args, { stdio, env: { ...ofTheUser(), ...env } });

async function ended(tool: Tool, child: ChildProcess): Promise<void> {
  let messages = '';
  child.stderr!.on('data', (text: Buffer) => (messages += String(text)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new Error(notInstalled(tool), { cause: error }) : error),
    );
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${tool} failed: ${reasonIn(messages)}`);
}

const INSTEAD = 'or use "rostrum export all" and "rostrum restore"';

const notInstalled = (tool: Tool) =>
  `${tool} is not installed: install the client tools of PostgreSQL, ${INSTEAD}`;

/** The messages of a tool, without its name before each line. */
function reasonIn(messages: string): string {
  const text = messages.replaceAll(/^pg_\w+: (?:error: )?/gm, '').trim();
  if (!text.includes('server version mismatch')) return text || 'it was ended';
  return `${text.replaceAll('\n', '; ')}. Install the client tools of the server's version, ${INSTEAD}`;
}

/** The variables by which libpq takes what an address says, https://www.postgresql.org/docs/current/libpq-envars.html. */
function environmentFor(address: string): Record<string, string> {
  const { host, port, user = '', password, database = '' } = new pg.Client(address);
  const parameters = new URLSearchParams(address.split('?')[1]);
  const given = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'options'].flatMap((name) => {
    const value = parameters.get(name);
    // What only the driver of Node knows: encrypted, with any certificate.
    return value === null
      ? []
      : [[`PG${name.toUpperCase()}`, value.replace(/^no-verify$/, 'require')] as const];
  });
  return {
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGDATABASE: database,
    ...(password ? { PGPASSWORD: password } : {}),
    ...Object.fromEntries(given),
  };
}

/** Where the user's shell finds programs, passwords and certificates. */
function ofTheUser(): Record<string, string | undefined> {
  // oxlint-disable-next-line no-process-env -- The tools run as the user would run them.
  const { PATH, HOME } = process.env;
  return { PATH, HOME };
}
