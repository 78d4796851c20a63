import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres';
import { makeTemplate } from './database';
import globalTeardown from './global-teardown';
import { rememberRun } from './run';

/**
 * One PostgreSQL for the whole run, embedded unless TEST_DATABASE_URL names a server, with an empty
 * template in it.
 */
export default async function globalSetup(): Promise<void> {
  const prefix = `rostrum_test_${randomBytes(4).toString('hex')}`;
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    rememberRun({ serverUrl: given, prefix });
  } else {
    const folder = await mkdtemp(join(tmpdir(), 'rostrum-test-'));
    const server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    rememberRun({ serverUrl: server.url, prefix, embedded: { server, folder } });
  }
  try {
    await makeTemplate('empty');
  } catch (error) {
    // jest does not run the teardown if the setup failed.
    await globalTeardown();
    throw error;
  }
}
