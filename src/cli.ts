#!/usr/bin/env node
import { Command } from 'commander';
import { addBackupCommand } from './app/cli/backup';
import { addExplainCommand } from './app/cli/explain';
import { addExportCommand } from './app/cli/export';
import { addImportCommand } from './app/cli/import';
import { addIngestCommand } from './app/cli/ingest';
import { addKeysCommand } from './app/cli/keys';
import { addMcpCommand } from './app/cli/mcp';
import { addMigrateCommand } from './app/cli/migrate';
import { addRestoreCommand } from './app/cli/restore';
import { addSchemaCommand } from './app/cli/schema';
import { addUnresolvedCommand } from './app/cli/unresolved';

const program = new Command('rostrum')
  .description('Manages a Rostrum knowledge base: its data, keys and schema.')
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });
addImportCommand(program);
addIngestCommand(program);
addExportCommand(program);
addBackupCommand(program);
addRestoreCommand(program);
addUnresolvedCommand(program);
addExplainCommand(program);
addKeysCommand(program);
addMigrateCommand(program);
addMcpCommand(program);
addSchemaCommand(program);

program.parseAsync().catch((error: Error) => {
  console.error(`rostrum: ${error.message}`);
  process.exitCode = 1;
});
