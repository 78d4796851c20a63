// Writes a migration of what changed in prisma/schema.prisma and prisma/sql. What else has to be done is added by hand:
// changes of data, indexes and constraints that Prisma's language cannot state. Needs a build.
// Usage: node scripts/new-migration.mjs <name_in_snake_case>
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { driftOfMigrations } from './drift.mjs';

const prisma = resolve(dirname(fileURLToPath(import.meta.url)), '../prisma');
const [name = ''] = process.argv.slice(2);
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: node scripts/new-migration.mjs <name_in_snake_case>');
  process.exit(1);
}
const { schema, sql } = await driftOfMigrations();
const parts = [
  schema,
  ...sql.files.map((file) => readFileSync(resolve(prisma, 'sql', file), 'utf8').trim()),
].filter((part) => part !== '');
for (const object of sql.unknown)
  console.error(`${object} is in no file of prisma/sql: drop it in the migration, or add it`);
if (parts.length === 0) {
  console.error('Nothing changed in prisma/schema.prisma or prisma/sql.');
} else {
  // Migrations are applied in the order of their names: a new one comes last, whatever the clock says.
  const last = Math.max(...readdirSync(resolve(prisma, 'migrations')).map((folder) => parseInt(folder) || 0));
  const now = Number(new Date().toISOString().replace(/\D/g, '').slice(0, 14));
  const folder = resolve(prisma, 'migrations', `${Math.max(now, last + 1)}_${name}`);
  mkdirSync(folder);
  writeFileSync(resolve(folder, 'migration.sql'), `${parts.join('\n\n')}\n`);
  console.log(`${folder}/migration.sql`);
}
