import { z } from 'zod';
import { MAX_DEPTH } from '../../api/documents/size';
import { OUTPUT } from './result';
import { argumentsOf, READS } from './tool';

/** The tool that executes any GraphQL query. */
export const GRAPHQL_TOOL = {
  title: 'Query GraphQL',
  description: `Executes a GraphQL query with the rights and limits of POST /graphql: at most ${MAX_DEPTH} levels, and as many rows as the server allows by first and last. Read the schema first. Mutations and subscriptions are refused. The claims behind the nodes of the result are included.`,
  inputSchema: argumentsOf({
    query: z
      .string()
      .min(1)
      .describe('A GraphQL document, such as { event(slug: "victory-day-parade-2025") { name status } }.'),
    variables: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('The variables of the query, as an object.'),
    operationName: z.string().optional().describe('The operation to execute, if the document has several.'),
  }),
  outputSchema: OUTPUT,
  annotations: READS,
};
