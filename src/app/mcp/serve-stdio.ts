import { once } from 'node:events';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { createGraphQLService, type GraphQLDeps } from '../../graphql-service';
import { STOP_SIGNALS } from '../../platform/stop-signals';
import { Role } from '../../platform/auth/policy';
import { errorFormatter } from '../../api/http/format-error';
import { mcpServerFor } from './mcp-server';
import { SchemaText } from './schema-text';
import { DrainingStdio } from './stdio-transport';

// A user who can start the process can read the database.
const VIEWER = { id: 'cli', actor: 'command line', name: 'mcp', role: Role.READER };

/**
 * Serves MCP over stdin and stdout until the client closes stdin, or the process is told to stop. Nothing
 * else may be written to stdout; `started` is called when it is ready.
 */
export async function serveMcpOverStdio(deps: GraphQLDeps, started: () => void): Promise<void> {
  const { log } = deps;
  const stopped = Promise.race(STOP_SIGNALS.map((signal) => once(process, signal)));
  const service = await createGraphQLService(deps);
  const schemaText = new SchemaText(service.schema);
  const context = { service, viewer: VIEWER, formatError: errorFormatter(log) };
  const transport = new DrainingStdio();
  const serving = serveStdio(() => mcpServerFor({ context, schemaText }), {
    transport,
    // Nothing changes that a client could subscribe to.
    maxSubscriptions: 0,
    onerror: (error) => log.debug(error, 'an MCP message was refused'),
  });
  started();
  await Promise.race([transport.closed, stopped]);
  await serving.close();
  process.stdin.destroy();
  service.announcements.close();
  await service.imports.close();
  await service.apollo.stop();
}
