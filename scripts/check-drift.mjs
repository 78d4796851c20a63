// Migrates an empty database and fails if the result differs from prisma/schema.prisma.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { startEmbeddedPostgres } = require('../dist/platform/postgres/embedded-postgres.js');
const { migrate, schemaDrift } = require('../dist/platform/postgres/migrate.js');

const dataDir = mkdtempSync(join(tmpdir(), 'rostrum-drift-'));
const server = await startEmbeddedPostgres({ dataDir, durable: false });
try {
  await migrate(server.url);
  const drift = await schemaDrift(server.url);
  if (drift !== '') {
    console.error(`A migration is missing, which would have to contain:\n${drift}`);
    process.exitCode = 1;
  }
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
