import { McpServer } from '@modelcontextprotocol/server';
import { VERSION } from '../../platform/version';
import type { ToolContext } from './ask';
import { GRAPHQL_TOOL } from './graphql-tool';
import { registerSchema } from './register-schema';
import { OUTPUT, type Safely } from './result';
import { TIME_TYPES, type Times } from './rewrite';
import { refusedBy, runQuery, runTool } from './run-tool';
import type { SchemaText } from './schema-text';
import { READS } from './tool';
import { tools } from './tools';

const INSTRUCTIONS = `Rostrum is a knowledge base of events, leaders, countries and their relationships, in which every fact rests on claims: who said it, in which source, when, and how surely (ANNOUNCED, ASSERTED, EXPECTED, BELIEVED, POSSIBLE, DESIRED, HYPOTHETICAL). Competing claims stay beside each other; one rule decides which stands. Always tell according to whom, and do not make ASSERTED of what is EXPECTED or BELIEVED.
Find things with search, then look_up, roster (who takes part in an event), claims (who said what) or relationships. For everything else, comparisons and counts among it, ask a query of GraphQL with graphql; read the schema first with schema.
Every tool can ask of another time: saidBy (what had been said in public by a day), validAt (what held in the world that day), knownAt (what was recorded here by an instant). Nothing can be changed here.`;

export interface McpDeps {
  readonly context: ToolContext;
  readonly schemaText: SchemaText;
}

/** The MCP server of one viewer: its tools only read, and the schema is a resource as well as a tool. */
export function mcpServerFor({ context, schemaText }: McpDeps): McpServer {
  const server = new McpServer(
    { name: 'rostrum', title: 'Rostrum', version: VERSION },
    {
      instructions: INSTRUCTIONS,
      // They are the same for as long as the process runs.
      capabilities: { tools: { listChanged: false }, resources: { listChanged: false } },
    },
  );
  const safely: Safely = (work) =>
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => refusedBy(error, context));

  for (const [name, tool] of Object.entries(tools)) {
    const { title, description, schema } = tool;
    const config = { title, description, inputSchema: schema, outputSchema: OUTPUT, annotations: READS };
    server.registerTool(name, config, (args) => safely(() => runTool(context, tool, args, timesIn(args))));
  }
  server.registerTool('graphql', GRAPHQL_TOOL, ({ query, variables, operationName, ...times }) =>
    safely(() =>
      runQuery(context, { operation: { query, variables, operationName }, times: timesIn(times) }),
    ),
  );
  registerSchema(server, schemaText, safely);
  return server;
}

/** The times that are given; one that is empty is not. */
function timesIn(args: Readonly<Record<string, unknown>>): Times {
  const given = Object.keys(TIME_TYPES).filter((name) => typeof args[name] === 'string' && args[name] !== '');
  return Object.fromEntries(given.map((name) => [name, args[name]]));
}
