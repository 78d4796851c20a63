import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How to start a PostgreSQL program: the command, and the account that it runs under. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** The account that PostgreSQL runs under; null is the current one, unless that is root. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/**
 * PostgreSQL refuses to run as root. It then runs as the owner of the folder or, if that is root as well, as the user
 * `postgres`, which is created if it is missing.
 */
export function postgresAccount(folder: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(folder) ? statSync(folder) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = lookUp();
  if (found) return found;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root, and no user "postgres" could be made for it (${(error as Error).message.trim()}); ` +
        'start Rostrum as another user, or set DATABASE_URL',
    );
  }
  return lookUp()!;
}

/** Changes the owner of a folder to the account that PostgreSQL runs under. */
export function giveTo(account: Account, folder: string): void {
  if (account) chownSync(folder, account.uid, account.gid);
}

/**
 * The command for running a program as `account` with access to `paths`.
 *
 * A checkout below /root (mode 0700) is closed to the user `postgres`. Instead of opening the home folder to everyone,
 * the program keeps one capability of root, to pass through folders.
 */
export function launchAs(
  account: Account,
  command: string,
  args: readonly string[],
  paths: readonly string[],
): Launch {
  if (!account) return { command, args };
  const closed = [command, ...paths].find((path) => !isReachable(path, account));
  if (closed === undefined) return { command, args, uid: account.uid, gid: account.gid };
  const capability = '+dac_override';
  const keep = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    `--inh-caps=${capability}`,
    `--ambient-caps=${capability}`,
    // Otherwise access(2), by which initdb finds the server, would consider only the user.
    '--securebits=+no_setuid_fixup',
  ];
  try {
    execFileSync('setpriv', [...keep, 'true'], { stdio: 'pipe' });
  } catch {
    throw new Error(
      `the user "postgres" can't reach ${closed}; move Rostrum (or ROSTRUM_DATA_DIR) out of a private folder, ` +
        'start it as another user, or set DATABASE_URL',
    );
  }
  return { command: 'setpriv', args: [...keep, '--', command, ...args] };
}

function lookUp(): Account {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function isReachable(path: string, account: NonNullable<Account>): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & execute)) return false;
    if (folder === dirname(folder)) return true;
  }
}
