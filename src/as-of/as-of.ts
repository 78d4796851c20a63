import { extendSchema, parse, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Context } from '../graphql/context';
import type { Root } from '../graphql/doors';
import { recordingAt } from './recording-at';

// TypeGraphQL can't return the root type from a field, so that the finished schema is extended by this one.
const AS_OF = parse(`
  extend type Query {
    """
    The same questions, asked of another time: any one of the three, or several together; what is left out is as it is
    without asOf, or as an asOf around this one says. Everything selected below, at any depth, counts and aggregates
    included, answers from there.
    """
    asOf(
      "What held in the world that day: tenures, relationships, names, codes, membership. Events have their own time."
      validAt: Date
      "What had been said in public by that day: by the last day of saidAt, else of the source's publication, but no later than it was recorded."
      saidBy: Date
      "What this knowledge base had recorded by then. Not in the future."
      knownAt: DateTime
    ): Query!
  }
`);

interface Times {
  validAt?: string | null;
  saidBy?: string | null;
  knownAt?: Date | null;
}

/** Hands the scope down; waits only where a recording has to be looked up, so that the rest shares one statement. */
const resolveAsOf: GraphQLFieldResolver<Root | undefined, Context, Times> = (
  root,
  args,
  context,
): Root | Promise<Root> => {
  const outer = root?.scope ?? context.scope;
  const scope = { ...outer, valid: args.validAt ?? outer.valid, said: args.saidBy ?? outer.said };
  if (args.knownAt == null) return { scope };
  return recordingAt(context.pool, args.knownAt, scope.snapshot).then((known) => ({
    scope: { ...scope, known },
  }));
};

/** Adds `Query.asOf`. */
export function withAsOf(schema: GraphQLSchema): GraphQLSchema {
  const extended = extendSchema(schema, AS_OF);
  extended.getQueryType()!.getFields().asOf!.resolve = resolveAsOf as GraphQLFieldResolver<unknown, unknown>;
  return extended;
}
