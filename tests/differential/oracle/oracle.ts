import {
  buildSchema,
  defaultFieldResolver,
  execute,
  parse,
  printSchema,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { Pool } from 'pg';
import { Database } from './database';
import { filters } from './filters';
import { Unknown } from './references';
import { RESOLVERS } from './resolvers';
import { World } from './world';

/** Fields whose values are properties of the resolved parent. */
const PLAIN = ['TimeSpan', 'PageInfo'];

/** Features that plain resolvers do not cover. */
const UNASKED = ['TimeSpan.precision', 'SetFilter.includeMembers', 'EventFilter.near'];

/**
 * A second, naive implementation of a large part of the read model: graphql-js with a resolver for each
 * field.
 */
export class Oracle {
  private readonly schema: GraphQLSchema;
  private readonly now: World;

  private constructor(database: Database, served: GraphQLSchema) {
    this.schema = buildSchema(printSchema(served));
    this.now = new World(database);
  }

  static async of(pool: Pool, served: GraphQLSchema): Promise<Oracle> {
    return new Oracle(await Database.of(pool), served);
  }

  /** Whether a type, a field, an argument or an input field is covered. */
  readonly has = (coordinate: string): boolean => {
    const [type, field, argument] = coordinate.split('.') as [string, string?, string?];
    if (UNASKED.includes(coordinate)) return false;
    if (field === undefined) return /^(?:Node|Entity)$/.test(type) || type in RESOLVERS;
    if (argument !== undefined || /(?:Match|Order)$/.test(type)) return true;
    if (type.endsWith('Filter')) return filters(type.replace('Filter', ''), field);
    if (type === 'Node' || type === 'Entity') return field in RESOLVERS.Leader! && field !== 'born';
    if (/(?:Connection|Edge)$/.test(type) || PLAIN.includes(type)) return true;
    return field in (RESOLVERS[type] ?? {});
  };

  /** The data of an operation; null if it uses what is not covered. */
  async answer(text: string, variables: Record<string, unknown>): Promise<unknown> {
    const { data, errors } = await execute({
      schema: this.schema,
      document: parse(text),
      rootValue: { at: this.now },
      variableValues: variables,
      fieldResolver: this.resolve,
    });
    const [error] = errors ?? [];
    if (error?.originalError instanceof Unknown) return null;
    if (error) throw error.originalError ?? error;
    return data;
  }

  private readonly resolve: GraphQLFieldResolver<any, unknown> = (source, args, context, info) => {
    const { parentType, fieldName } = info;
    const resolver = RESOLVERS[parentType.name]?.[fieldName];
    return resolver ? resolver(source, args) : defaultFieldResolver(source, args, context, info);
  };
}
