import type { Command } from 'commander';
import { runTool } from '../../platform/postgres/pg-tools';
import { interruption } from './interruption';
import { replaceFile } from './replace-file';
import { withDatabase } from './with-database';

/** `rostrum backup`: writes the whole database with pg_dump, in its custom format. */
export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .description(
      'write the whole database to a file with pg_dump, keys included; possible while a server is running. "restore" reads it',
    )
    .argument('<file>', 'the file to write')
    .action((file: string) =>
      withDatabase((_database, { directUrl }) =>
        replaceFile(file, (path) =>
          runTool('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${path}`], {
            url: directUrl,
            signal: interruption,
          }),
        ),
      ),
    );
}
