import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import { recordingAt } from '../../api/as-of/recording-at';
import { badInput } from '../../platform/errors';
import { parseParameter } from '../../platform/http/request-body';
import { checkVariables } from '../../api/http/graphql-params';
import { now } from '../../engine/query/plan/deferred';
import { DateScalar, DateTimeScalar } from '../../api/time/scalars';
import type { ExportQuery } from './read-items';
import type { ResourceName } from './resource';

/** A query as text: parameters of a URL, or options of the command line. */
export interface ExportParameters {
  where?: string;
  validAt?: string;
  saidBy?: string;
  knownAt?: string;
}

const PARAMETERS = ['where', 'validAt', 'saidBy', 'knownAt'] as const;

/** The parameters of the query string of a URL; refuses unknown and repeated ones. */
export function readParameters(query: Readonly<Record<string, unknown>>): ExportParameters {
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.some((known) => known === name))
      throw badInput(
        [name],
        `${name} is not a parameter of exports; the parameters are ${PARAMETERS.join(', ')}.`,
      );
    if (typeof value !== 'string') throw badInput([name], `${name} is given more than once.`);
  }
  return query;
}

/**
 * Parses a query; `where` is the same argument as that of the list in GraphQL, validated by the same
 * input type.
 */
export async function readExportQuery<Name extends ResourceName>(
  { pool, schema }: { pool: Pool; schema: GraphQLSchema },
  resource: Name,
  parameters: ExportParameters,
): Promise<ExportQuery<Name>> {
  checkVariables(parameters);
  const scope = {
    ...now(),
    valid: readScalar(DateScalar, 'validAt', parameters.validAt),
    said: readScalar(DateScalar, 'saidBy', parameters.saidBy),
  };
  const instant = readScalar(DateTimeScalar, 'knownAt', parameters.knownAt);
  return {
    resource,
    where: parameters.where === undefined ? null : readWhere(whereType(schema, resource), parameters.where),
    scope: { ...scope, known: instant === null ? null : (await recordingAt(pool, instant)).id },
  };
}

function whereType(schema: GraphQLSchema, resource: ResourceName): GraphQLInputType {
  const { args } = schema.getQueryType()!.getFields()[resource]!;
  return args.find(({ name }) => name === 'where')!.type;
}

function readWhere(type: GraphQLInputType, text: string): ExportQuery['where'] {
  const value = parseParameter(
    'where',
    text,
    'give an object such as {"type": {"eq": "CONSULT"}}, URL-encoded.',
  );
  checkVariables({ where: value });
  return coerceInputValue(value, type, (path, _value, error) => {
    const field = ['where', ...path.map(String)];
    throw badInput(field, `${field.join('.')}: ${error.message}`);
  }) as ExportQuery['where'];
}

function readScalar<T>(
  scalar: { parseValue(value: unknown): T },
  name: string,
  text: string | undefined,
): T | null {
  if (text === undefined) return null;
  try {
    return scalar.parseValue(text);
  } catch (error) {
    throw badInput([name], `${name}: ${(error as Error).message}`);
  }
}
