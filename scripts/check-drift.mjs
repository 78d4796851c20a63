// Migrates an empty database and fails where prisma/schema.prisma or prisma/sql differ from the result.
import { driftOfMigrations } from './drift.mjs';

const { schema, sql } = await driftOfMigrations();
const faults = [
  ...(schema === '' ? [] : [`prisma/schema.prisma differs; a migration would have to do this:\n${schema}`]),
  ...sql.files.map((file) => `prisma/sql/${file} differs from what the migrations make`),
  ...sql.unknown.map((object) => `${object} is in no file of prisma/sql`),
];
if (faults.length > 0) {
  console.error(`${faults.join('\n')}\nnpm run db:new-migration -- <name> writes the migration.`);
  process.exitCode = 1;
}
