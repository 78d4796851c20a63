import type { Command } from 'commander';
import pg from 'pg';
import { restore } from '../../io/export/complete/restore';
import { explainFailure } from '../../io/import/explain-failure';
import { Inputs } from '../../io/import/read/inputs';
import { withDatabase } from './with-database';

/** `rostrum restore`: restores a complete export into an empty database. */
export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('restore a complete export into an empty database, with its recordings and ids')
    .argument('<file>', 'the file written by "rostrum export all", optionally as .gz or .zip; - is stdin')
    .action(async (file: string) => {
      const inputs = await Inputs.find([file], ['jsonl'], process.stdin);
      try {
        await withDatabase(async ({ url }) => {
          const client = new pg.Client({ connectionString: url, application_name: 'rostrum restore' });
          await client.connect();
          try {
            for await (const input of inputs.files()) {
              const { rows } = await restore(client, input.lines());
              console.log(`${input.path}: ${rows.toLocaleString('en')} rows restored`);
            }
          } finally {
            await client.end();
          }
        });
      } catch (error) {
        throw new Error(explainFailure(error) ?? (error as Error).message, { cause: error });
      } finally {
        await inputs.close();
      }
    });
}
