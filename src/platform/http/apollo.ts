import { type ApolloServerPlugin, type BaseContext, ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { MAX_TOKENS, documentLimits } from '../limits/document-limits';
import { errorFormatter } from './format-error';
import { overHttp } from './over-http';
import { noNulInLiterals } from './refuse-nul';
import { writeResult } from './written-data';

/** What a document must keep to beside GraphQL itself. */
export const RULES = [documentLimits, noNulInLiterals];

// A parsed document takes a hundred times its text. This many characters are some 15 MB, or 300 usual questions.
const MOST_TEXT = 150_000;

/** The documents that were parsed and found valid: those used last, as far as there is room. */
const documentStore = () =>
  new InMemoryLRUCache<DocumentNode>({
    maxSize: MOST_TEXT,
    sizeCalculation: ({ loc }) => Math.max(1, loc?.end ?? 0),
  });

/** The GraphQL engine, not yet started: CSRF prevention on, batching off, nothing reported to anyone. */
export function createApollo<C extends BaseContext>(
  schema: GraphQLSchema,
  log: Logger,
  plugins: ApolloServerPlugin<C>[],
): ApolloServer<C> {
  return new ApolloServer<C>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    documentStore: documentStore(),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: writeResult,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: RULES,
    formatError: errorFormatter(log),
    logger: {
      debug: (message) => log.debug(message),
      info: (message) => log.info(message),
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
    plugins: [
      // The cache-control plugin hooks every field: it costs more than all of the rest of a small query.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // In production too: this is a public API, and its first reader is a person with a browser.
      ApolloServerPluginLandingPageLocalDefault({ embed: { runTelemetry: false }, footer: false }),
      overHttp,
      ...plugins,
    ],
  });
}
