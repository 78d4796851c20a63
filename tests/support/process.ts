import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** A running program of src/, with its output. */
export interface Running {
  child: ChildProcess;
  output: { out: string; err: string };
  /**
   * Resolves to the exit code; attached from the start, since the program may end before it is awaited.
   */
  ended: Promise<number | null>;
}

/** The command that runs a TypeScript file, and its arguments. */
export const programOf = (file: string, args: string[]): [string, string[]] => [
  process.execPath,
  ['-r', join(__dirname, 'run-typescript.cjs'), file, ...args],
];

/** The command that runs a program of src/, and its arguments. */
export const commandOf = (program: string, args: string[]) => programOf(join(root, 'src', program), args);

/**
 * Runs a program of src/ as a user would, with nothing in the environment but `env` and the location of
 * the data.
 */
export function runIn(
  dataDir: string,
  program: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Running {
  const child = spawn(...commandOf(program, args), {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', ROSTRUM_DATA_DIR: dataDir, ROSTRUM_SEED: 'false', ...env },
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (text) => (output.out += text));
  child.stderr.on('data', (text) => (output.err += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, ended };
}

export const exitOf = ({ ended }: Pick<Running, 'ended'>): Promise<number | null> => ended;

/** Waits for the URL that a start prints. */
export async function addressOf({ child, output, ended }: Running): Promise<string> {
  for (;;) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output.out)?.[0];
    if (address) return address;
    await Promise.race([
      once(child.stdout!, 'data'),
      ended.then(() => {
        throw new Error(output.err);
      }),
    ]);
  }
}
