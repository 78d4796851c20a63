import {
  extendSchema,
  parse,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Scope } from '../../engine/query/plan/deferred';
import type { Context } from '../context';
import type { Root } from '../resolver-parameters';
import { TYPE } from '../../engine/query/respond/complete';
import { recordingAt } from './recording-at';
import { asOfId, writeTimes, type Times } from '../../engine/model/global-id';

/** The name of the type, and of the field that leads to it. */
export const AS_OF_TYPE = 'AsOf';
export const AS_OF = 'asOf';

/** The fields of Query that are of no other time than now. */
const OF_NOW = ['viewer', 'importJob'];

// TypeGraphQL can't make a type of the fields of another, so that the finished schema is extended by this one.
const FIELD = `
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
  ): AsOf!`;

const EXTENSION = parse(`
  extend type Query {${FIELD}
  }

  """
  Another time, from which everything below answers. Ids of nodes below it carry the time as well, event_12@s2025-08-20,
  so that a cache which goes by ids never mixes what is with what was: node(id:) and nodes(ids:) of such an id answer from
  there. Equal times have equal ids, however they were written.
  """
  type AsOf implements Node {
    "Says the times: asof@v2025-09-03.s2025-08-20.k1234, k being the number of the last recording that counts."
    id: ID!
    "The day of which is asked what held in the world; null where none is named."
    validAt: Date
    "The day by which had been said what counts; null where none is named."
    saidBy: Date
    "When the last recording that counts was made, which is at or before what was asked for; 1970-01-01T00:00:00.000Z where nothing had been recorded, null where no such time is named."
    knownAt: DateTime${FIELD}
  }
`);

/** The point from which everything below an AsOf is asked. */
export const rootOf = (scope: Scope): Root => ({ scope, [TYPE]: AS_OF_TYPE });

/** A scope at other times, as far as they are recordings that were looked up. */
export function scopeAt(base: Scope, times: Times, knownAt: Date | null): Scope {
  const { validAt: valid, saidBy: said, known } = times;
  return { ...base, valid, said, known, knownAt, times: writeTimes(times) };
}

type Args = Partial<{ validAt: string | null; saidBy: string | null; knownAt: Date | null }>;

/** Hands the scope down; waits only where a recording has to be looked up, so that the rest shares one statement. */
const resolveAsOf: GraphQLFieldResolver<Root | undefined, Context, Args> = (
  root,
  args,
  { scope: now, pool },
): Root | Promise<Root> => {
  const outer = root?.scope ?? now;
  const [validAt, saidBy] = [args.validAt ?? outer.valid, args.saidBy ?? outer.said];
  if (args.knownAt == null)
    return rootOf(scopeAt(outer, { validAt, saidBy, known: outer.known }, outer.knownAt));
  return recordingAt(pool, args.knownAt, outer.snapshot).then(({ id, at }) =>
    rootOf(scopeAt(outer, { validAt, saidBy, known: id }, at)),
  );
};

/** What an AsOf has beside the fields of Query: itself. */
const OWN: Readonly<Record<string, (scope: Scope) => unknown>> = {
  id: ({ times }) => asOfId(times),
  validAt: ({ valid }) => valid,
  saidBy: ({ said }) => said,
  knownAt: ({ known, knownAt }) => (known === null ? null : knownAt),
};

/** Adds `Query.asOf`, and the type AsOf, which has what Query has. */
export function withAsOf(schema: GraphQLSchema): GraphQLSchema {
  const extended = extendSchema(schema, EXTENSION);
  const asked = extended.getQueryType()!.getFields();
  const answered = (extended.getType(AS_OF_TYPE) as GraphQLObjectType).getFields();
  for (const field of [asked.asOf!, answered.asOf!])
    field.resolve = resolveAsOf as GraphQLFieldResolver<unknown, unknown>;
  for (const [name, of] of Object.entries(OWN)) answered[name]!.resolve = ({ scope }: Root) => of(scope);
  for (const [name, field] of Object.entries(asked)) {
    if (!(name in answered) && !OF_NOW.includes(name)) answered[name] = field;
  }
  return extended;
}
