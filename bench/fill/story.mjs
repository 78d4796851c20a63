// A database with the bundled example only, recreated each time by the product itself.
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { pinPostgres } from '../harness/machine.mjs';
import { startSide } from '../harness/side.mjs';
import { ensureCluster, findRunning, startCluster, urlOf } from './cluster.mjs';
import { recreate } from './index.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('../.data/story', import.meta.url));

/** Its URL, and a function that ends the server. */
export async function storyDatabase() {
  await ensureCluster(folder);
  if ((await findRunning(folder)) !== null)
    throw new Error(`${folder} is in use by a running server; stop it first`);
  const { port, stop } = await startCluster(folder);
  const url = urlOf(port);
  try {
    await recreate(port);
    const server = await startSide({
      node: process.execPath,
      script: `${root}dist/main.js`,
      cwd: root,
      env: { DATABASE_URL: url },
      ready: /answers at .*:(\d+)\/graphql/,
    });
    await server.stop();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('VACUUM (ANALYZE)');
    await pinPostgres(client);
    await client.end();
    return { url, close: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
