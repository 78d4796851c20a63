import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { startEmbeddedPostgres } = require('../dist/platform/postgres/embedded-postgres.js');
const { migrate, schemaDrift } = require('../dist/platform/postgres/migrate.js');
const { sqlDrift } = require('../dist/platform/postgres/sql-objects.js');

/** What differs between the migrations, applied to an empty database, and prisma/schema.prisma and prisma/sql. */
export async function driftOfMigrations() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rostrum-drift-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    await migrate(server.url);
    return { schema: await schemaDrift(server.url), sql: await sqlDrift(server.url) };
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
