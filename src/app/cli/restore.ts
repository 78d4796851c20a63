import { open, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { restore } from '../../io/export/complete/restore';
import { gatherStatistics } from '../../platform/postgres/gather-statistics';
import { explainFailure } from '../../io/import/explain-failure';
import { Inputs } from '../../io/import/read/inputs';
import { openClient } from '../../platform/postgres/hosts';
import { interruption } from './interruption';
import { restoreBackup } from './restore-backup';
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
      await refuseFolder(file);
      return (await isBackup(file)) ? restoreBackup(file) : restoreExport(file);
    });
}

async function refuseFolder(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new Error(`${file} is a folder; name the file to restore`);
}

async function restoreExport(file: string): Promise<void> {
  const inputs = await Inputs.find([file], ['jsonl'], process.stdin);
  try {
    await withDatabase(async ({ url, prisma }) => {
      const client = await openClient(url, { application_name: 'rostrum restore' });
      const disconnect = () => void client.end();
      interruption.addEventListener('abort', disconnect);
      try {
        for await (const input of inputs.files()) {
          if (input.head.startsWith(DUMP)) throw new Error(FROM_STDIN);
          const { rows } = await restore(client, input.lines());
          console.log(`${input.path}: ${rows.toLocaleString('en')} rows restored`);
        }
      } finally {
        interruption.removeEventListener('abort', disconnect);
        await client.end();
      }
      await gatherStatistics({ prisma });
    }, WRITES);
  } catch (error) {
    throw new Error(explainFailure(error, 'Nothing was restored.') ?? (error as Error).message, {
      cause: error,
    });
  } finally {
    await inputs.close();
  }
}

const FROM_STDIN = 'a backup is not read from stdin, nor from an archive; name its file';

async function isBackup(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(DUMP.length), 0, DUMP.length, 0);
    return buffer.toString('latin1') === DUMP;
  } finally {
    await handle.close();
  }
}
