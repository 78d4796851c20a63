#!/usr/bin/env node
import { Command } from 'commander';
import { addKeysCommand } from './cli/keys';
import { addMigrateCommand } from './cli/migrate';
import { addSchemaCommand } from './cli/schema';

const program = new Command('rostrum')
  .description('Looks after a Rostrum: its database, its keys, its schema.')
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });
addKeysCommand(program);
addMigrateCommand(program);
addSchemaCommand(program);

program.parseAsync().catch((error: Error) => {
  console.error(`rostrum: ${error.message}`);
  process.exitCode = 1;
});
