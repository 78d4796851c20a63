#!/usr/bin/env node
import { Command } from 'commander';
import { addExportCommand } from './app/cli/export';
import { addImportCommand } from './app/cli/import';
import { addKeysCommand } from './app/cli/keys';
import { addMigrateCommand } from './app/cli/migrate';
import { addRestoreCommand } from './app/cli/restore';
import { addSchemaCommand } from './app/cli/schema';
import { addUnresolvedCommand } from './app/cli/unresolved';

const program = new Command('rostrum')
  .description('Looks after a Rostrum: its database, its keys, its schema.')
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });
addImportCommand(program);
addExportCommand(program);
addRestoreCommand(program);
addUnresolvedCommand(program);
addKeysCommand(program);
addMigrateCommand(program);
addSchemaCommand(program);

program.parseAsync().catch((error: Error) => {
  console.error(`rostrum: ${error.message}`);
  process.exitCode = 1;
});
