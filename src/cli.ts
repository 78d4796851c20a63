#!/usr/bin/env node
import { Command } from 'commander';
import { addExplainCommand } from './cli/explain';
import { addExportCommand } from './cli/export';
import { addImportCommand } from './cli/import';
import { addKeysCommand } from './cli/keys';
import { addMigrateCommand } from './cli/migrate';
import { addRestoreCommand } from './cli/restore';
import { addSchemaCommand } from './cli/schema';
import { addUnresolvedCommand } from './cli/unresolved';

const program = new Command('rostrum')
  .description('Looks after a Rostrum: its database, its keys, its schema.')
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });
addImportCommand(program);
addExportCommand(program);
addRestoreCommand(program);
addUnresolvedCommand(program);
addExplainCommand(program);
addKeysCommand(program);
addMigrateCommand(program);
addSchemaCommand(program);

program.parseAsync().catch((error: Error) => {
  console.error(`rostrum: ${error.message}`);
  process.exitCode = 1;
});
