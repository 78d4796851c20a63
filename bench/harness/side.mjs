import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CORES, pins } from './machine.mjs';

const PATIENCE_MS = 120_000;

/** A server under test: a process of its own, pinned to its core, with NODE_ENV=production. */
export async function startSide({ node, script, cwd, env, ready }) {
  const command = [node, script];
  if (pins) command.unshift('taskset', '-c', CORES.server);
  const child = spawn(command[0], command.slice(1), {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (part) => (complaints = (complaints + part).slice(-4000)));
  const exit = once(child, 'exit');
  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${script} was not ready in time`)), PATIENCE_MS);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = ready.exec(line);
      if (match) resolve(Number(match[1]));
    });
    void exit.then(([code]) => reject(new Error(`${script} ended with ${code}: ${complaints}`)));
    void exit.then(() => clearTimeout(timer));
  });
  return {
    port,
    pid: child.pid,
    complaints: () => complaints,
    /**
     * Suspends it until it is resumed, so that its cleanup work does not run while another side is
     * measured.
     */
    pause: () => signal(child, 'SIGSTOP'),
    resume: () => signal(child, 'SIGCONT'),
    async stop() {
      signal(child, 'SIGCONT');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** On systems with these signals. */
const signal = (child, name) => process.platform !== 'win32' && child.kill(name);
