import { type DocumentNode, GraphQLError, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Context } from '../context';
import { ReadOperations } from '../read-operation';
import { Role } from '../../platform/auth/policy';
import { findOperation } from '../documents/find-operation';
import { badInput } from '../../platform/errors';
import type { GraphQLParams } from '../http/graphql-params';
import { begin, type LiveDeps } from '../live/begin';
import { Trace } from '../../engine/query/plan/trace';

export interface PlanDeps extends LiveDeps {
  /** The fields of Query that are in the read model. */
  readonly readFields: ReadonlySet<string>;
  /** Makes a context whose reader sends no statements. */
  contextFor(viewer: { name: string; role: Role }): Context;
}

/** A parsed query with its parameters. */
export interface Query {
  params: GraphQLParams;
  document: DocumentNode;
  definition: OperationDefinitionNode;
}

/** Parses a query without a database. Throws the errors of the document, or if it is not a query. */
export function readQuery({ documents, known }: LiveDeps, params: GraphQLParams): Query {
  const document = documents.read(known.textFor(params));
  if (!('kind' in document)) throw document[0]!;
  const definition = findOperation(document, params.operationName);
  if (definition.operation !== OperationTypeNode.QUERY)
    throw badInput(['query'], `Only queries are explained; this is a ${definition.operation}.`);
  return { params, document, definition };
}

/** Plans a query as the server would, without sending its statements. Throws the errors of the query. */
export async function planQuery(deps: PlanDeps, { params, document, definition }: Query): Promise<Trace> {
  const context = deps.contextFor({ name: 'explain', role: Role.ADMIN });
  const trace = (context.reader.trace = new Trace());
  const operation = { document, definition, variables: params.variables };
  const isAnswered = await new ReadOperations(deps.schema, deps.readFields).answer(operation, context).then(
    (answered) => answered !== null,
    (error: unknown) => {
      if (error instanceof GraphQLError) throw error;
      // The server leaves such an operation to graphql-js.
      return false;
    },
  );
  return isAnswered ? trace : planByGraphqlJs(deps, params, context);
}

// Nothing is read, so every value is null, even where the schema does not allow it.
const NOT_READ = /^Cannot return null for non-nullable field /;

async function planByGraphqlJs(deps: PlanDeps, params: GraphQLParams, context: Context): Promise<Trace> {
  const trace = (context.reader.trace = new Trace());
  const begun = await begin(deps, params, context, { isSafe: true });
  const { errors = [] } = Array.isArray(begun)
    ? { errors: begun as GraphQLError[] }
    : resultOf(begun as never);
  const fault = errors.find(({ message }) => !NOT_READ.test(message));
  if (fault) throw fault;
  return trace;
}

const resultOf = ({ result }: { result: { errors?: readonly GraphQLError[] } }) => result;
