import type { Command } from 'commander';
import { listUnresolved } from '../../io/import/unresolved';
import { withDatabase } from './with-database';

const MAX = 100;

/** `rostrum unresolved`: the names in imported data that could not be linked to a thing. */
export function addUnresolvedCommand(program: Command): void {
  program
    .command('unresolved')
    .description('list names in imported rows that could not be linked to a thing, most frequent first')
    .option('--dataset <key>', 'only names of one data set')
    .option('--limit <n>', 'maximum number of names', Number, MAX)
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
            'Add the name or code to the thing that it means, or merge duplicates; then import again with --every-row.',
          );
      }),
    );
}
