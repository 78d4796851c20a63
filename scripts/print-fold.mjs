// Prints prisma/sql/fold.sql: fold(), made from the table of letters (src/engine/model/letters/table.ts). Needs a build.
import { createRequire } from 'node:module';

const { foldInSql } = createRequire(import.meta.url)('../dist/engine/model/letters/fold-sql.js');
process.stdout.write(
  `-- Made by scripts/print-fold.mjs from src/engine/model/letters/table.ts; tests/letters compares the two.\n${foldInSql()}\n`,
);
