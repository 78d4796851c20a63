import { type ApolloServerPlugin, ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { type GraphQLSchema, SingleFieldSubscriptionsRule, specifiedRules } from 'graphql';
import type { Logger } from 'pino';
import type { Documents } from '../documents/documents';
import { oneFieldToFollow } from '../documents/rules';
import { errorFormatter } from './format-error';
import { type Budgeted, overHttp, noNulInLiterals } from './operation-rules';

/** What a document must keep to: the rules of GraphQL, one of them wrapped, and ours. */
export const RULES = [
  ...specifiedRules.filter((rule) => rule !== SingleFieldSubscriptionsRule),
  noNulInLiterals,
  oneFieldToFollow,
];

/** The GraphQL engine, not yet started; it is handed operations that were read, and reports nothing to anyone. */
export function createApollo<C extends Budgeted>(
  schema: GraphQLSchema,
  documents: Documents,
  log: Logger,
  plugins: ApolloServerPlugin<C>[],
): ApolloServer<C> {
  return new ApolloServer<C>({
    schema,
    introspection: true,
    // HTTP is read elsewhere: GET runs queries only, POST takes nothing but JSON, and cookies are not read.
    csrfPrevention: false,
    persistedQueries: false,
    documentStore: documents,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
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
