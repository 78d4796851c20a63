// Starts a server of its own from dist, for scripts that measure it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts the server with these variables, on a free port unless one is named; resolves to its process and address. */
export async function startServer(env) {
  const { PATH, HOME } = process.env;
  const server = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: { PATH, HOME, PORT: '0', ...env },
    // A session of its own, as a service has: Linux shares processors among sessions.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    let out = '';
    const heard = (text) => {
      out += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(out) ?? [];
      if (!found) return;
      // What it logs later is read as well, or it would wait for room in the pipe.
      server.stdout.off('data', heard).resume();
      resolve(found);
    };
    server.stdout.on('data', heard);
    server.once('exit', () => reject(new Error('the server did not start')));
  });
  return { server, url };
}
