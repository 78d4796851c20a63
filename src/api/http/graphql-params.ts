import { badInput } from '../../platform/errors';
import { parseParameter } from '../../platform/http/json-body';

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
