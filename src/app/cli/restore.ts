import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import { restore } from '../../io/export/complete/restore';
import { gatherStatistics } from '../../platform/postgres/gather-statistics';
import { explainFailure } from '../../io/import/explain-failure';
import { Inputs } from '../../io/import/read/inputs';
import { openClient } from '../../platform/postgres/hosts';
import { runTool } from '../../platform/postgres/pg-tools';
import { withDatabase } from './with-database';

/** How a file of pg_dump in its custom format begins. */
const DUMP = 'PGDMP';

const WRITES = { writes: true };

/** `rostrum restore`: restores a complete export, or a backup, into an empty database. */
export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('restore a complete export or a backup into an empty database, with its recordings and ids')
    .argument(
      '<file>',
      'the file written by "rostrum export all", optionally as .gz or .zip, or by "rostrum backup"; - is stdin',
    )
    .action(async (file: string) => {
      if (await isDump(file)) return restoreDump(file);
      const inputs = await Inputs.find([file], ['jsonl'], process.stdin);
      try {
        await withDatabase(async ({ url, prisma }) => {
          const client = await openClient(url, { application_name: 'rostrum restore' });
          try {
            for await (const input of inputs.files()) {
              const { rows } = await restore(client, input.lines());
              console.log(`${input.path}: ${rows.toLocaleString('en')} rows restored`);
            }
          } finally {
            await client.end();
          }
          await gatherStatistics({ prisma });
        }, WRITES);
      } catch (error) {
        throw new Error(explainFailure(error) ?? (error as Error).message, { cause: error });
      } finally {
        await inputs.close();
      }
    });
}

async function isDump(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(DUMP.length), 0, DUMP.length, 0);
    return buffer.toString('latin1') === DUMP;
  } finally {
    await handle.close();
  }
}

async function restoreDump(file: string): Promise<void> {
  await withDatabase(async ({ url, pool, prisma }) => {
    const { rowCount } = await pool.query('select from recording union all select from api_key limit 1');
    if (rowCount)
      throw new Error(
        'The database is not empty: it has recordings, or keys, which those of the backup would replace. A restore requires an empty one; set ROSTRUM_SEED=false before its first start.',
      );
    await runTool(
      'pg_restore',
      ['--clean', '--if-exists', '--no-owner', '--single-transaction', '--dbname=', file],
      url,
    );
    await gatherStatistics({ prisma });
  }, WRITES);
}
