import type { Command } from 'commander';
import { readConfig } from '../../config';
import { seed } from '../../io/import/seed';
import { serveMcpOverStdio } from '../mcp/serve-stdio';
import { createSchema } from '../../schema';
import { withDatabase } from './with-database';

const STARTED = 'rostrum: MCP over stdin and stdout; close stdin to stop';

/** `rostrum mcp`: serves MCP over stdin and stdout, as a subprocess of an MCP client. */
export function addMcpCommand(program: Command): void {
  program
    .command('mcp')
    .description('serve the Model Context Protocol over stdin and stdout; possible while a server is running')
    .action(async () => {
      const config = readConfig();
      await withDatabase(
        async (database, { isStandby }, log) => {
          if (config.seed && !isStandby) await seed(database);
          await serveMcpOverStdio({ ...database, config, log, schema: createSchema() }, () =>
            console.error(STARTED),
          );
        },
        { poolSize: config.poolSize },
      );
    });
}
