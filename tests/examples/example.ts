import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');
const LEFT_BEHIND = ['node_modules', 'gql', 'dist'];

/**
 * A copy of a folder of examples/, with the tools of this repository instead of an install of its own.
 */
export interface Example {
  directory: string;
  /** Runs a program of node_modules/.bin or of the system there; throws its output if it fails. */
  run(program: string, ...args: string[]): Promise<string>;
  /** Replaces text in a file of the copy; throws if it does not occur. */
  edit(file: string, before: string, after: string): Promise<void>;
  remove(): Promise<void>;
}

/** Copies an example, with replacements in its files, such as the URL of a server. */
export async function copyExample(name: string, replacements: Record<string, string>): Promise<Example> {
  const directory = await mkdtemp(join(tmpdir(), `rostrum-${name}-`));
  await cp(join(ROOT, 'examples', name), directory, {
    recursive: true,
    filter: (source) => !LEFT_BEHIND.some((left) => source.endsWith(`/${left}`)),
  });
  await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const replaced = new Set<string>();
  for (const file of files) {
    let text = await readFile(file, 'utf8');
    for (const [before, after] of Object.entries(replacements)) {
      if (!text.includes(before)) continue;
      replaced.add(before);
      text = text.replaceAll(before, after);
    }
    await writeFile(file, text);
  }
  const missing = Object.keys(replacements).filter((before) => !replaced.has(before));
  if (missing.length > 0) throw new Error(`examples/${name} has no ${missing.join(' and no ')}`);

  return {
    directory,
    async run(program, ...args) {
      const local = join(directory, 'node_modules/.bin', program);
      try {
        const command = existsSync(local) ? local : program;
        return (await promisify(execFile)(command, args, { cwd: directory })).stdout;
      } catch (error) {
        const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
        throw new Error([message, stdout, stderr].join('\n'), { cause: error });
      }
    },
    async edit(file, before, after) {
      const path = join(directory, file);
      const text = await readFile(path, 'utf8');
      if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
      await writeFile(path, text.replace(before, after));
    },
    remove: () => rm(directory, { recursive: true }),
  };
}
