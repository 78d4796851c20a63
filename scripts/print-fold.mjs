// Prints the SQL of fold() for a migration, from the table of letters
// (src/engine/model/letters/table.ts). Requires a build.
import { createRequire } from 'node:module';

const { foldInSql } = createRequire(import.meta.url)('../dist/engine/model/letters/fold-sql.js');
process.stdout.write(foldInSql());
