import type { Command } from 'commander';
import { readConfig } from '../../config';
import { seed } from '../../io/import/seed';
import { serveMcpOverStdio } from '../mcp/serve-stdio';
import { createSchema } from '../../schema';
import { withDatabase } from './with-database';

const STARTED = 'rostrum: MCP over stdin and stdout; it ends when stdin is closed';

/** `rostrum mcp`: serves models over stdin and stdout, as MCP clients start it. */
export function addMcpCommand(program: Command): void {
  program
    .command('mcp')
    .description(
      'serve models by the Model Context Protocol over stdin and stdout; beside a running server, too',
    )
    .action(async () => {
      const config = readConfig();
      await withDatabase(
        async (database, log) => {
          if (config.seed) await seed(database);
          await serveMcpOverStdio({ ...database, config, log, schema: createSchema() }, () =>
            console.error(STARTED),
          );
        },
        { poolSize: config.poolSize },
      );
    });
}
