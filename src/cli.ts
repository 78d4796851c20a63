#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { endWhenInterrupted, interruption } from './app/cli/interruption';
import { reasonOf } from './platform/postgres/database-error';

/** By name: together they load nearly all of the program, so only the one that runs is loaded. */
const COMMANDS: Readonly<Record<string, () => (program: Command) => void>> = {
  import: () => (require('./app/cli/import') as typeof import('./app/cli/import')).addImportCommand,
  ingest: () => (require('./app/cli/ingest') as typeof import('./app/cli/ingest')).addIngestCommand,
  export: () => (require('./app/cli/export') as typeof import('./app/cli/export')).addExportCommand,
  backup: () => (require('./app/cli/backup') as typeof import('./app/cli/backup')).addBackupCommand,
  restore: () => (require('./app/cli/restore') as typeof import('./app/cli/restore')).addRestoreCommand,
  unresolved: () =>
    (require('./app/cli/unresolved') as typeof import('./app/cli/unresolved')).addUnresolvedCommand,
  settle: () => (require('./app/cli/settle') as typeof import('./app/cli/settle')).addSettleCommand,
  explain: () => (require('./app/cli/explain') as typeof import('./app/cli/explain')).addExplainCommand,
  keys: () => (require('./app/cli/keys') as typeof import('./app/cli/keys')).addKeysCommand,
  migrate: () => (require('./app/cli/migrate') as typeof import('./app/cli/migrate')).addMigrateCommand,
  mcp: () => (require('./app/cli/mcp') as typeof import('./app/cli/mcp')).addMcpCommand,
  schema: () => (require('./app/cli/schema') as typeof import('./app/cli/schema')).addSchemaCommand,
};

async function run([name = '']: readonly string[]): Promise<void> {
  const program = new Command('rostrum')
    .description('Manages a Rostrum knowledge base: its data, keys and schema.')
    .showHelpAfterError()
    .configureHelp({ showGlobalOptions: true });
  // Help lists all of them.
  const names = Object.hasOwn(COMMANDS, name) ? [name] : Object.keys(COMMANDS);
  for (const each of names) COMMANDS[each]!()(program);
  await program.parseAsync();
}

const running = run(process.argv.slice(2)).catch((error: Error) => {
  console.error(`rostrum: ${interruption.aborted ? 'interrupted' : reasonOf(error)}`);
  process.exitCode = 1;
});
endWhenInterrupted(running);
