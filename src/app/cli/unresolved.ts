import type { Command } from 'commander';
import { listUnresolved } from '../../io/import/unresolved';
import { withDatabase } from './with-database';

const MAX = 100;

/** `rostrum unresolved`: the names in imported data of which nobody knows whom they stand for. */
export function addUnresolvedCommand(program: Command): void {
  program
    .command('unresolved')
    .description('list names in imported rows of which nobody knows whom they stand for, most frequent first')
    .option('--dataset <key>', 'only those of one dataset')
    .option('--limit <n>', 'how many', Number, MAX)
    .action((options: { dataset?: string; limit: number }) =>
      withDatabase(async ({ prisma }) => {
        const names = await listUnresolved(prisma, options);
        const lines = names.map(({ count, kind, name, country, datasetKey, firstRow }) =>
          [
            String(count).padStart(7),
            kind.toLowerCase().padEnd(12),
            name,
            ...(country ? [`(${country})`] : []),
            `in ${datasetKey}, first in row ${firstRow}`,
          ].join('  '),
        );
        console.log(lines.join('\n') || 'Every name is resolved.');
        if (lines.length > 0)
          console.error(
            'Add a name or code to whom it stands for, or merge what is one, then import again with --every-row.',
          );
      }),
    );
}
