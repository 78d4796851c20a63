import type { Command } from 'commander';
import { withDatabase } from './with-database';

/** `rostrum migrate`: migrates the database, also where starts of the server do not (ROSTRUM_MIGRATE=false). */
export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description(
      'apply pending migrations (a start of the server does so as well, unless ROSTRUM_MIGRATE=false)',
    )
    .action(() =>
      withDatabase(
        async (_database, { applied }) => {
          for (const name of applied) console.log(`applied ${name}`);
          console.log('The database is up to date.');
        },
        { migrates: true },
      ),
    );
}
