import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { Viewer } from '../../platform/auth/policy';
import { requestIdOf } from '../../platform/http/request-id';
import type { Span, Tracer } from '../../platform/tracing/tracer';
import type { OperationMetrics } from './operation-metrics';
import { type Documents, sha256 } from '../documents/documents';
import { findOperation } from '../documents/find-operation';
import type { Reader } from '../../engine/query/plan/reader';
import { Trace, type TracedField } from '../../engine/query/plan/trace';
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

/** What is noted of operations beside the lines of the level debug. */
export interface Observing {
  /** Operations that take longer, in milliseconds, have a line of the level warn; 0 is none. */
  readonly slowMs: number;
  readonly metrics: OperationMetrics;
  /** Null where traces are not exported. */
  readonly tracer: Tracer | null;
}

/**
 * The query log: a line for each operation at the level debug. It contains neither values of variables nor the texts of
 * documents, which contain values as well: the subject of a question may be confidential. A document is identified by
 * its SHA-256, which is also its id as a persisted query. Other levels have a line for slow operations only.
 */
export class QueryLog {
  private readonly isDetailed: boolean;

  constructor(
    private readonly log: Logger,
    private readonly documents: Documents,
    private readonly observing: Observing,
  ) {
    this.isDetailed = log.isLevelEnabled('debug');
  }

  begin(request: OperationRequest): LoggedOperation {
    const trace = this.isDetailed ? new Trace() : null;
    return new LoggedOperation(this.log, this.documents, this.observing, request, trace);
  }
}

interface Watched {
  readonly reader: Reader;
  readonly outcome?: { readonly cost: number };
}

/** An operation that is observed. */
export class LoggedOperation {
  private readonly begunAt = performance.now();
  private document: DocumentNode | null = null;
  private reader: Reader | null = null;
  private outcome: { readonly cost: number } | null = null;

  constructor(
    private readonly log: Logger,
    private readonly documents: Documents,
    private readonly observing: Observing,
    private readonly request: OperationRequest,
    /** Null without a line of the level debug. */
    private readonly trace: Trace | null,
  ) {}

  /** Traces the reader of the operation. Not for subscriptions, which have no end. A document that may not be kept is passed. */
  watch({ reader, outcome }: Watched, document: DocumentNode | null = null): void {
    this.document = document;
    this.reader = reader;
    this.outcome = outcome ?? null;
    if (this.trace) reader.trace = this.trace;
  }

  end(result: OperationResult): void {
    const { metrics, slowMs, tracer } = this.observing;
    const { transport, operationName } = this.request;
    const ms = performance.now() - this.begunAt;
    const cost = Math.max(this.outcome?.cost ?? 0, this.reader?.budget.requested ?? 0);
    const [error] = result.errors ?? [];
    const code = error?.extensions?.code;
    const { answerCache } = result;
    metrics.count({ name: operationName, transport, code, seconds: ms / 1000, cost, answerCache });
    if (this.trace) this.writeLine(this.trace, result, ms, cost);
    else if (slowMs > 0 && ms >= slowMs) this.log.warn(this.summary(result, ms, cost), 'slow operation');
    tracer?.end(this.span(result, ms, cost));
  }

  /** What the line of a slow operation has, and the first part of that of any. */
  private summary({ status, errors }: OperationResult, ms: number, cost: number) {
    const { query, transport, viewer, headers } = this.request;
    const definition = this.definition();
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

  private span(result: OperationResult, ms: number, cost: number): Span {
    const { operation, type, document, transport, requestId, key, status } = this.summary(result, ms, cost);
    const [error] = result.errors ?? [];
    return {
      name: [type ?? 'operation', operation].filter(Boolean).join(' '),
      traceparent: this.request.headers?.traceparent as string | undefined,
      startedAt: Date.now() - ms,
      tookMs: ms,
      isError: error !== undefined,
      attributes: {
        'graphql.operation.name': operation ?? undefined,
        'graphql.operation.type': type ?? undefined,
        'graphql.document.hash': document,
        'rostrum.transport': transport,
        'rostrum.cost': Math.ceil(cost),
        'rostrum.key': key,
        'http.response.status_code': status,
        'http.request.id': requestId,
        'error.type': error && String(error.extensions?.code),
      },
    };
  }

  private writeLine(trace: Trace, result: OperationResult, ms: number, cost: number): void {
    const { answerCache, status, bytes, errors } = result;
    const { query, transport, viewer, headers, variables = {} } = this.request;
    const definition = this.definition();
    const declared = definition?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    const answers = trace.statements
      .map(answerOf)
      .filter((answer): answer is AnswerExplanation => answer !== null && 'rows' in answer);
    this.log.debug(
      {
        operation: definition?.name?.value ?? null,
        type: definition?.operation ?? null,
        document: sha256(query),
        variables: declared.filter((name) => Object.hasOwn(variables, name)),
        transport,
        answerCache,
        status,
        requestId: headers && requestIdOf(headers),
        key: viewer?.keyId,
        cost: Math.ceil(cost),
        plans: trace.fields.map(planOf),
        statements: trace.statements.length,
        rows: sum(answers.map(({ rows }) => rows)),
        bytes: typeof bytes === 'function' ? bytes() : bytes,
        sqlMs: rounded(sum(answers.map(({ milliseconds }) => milliseconds))),
        ms: rounded(ms),
        errors: errors?.map(({ extensions }) => extensions?.code ?? null),
      },
      'operation',
    );
  }

  private definition(): OperationDefinitionNode | null {
    const document = this.document ?? this.documents.find(this.request.query);
    if (!document) return null;
    try {
      return findOperation(document, this.request.operationName);
    } catch {
      // There is no operation of this name, which the answer reports.
      return null;
    }
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
