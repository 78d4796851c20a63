import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Safely } from './result';
import type { SchemaText } from './schema-text';
import { READS, strict } from './tool';

const URI = 'rostrum://schema';
const SDL = 'application/graphql';

const SCHEMA_TOOL = {
  title: 'Read the GraphQL schema',
  description:
    'The schema for the tool graphql, in GraphQL’s schema language with all descriptions. Without types: the root fields and the names of all types; with types: their definitions.',
  inputSchema: strict({
    types: z
      .array(z.string())
      .max(20)
      .optional()
      .describe('Names of types: Event, EventFilter, Participation.'),
  }),
  annotations: READS,
};

/** Registers the schema: as a tool, as a resource, and by type as a template of resources. */
export function registerSchema(server: McpServer, schemaText: SchemaText, safely: Safely): void {
  server.registerTool('schema', SCHEMA_TOOL, ({ types }) =>
    safely(() => {
      const text = types?.length ? schemaText.typesOf(types) : schemaText.overview;
      return { content: [{ type: 'text', text }] };
    }),
  );
  server.registerResource(
    'schema',
    URI,
    { title: 'The GraphQL schema', description: 'The whole schema, with descriptions.', mimeType: SDL },
    ({ href }) => ({ contents: [{ uri: href, mimeType: SDL, text: schemaText.whole }] }),
  );
  const byType = new ResourceTemplate(`${URI}/{type}`, {
    list: undefined,
    complete: { type: (begun) => schemaText.names.filter((name) => name.startsWith(begun)) },
  });
  server.registerResource(
    'schema-type',
    byType,
    {
      title: 'A type of the GraphQL schema',
      description: 'With its fields and descriptions.',
      mimeType: SDL,
    },
    ({ href }, { type }) => {
      const text = schemaText.find(String(type));
      if (text === null)
        throw new ResourceNotFoundError(href, `There is no type "${String(type)}" in the schema.`);
      return { contents: [{ uri: href, mimeType: SDL, text }] };
    },
  );
}
