import { McpServer } from '@modelcontextprotocol/server';
import { VERSION } from '../../platform/version';
import type { ToolContext } from './execute-query';
import { GRAPHQL_TOOL } from './graphql-tool';
import { registerSchema } from './register-schema';
import { OUTPUT, type Safely } from './result';
import { TIME_TYPES, type Times } from './rewrite';
import { refusedBy, runQuery, runTool } from './run-tool';
import type { SchemaText } from './schema-text';
import { READS } from './tool';
import { tools } from './tools';

const INSTRUCTIONS = `Rostrum is a knowledge base of events, leaders, countries and their relationships, in which every fact rests on claims: which source states it, quoting whom, when, and how surely (ANNOUNCED, ASSERTED, EXPECTED, BELIEVED, POSSIBLE, DESIRED, HYPOTHETICAL). Competing claims are kept; one rule decides which of them stands. Always attribute what you report, and never present as ASSERTED what is EXPECTED or BELIEVED.
Find things with search, then use look_up, roster (the participants of an event), claims (statements with their sources) or relationships. For everything else, including comparisons and counts, execute a GraphQL query with graphql; read the schema first with schema.
Every tool accepts other times: saidBy (what had been claimed in public by a day), validAt (what was valid in the world on a day), knownAt (what was recorded in this knowledge base by an instant). All tools are read-only.`;

export interface McpDeps {
  readonly context: ToolContext;
  readonly schemaText: SchemaText;
}

/**
 * The MCP server of one viewer: its tools are read-only, and the schema is available as a resource and as
 * a tool.
 */
export function mcpServerFor({ context, schemaText }: McpDeps): McpServer {
  const server = new McpServer(
    { name: 'rostrum', title: 'Rostrum', version: VERSION },
    {
      instructions: INSTRUCTIONS,
      // The list does not change while the process runs.
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

/** The times given; an empty one counts as omitted. */
function timesIn(args: Readonly<Record<string, unknown>>): Times {
  const given = Object.keys(TIME_TYPES).filter((name) => typeof args[name] === 'string' && args[name] !== '');
  return Object.fromEntries(given.map((name) => [name, args[name]]));
}
