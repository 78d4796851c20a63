import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { IncomingHttpHeaders } from 'node:http';
import type { Viewer } from '../../platform/auth/policy';
import { requestIdOf } from '../../platform/http/headers';
import type { SpanEnd } from '../../platform/tracing/span';
import { sha256 } from '../documents/documents';
import { findOperation } from '../documents/find-operation';
import type { Trace, TracedField } from '../../engine/query/plan/trace';
import { answerOf, type AnswerExplanation } from './explain';

/** An operation of a request. */
export interface OperationRequest {
  query: string;
  operationName?: string;
  variables?: Readonly<Record<string, unknown>>;
  /** The transport of the request. */
  transport: 'http' | 'live' | 'rows' | 'mcp' | 'explorer';
  viewer?: Pick<Viewer, 'keyId'>;
  /** Of the request: x-request-id and traceparent tell which one it is. */
  headers?: IncomingHttpHeaders;
}

/** The result of an operation. */
export interface OperationResult {
  /** Whether the answer came from the answer cache; off where it cannot be cached. */
  answerCache: 'hit' | 'miss' | 'off';
  /** The HTTP status: 304 if the client has the answer already. */
  status?: number;
  /** The size of the response body before compression, computed if it is needed; 0 if there is none. */
  bytes: number | (() => number);
  /** Errors, of which the codes are logged. */
  errors?: readonly { extensions?: Readonly<Record<string, unknown>> }[];
}

/** The name of the span of an operation whose document is not read. */
export const UNREAD = 'GraphQL Operation';

/** An operation that has ended. */
export interface EndedOperation {
  readonly request: OperationRequest;
  readonly result: OperationResult;
  readonly ms: number;
  readonly cost: number;
  /** Undefined where it was not read, or is known no more. */
  readonly document: DocumentNode | undefined;
}

/** What the line of a slow operation has, and the span of any. */
export function summaryOf(ended: EndedOperation) {
  const { request, result, ms, cost } = ended;
  const { query, transport, viewer, headers } = request;
  const { status, errors } = result;
  const definition = definitionOf(ended);
  return {
    operation: definition?.name?.value ?? null,
    type: definition?.operation ?? null,
    document: sha256(query),
    transport,
    requestId: headers && requestIdOf(headers),
    key: viewer?.keyId,
    status,
    cost: Math.ceil(cost),
    ms: rounded(ms),
    errors: errors?.map(({ extensions }) => extensions?.code ?? null),
  };
}

/** The end of its span. */
export function spanEndOf(ended: EndedOperation): SpanEnd {
  const { operation, type, document, transport, requestId, key, status, cost, errors } = summaryOf(ended);
  return {
    // The name of an operation is the client's choice, and is an attribute: names of spans are few.
    name: type ?? UNREAD,
    attributes: {
      'graphql.operation.name': operation ?? undefined,
      'graphql.operation.type': type ?? undefined,
      'rostrum.document': document,
      'rostrum.transport': transport,
      'rostrum.cost': cost,
      'rostrum.key': key,
      'http.response.status_code': status,
      'rostrum.request_id': requestId,
    },
    errors: errors?.map(String),
  };
}

/** Its line at the level debug. */
export function lineOf(ended: EndedOperation, trace: Trace) {
  const { variables = {} } = ended.request;
  const { answerCache, bytes } = ended.result;
  const declared = definitionOf(ended)?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  const answers = trace.statements
    .map(answerOf)
    .filter((answer): answer is AnswerExplanation => answer !== null && 'rows' in answer);
  return {
    ...summaryOf(ended),
    variables: declared.filter((name) => Object.hasOwn(variables, name)),
    answerCache,
    plans: trace.fields.map(planOf),
    statements: trace.statements.length,
    rows: sum(answers.map(({ rows }) => rows)),
    bytes: typeof bytes === 'function' ? bytes() : bytes,
    sqlMs: rounded(sum(answers.map(({ milliseconds }) => milliseconds))),
  };
}

function definitionOf({ request, document }: EndedOperation): OperationDefinitionNode | null {
  if (document === undefined) return null;
  try {
    return findOperation(document, request.operationName);
  } catch {
    // There is no operation of this name, which the answer reports.
    return null;
  }
}

/** Whether the plan of a field was reused, and if not, the constraints that the existing plans did not meet. */
function planOf({ path, choice }: TracedField) {
  if (choice === null) return { field: path, isReused: false, because: ['executed by graphql-js'] };
  if (choice.isReused) return { field: path, isReused: true };
  const unmet = choice.unmet.map((constraint) => `${constraint.path} ${constraint.type}`);
  return {
    field: path,
    isReused: false,
    because: unmet.length > 0 ? [...new Set(unmet)] : ['no plan is kept of this document'],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;
