import { spawnSync } from 'node:child_process';

/**
 * `describe` if a program that not all machines have can be run; otherwise skipped, with the reason
 * printed.
 */
export function describeWith(program: readonly [string, ...string[]], name: string, body: () => void): void {
  const [command, ...args] = program;
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return describe(name, body);
  console.warn(
    `Skipped: ${name}. ${program.join(' ')} does not run here: ${error?.message ?? stderr.trim()}`,
  );
  describe.skip(name, body);
}
