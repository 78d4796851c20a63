import { spawn } from 'node:child_process';
import { addressFor } from './hosts';

/** The tools of PostgreSQL for whole databases. */
type Tool = 'pg_dump' | 'pg_restore';

/**
 * Runs a tool of PostgreSQL on a database. The address reaches it by its environment, since other users can read arguments.
 * Throws with its messages, or if it is not installed.
 */
export async function runTool(tool: Tool, args: readonly string[], url: string): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(await addressFor(url));
  const child = spawn(tool, args, {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: {
      PATH: pathOfTools(),
      PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
      PGPORT: port || '5432',
      PGUSER: decodeURIComponent(username),
      PGPASSWORD: decodeURIComponent(password),
      PGDATABASE: decodeURIComponent(pathname.slice(1)),
      PGSSLMODE: searchParams.get('sslmode') ?? 'prefer',
    },
  });
  let messages = '';
  child.stderr.on('data', (text: Buffer) => (messages += String(text)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new Error(notInstalled(tool), { cause: error }) : error),
    );
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${tool} failed: ${messages.trim()}`);
}

const notInstalled = (tool: Tool) =>
  `${tool} is not installed: install the client tools of PostgreSQL, or use "rostrum export all" and "rostrum restore"`;

// oxlint-disable-next-line no-process-env -- The tools are where the user's shell finds them.
const pathOfTools = () => process.env.PATH;
