import type { Command } from 'commander';
import { withDatabase } from './with-database';

/** `rostrum migrate`: migrates the database; every start of the server does so as well. */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('apply pending migrations (a start of the server does so as well)')
    .action(() => withDatabase(async () => console.log('The database is up to date.')));
}
