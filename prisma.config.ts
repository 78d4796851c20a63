import { defineConfig } from 'prisma/config';

// Prisma's CLI insists on a schema engine binary, which its installer downloads. `prisma generate` never runs it,
// so any executable will do; migrations are run by the same engine as WebAssembly (src/platform/postgres/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
