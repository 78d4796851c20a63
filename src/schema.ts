import 'reflect-metadata';
import {
  type GraphQLEnumType,
  GraphQLError,
  GraphQLSchema,
  isAbstractType,
  isEnumType,
  isObjectType,
} from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AS_OF_TYPE, withAsOf } from './api/as-of/as-of';
import { AbsenceResolver } from './questions/absence/absence.resolver';
import { ChangeResolver } from './domain/change/change.resolver';
import { ClaimResolver } from './domain/claim/claim.resolver';
import { CoPresenceResolver } from './questions/co-presence/co-presence.resolver';
import { CountryResolver } from './domain/country/country.resolver';
import { DatasetResolver } from './domain/dataset/dataset.resolver';
import { EditionResolver } from './questions/edition/edition.resolver';
import { DisputeResolver } from './questions/dispute/dispute.resolver';
import { MergeResolver } from './domain/entity/merge/merge.resolver';
import { NodeResolver } from './domain/entity/node.resolver';
import { EventResolver } from './domain/event/event.resolver';
import { FirstCheckResolver } from './questions/first/first-check.resolver';
import { MAX_NAME } from './api/documents/size';
import { errorCodeType } from './api/enums';
import { GraphResolver } from './questions/graph/graph.resolver';
import { ArticleResolver } from './io/article/article.resolver';
import { ImportResolver } from './io/import/import.resolver';
import { LeaderResolver } from './domain/leader/leader.resolver';
import { OrganizationResolver } from './domain/organization/organization.resolver';
import { ParticipationResolver } from './domain/participation/participation.resolver';
import { PathResolver } from './questions/path/path.resolver';
import { readProperty, TYPE } from './engine/query/respond/complete';
import { RelationshipResolver } from './domain/relationship/relationship.resolver';
import { SearchResolver } from './questions/search/search.resolver';
import { SeriesResolver } from './domain/series/series.resolver';
import { SourceResolver } from './domain/source/source.resolver';
import { StatisticsResolver } from './questions/statistics/statistics.resolver';
import { TenureResolver } from './domain/tenure/tenure.resolver';
import { ViewerResolver } from './questions/viewer/viewer.resolver';

const DESCRIPTION = `Events, leaders, countries, organizations and their relationships: who met whom, who was expected, according to whom, and what was known when.

Every fact follows from claims, each with a speaker, a source, a modality and a day; \`asOf\` has every query as of another time. Ids are global; lists are Relay connections, with \`first\` and \`after\`, up to 100 a page; \`where\` filters, \`orderBy\` sorts.

Begin with \`search(query:)\`, or with \`event(slug: "victory-day-parade-2025")\` of the bundled example.`;

/** Builds the executable schema: root fields resolve through the read model, all other fields read a property. */
export function createSchema(): GraphQLSchema {
  const built = buildSchemaSync({
    resolvers: [
      CountryResolver,
      LeaderResolver,
      OrganizationResolver,
      EventResolver,
      SeriesResolver,
      ParticipationResolver,
      RelationshipResolver,
      TenureResolver,
      ClaimResolver,
      SourceResolver,
      DatasetResolver,
      CoPresenceResolver,
      FirstCheckResolver,
      DisputeResolver,
      ChangeResolver,
      SearchResolver,
      EditionResolver,
      AbsenceResolver,
      StatisticsResolver,
      PathResolver,
      GraphResolver,
      ImportResolver,
      ArticleResolver,
      NodeResolver,
      MergeResolver,
      ViewerResolver,
    ],
    // Use cases validate their inputs, so that errors are returned as userErrors.
    validate: false,
    // graphql-js validates the schema that is made from it below, with the first document.
    skipCheck: true,
    // TypeGraphQL requires one if there is a subscription; ours have their own source of events.
    pubSub: { publish: () => {}, subscribe: () => neverAsked() },
  });
  const { types, ...config } = built.toConfig();
  const schema = withAsOf(new GraphQLSchema({ ...config, types: [...types, errorCodeType] }));
  schema.description = DESCRIPTION;
  schema.getQueryType()!.description =
    'All queries. Lists are Relay connections; `asOf` has the same fields at other times.';
  schema.getMutationType()!.description =
    'All writes. Each mutation takes one input and returns the thing and userErrors; errors that the caller could not avoid are top-level errors.';
  schema.getSubscriptionType()!.description =
    'All subscriptions, over graphql-transport-ws or server-sent events, at the same address.';
  return readProperties(schema);
}

const neverAsked = (): never => {
  throw new Error('A subscription without its own source of events');
};

/**
 * Replaces TypeGraphQL's resolver wrappers, which cost more than the reading itself: a decoded row has its type and
 * values.
 */
function readProperties(schema: GraphQLSchema): GraphQLSchema {
  const roots = [
    schema.getQueryType(),
    schema.getType(AS_OF_TYPE),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) boundValues(type);
    if (isAbstractType(type)) type.resolveType = (row) => row[TYPE];
    if (!isObjectType(type)) continue;
    type.isTypeOf = null;
    if (roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) field.resolve = readProperty;
  }
  return schema;
}

/**
 * Refuses a long text for a value of an enum at once: graphql-js compares an unknown one with all that may have been meant,
 * character by character. In a document, names are bounded.
 */
function boundValues(type: GraphQLEnumType): void {
  const parse = type.parseValue.bind(type);
  type.parseValue = (value) => {
    if (typeof value === 'string' && value.length > MAX_NAME)
      throw new GraphQLError(`A text of ${value.length} characters is no value of "${type.name}".`);
    return parse(value);
  };
}
