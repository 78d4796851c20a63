import { randomUUID } from 'node:crypto';
import { type GraphQLFormattedError, GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { DATABASE_UNREACHABLE, ErrorCode, RostrumError } from '../../platform/errors';
import { MAX_FAULTS } from '../documents/validate';
import { MAX_DEPTH, MAX_TOKENS } from '../documents/size';
import { causesOf, codeOfDatabaseError } from '../../platform/postgres/database-error';
import { fieldOfLiteral } from './field-of-literal';

/** Apollo's code where operationName does not name an operation of the document. */
const NO_OPERATION = 'OPERATION_RESOLUTION_FAILURE';
/** Apollo's own codes that are not in ErrorCode: all of them say that the request could not be read. */
const BAD_REQUESTS = new Set(['BAD_REQUEST', NO_OPERATION, 'BAD_USER_INPUT']);
const LANGUAGE_ERRORS = new Set<unknown>([
  ErrorCode.GRAPHQL_PARSE_FAILED,
  ErrorCode.GRAPHQL_VALIDATION_FAILED,
]);

/** What graphql-js says of arguments that it could only check while executing, and of variables with very many faults. */
const ARGUMENT_ERROR = /^(Argument "|Variable "\$|Too many errors processing variables)/;
/** What it says of a variable: its name, and where in it the fault is, with list places in brackets. */
const VARIABLE_ERROR = /^Variable "\$(\w+)" (?:got invalid value .* at "(\1[\w.[\]]*)"; )?/s;
// graphql 16 says "more that".
const TOO_MANY_TOKENS = /contains more tha[nt] \d+ tokens/;
// The last error of validation, beyond the limit.
const TOO_MANY_FAULTS = /^Too many validation errors/;
const MORE_FAULTS = `The document has more faults than these ${MAX_FAULTS}, which are all that are looked for at once. Mend them, then ask again.`;
// The parser calls itself for each level, until the engine's stack ends.
const TOO_DEEP = /Maximum call stack size exceeded/;

const TIMEOUT_MESSAGE =
  'The question took too long and was stopped. Ask for less at once: a smaller "first", fewer nested lists, a narrower filter.';

/** What Apollo says of other operations than queries by GET. */
const NOT_BY_GET = /^GET requests only support query operations/;
export const BY_GET =
  'GET runs queries, and with "accept: text/event-stream" subscriptions; send mutations by POST.';

/** In characters: a message that repeats what was sent says no more after that. */
const LONGEST_MESSAGE = 2_000;

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** The one place where an error becomes what a client reads: always with an ErrorCode, never with our insides. */
export function errorFormatter(log: Logger): FormatError {
  return (formatted, error) => {
    const { code, message, field, incident } = explain(formatted, error, log);
    return {
      message: message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message,
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: { code, ...(field && { field }), ...(incident && { incident }) },
    };
  };
}

export interface Explained {
  code: ErrorCode;
  message: string;
  field?: string;
  incident?: string;
}

function explain(formatted: GraphQLFormattedError, error: unknown, log: Logger): Explained {
  const causes = causesOf(error);
  const ours = causes.find((cause): cause is typeof cause & RostrumError => cause instanceof RostrumError);
  if (ours) {
    return {
      code: ours.extensions.code as ErrorCode,
      message: formatted.message,
      field: ours.extensions.field as string | undefined,
    };
  }

  const invalid = causes.map(readValidationErrors).find((found) => found !== null);
  if (invalid) return { code: ErrorCode.BAD_USER_INPUT, ...invalid };

  const code = formatted.extensions?.code;
  if (code === ErrorCode.GRAPHQL_PARSE_FAILED && TOO_MANY_TOKENS.test(formatted.message)) {
    const message = `The document is too long: at most ${MAX_TOKENS} tokens are read. Ask in several requests.`;
    return { code: ErrorCode.COST_EXCEEDED, message };
  }
  if (code === ErrorCode.GRAPHQL_PARSE_FAILED && TOO_DEEP.test(formatted.message)) {
    const message = `The document is too deep to be read; at most ${MAX_DEPTH} levels of fields are allowed.`;
    return { code: ErrorCode.COST_EXCEEDED, message };
  }
  if (TOO_MANY_FAULTS.test(formatted.message)) return { code: code as ErrorCode, message: MORE_FAULTS };
  if (LANGUAGE_ERRORS.has(code)) {
    const field = error instanceof GraphQLError ? fieldOfLiteral(error) : undefined;
    return { code: code as ErrorCode, message: formatted.message, field };
  }
  if (BAD_REQUESTS.has(String(code)) && error instanceof GraphQLError) {
    const message = NOT_BY_GET.test(formatted.message) ? BY_GET : formatted.message.trim();
    const field = code === NO_OPERATION ? 'operationName' : fieldOfVariable(message);
    return { code: ErrorCode.BAD_USER_INPUT, message, field };
  }
  if (ARGUMENT_ERROR.test(formatted.message) && causes.every((cause) => cause instanceof GraphQLError)) {
    const { message } = formatted;
    return { code: ErrorCode.BAD_USER_INPUT, message, field: fieldOfVariable(message) };
  }
  return explainFault(error, log);
}

/** The path into the variables that graphql-js names in its message. */
function fieldOfVariable(message: string): string | undefined {
  const found = VARIABLE_ERROR.exec(message);
  return found ? (found[2] ?? found[1])?.replace(/\[(\d+)\]/g, '.$1') : undefined;
}

/** What may be said of a failure on our side. Its details go to the log, under an incident that the client can quote. */
export function explainFault(error: unknown, log: Logger): Explained {
  const code = codeOfDatabaseError(error);
  if (code === ErrorCode.TIMEOUT) return { code, message: TIMEOUT_MESSAGE };
  const incident = randomUUID();
  log.error({ err: rootOf(error), incident }, 'a request failed');
  if (code) return { code, message: DATABASE_UNREACHABLE, incident };
  return {
    code: ErrorCode.INTERNAL_SERVER_ERROR,
    message: `Something failed on our side. The server's log has it as incident ${incident}.`,
    incident,
  };
}

const rootOf = (error: unknown) =>
  error instanceof GraphQLError && error.originalError ? error.originalError : error;

interface ConstraintFailure {
  property: string;
  constraints?: Record<string, string>;
  children?: ConstraintFailure[];
}

/** class-validator's findings, which TypeGraphQL hangs on its ArgumentValidationError. */
function readValidationErrors(error: Record<string, unknown>): { message: string; field: string } | null {
  const failures = (error.extensions as Record<string, unknown> | undefined)?.validationErrors;
  if (!Array.isArray(failures)) return null;
  return firstFailure(failures as ConstraintFailure[], []);
}

function firstFailure(
  failures: ConstraintFailure[],
  above: string[],
): { message: string; field: string } | null {
  for (const { property, constraints, children } of failures) {
    const path = [...above, property];
    const said = Object.values(constraints ?? {})[0];
    // The rules' messages name the property, but not what it is within.
    if (said)
      return { message: above.length > 0 ? `${above.join('.')}: ${said}` : said, field: path.join('.') };
    const below = firstFailure(children ?? [], path);
    if (below) return below;
  }
  return null;
}
