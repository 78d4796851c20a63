// Prints the SQL of fold(), as the table of letters (src/engine/model/letters/table.ts) has it, for a migration. Needs a build.
import { createRequire } from 'node:module';

const { foldInSql } = createRequire(import.meta.url)('../dist/engine/model/letters/fold-sql.js');
process.stdout.write(foldInSql());
