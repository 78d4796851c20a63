// Rebuilds dist/ when a file in src/ changes, and restarts the server when dist/ does. Ctrl-C ends both.
// Usage: npm run dev, which first builds what is missing
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

// In process groups of their own, so that Ctrl-C is forwarded to each exactly once: a server that
// receives it twice would not shut down gracefully.
const start = (...args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit', detached: true });

const compiler = start(
  'node_modules/typescript/bin/tsc',
  '-p',
  'tsconfig.build.json',
  '--watch',
  '--preserveWatchOutput',
);
const server = start('--watch', '--watch-preserve-output', 'dist/main.js');
const ended = Promise.all([once(compiler, 'exit'), once(server, 'exit')]);

let isEnding = false;
function end() {
  if (isEnding) return;
  isEnding = true;
  // The compiler is a child of the script that was started, which does not forward signals.
  if (compiler.exitCode === null) process.kill(-compiler.pid, 'SIGTERM');
  server.kill('SIGTERM');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
for (const child of [compiler, server]) child.on('exit', end);
await ended;
