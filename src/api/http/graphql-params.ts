import type { FastifyRequest } from 'fastify';
import {
  getVariableValues,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { badInput, type RostrumError } from '../../platform/errors';
import { MAX_DEPTH, parseParameter, refuseLongList } from '../../platform/http/request-body';
import { turns } from '../../platform/limits/turns';
import { MAX_NAME } from '../documents/size';

type Bag = Record<string, unknown>;

/** A GraphQL request as it was sent, over whatever transport (GraphQL over HTTP, "Request Parameters"). */
export interface GraphQLParams {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Bag>;
  readonly extensions?: Readonly<Bag>;
  /** The id of a document that is known here, in place of its text. */
  readonly documentId?: string;
}

const EXAMPLE = '{"query": "...", "variables": {}}';

/** Reads the JSON body of a POST, or the payload of a message. Throws BAD_USER_INPUT with the parameter that cannot be right. */
export function paramsOfBody(body: unknown): GraphQLParams {
  if (!isBag(body)) {
    throw badInput(
      ['body'],
      `The body must be one operation as a JSON object, such as ${EXAMPLE}; send each operation in a request of its own.`,
    );
  }
  // Codegen's documentation sends documentId, Relay's id or doc_id.
  const { documentId = body.id ?? body.doc_id } = body;
  return {
    query: text('query', body.query),
    // Tools with a form send it empty where the operation has no name.
    operationName: text('operationName', body.operationName) || undefined,
    variables: object('variables', body.variables),
    extensions: object('extensions', body.extensions),
    documentId: text('documentId', documentId),
  };
}

/** Reads the query of a GET's URL, in which variables and extensions are JSON. */
export function paramsOfSearch(search: string): GraphQLParams {
  const given = new URLSearchParams(search);
  const first = (...names: string[]) => {
    const name = names.find((each) => given.has(each));
    return name === undefined ? undefined : given.get(name)!;
  };
  return {
    // Left empty, as the fields of a form are, it is not given.
    query: first('query') || undefined,
    operationName: first('operationName') || undefined,
    variables: object('variables', parsed('variables', first('variables'))),
    extensions: object('extensions', parsed('extensions', first('extensions'))),
    documentId: first('documentId', 'id', 'doc_id') || undefined,
  };
}

/** The header with the token of a stream of events that was reserved; in a URL it is the parameter `token`. */
export const STREAM_TOKEN = 'x-graphql-event-stream-token';

/** The token of the stream that a request is about; undefined where it is about none. */
export const streamTokenOf = ({ headers, query }: FastifyRequest): string | undefined =>
  (headers[STREAM_TOKEN] as string | undefined) ?? (query as { token?: string }).token;

const parsed = (name: string, json: string | undefined): unknown =>
  json ? parseParameter(name, json, 'in a URL it is a JSON object, percent-encoded.') : undefined;

function text(name: string, value: unknown): string | undefined {
  if (value == null) return undefined;
  if (typeof value === 'string') return value;
  throw badInput([name], `${name} must be text; a request is a JSON object such as ${EXAMPLE}.`);
}

function object(name: string, value: unknown): Bag | undefined {
  if (value == null) return undefined;
  if (isBag(value)) return value;
  throw badInput([name], `${name} must be a JSON object; a request is a JSON object such as ${EXAMPLE}.`);
}

const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NUL = '\u0000';

/** Whether a text contains NUL, which PostgreSQL's text cannot hold. */
export const hasNul = (text: string): boolean => text.includes(NUL);

/** The error for NUL in the value at a path. */
export const nulRefusal = (path: readonly string[]): RostrumError =>
  badInput(
    path,
    `${path.join('.')} contains the character NUL (U+0000), which text here cannot hold. Leave it out.`,
  );

/** Throws where NUL is anywhere in the variables of an operation, keys included, or where they are out of bounds. */
export function checkVariables(variables: unknown): void {
  const path: string[] = [];
  if (leadsToNul(variables, path)) throw nulRefusal(path.map((key) => key.replaceAll(NUL, '\\u0000')));
}

/** How many faults in the variables of an operation are looked for at once: saying what would be right takes long. */
const MAX_FAULTS_IN_VARIABLES = 5;
/** To find and say them, in milliseconds. */
const FAULTS_MS = 5;

/**
 * What is wrong with the variables of an operation, in turn with other work. graphql-js would look for fifty faults before it
 * executes anything.
 */
export async function faultsInVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Bag> = {},
): Promise<readonly GraphQLError[]> {
  const faults = (maxErrors: number) =>
    getVariableValues(schema, variableDefinitions, variables, { maxErrors }).errors ?? [];
  if (faults(1).length === 0) return [];
  turns.admit();
  await turns.before(FAULTS_MS);
  return faults(MAX_FAULTS_IN_VARIABLES);
}

const longKey = (path: readonly string[], { length }: string): RostrumError =>
  badInput(
    path.length > 0 ? path : ['variables'],
    `${path.join('.') || 'variables'} has a key of ${length} characters; at most ${MAX_NAME} are allowed.`,
  );

/**
 * Whether there is a NUL within a JSON value, to the first of which the path is then extended. Lists of entries and
 * copies of paths would be made for each request, and of JSON all that is enumerable is its own.
 */
function leadsToNul(value: unknown, path: string[]): boolean {
  if (typeof value === 'string') return hasNul(value);
  if (typeof value !== 'object' || value === null) return false;
  if (path.length > MAX_DEPTH) {
    throw badInput(
      path.slice(0, 1),
      `${path[0]} nests more than ${MAX_DEPTH} levels deep; send less at once.`,
    );
  }
  if (Array.isArray(value)) refuseLongList(value, path);
  for (const key in value) {
    if (key.length > MAX_NAME) throw longKey(path, key);
    path.push(key);
    if (hasNul(key) || leadsToNul((value as Record<string, unknown>)[key], path)) return true;
    path.pop();
  }
  return false;
}
