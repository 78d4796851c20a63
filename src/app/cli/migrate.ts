import type { Command } from 'commander';
import { withDatabase } from './with-database';

/** `rostrum migrate`: brings the database up to date, as every start does too. */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('apply the migrations that the database lacks (a start of the server does so, too)')
    .action(() => withDatabase(async () => console.log('The database is up to date.')));
}
