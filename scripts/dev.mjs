// Builds dist/ anew whenever a file of src/ changes, and restarts the server whenever dist/ does. Ctrl-C ends both.
// Usage: npm run dev, which builds what is missing first
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

// In groups of their own, so that Ctrl-C reaches each once, from here: a server that gets it twice would not end in order.
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
  // The compiler is a child of the script that was started, which doesn't hand signals on.
  if (compiler.exitCode === null) process.kill(-compiler.pid, 'SIGTERM');
  server.kill('SIGTERM');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
for (const child of [compiler, server]) child.on('exit', end);
await ended;
