import type { OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
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
}

/** The result of an operation. */
export interface OperationResult {
  /** Whether the answer came from the answer cache; off where it cannot be cached. */
  answerCache: 'hit' | 'miss' | 'off';
  /** The HTTP status: 304 if the client has the answer already. */
  status?: number;
  /** The size of the response body before compression; 0 if there is none. */
  bytes: number;
  /** Errors, of which the codes are logged. */
  errors?: readonly { extensions?: Readonly<Record<string, unknown>> }[];
}

/**
 * The query log: a line for each operation at the level debug. It contains neither values of variables nor the texts of
 * documents, which contain values as well: the subject of a question may be confidential. A document is identified by
 * its SHA-256, which is also its id as a persisted query.
 */
export class QueryLog {
  private constructor(
    private readonly log: Logger,
    private readonly documents: Documents,
  ) {}

  /** Null if the log does not include the level debug, so that it costs nothing. */
  static of(log: Logger, documents: Documents): QueryLog | null {
    return log.isLevelEnabled('debug') ? new QueryLog(log, documents) : null;
  }

  begin(request: OperationRequest): LoggedOperation {
    return new LoggedOperation(this.log, this.documents, request);
  }
}

/** An operation for which a line will be written. */
export class LoggedOperation {
  private readonly begunAt = performance.now();
  private readonly trace = new Trace();

  constructor(
    private readonly log: Logger,
    private readonly documents: Documents,
    private readonly request: OperationRequest,
  ) {}

  /** Traces the reader of the operation. Not for subscriptions, which have no end. */
  watch({ reader }: { reader: Reader }): void {
    reader.trace = this.trace;
  }

  end({ answerCache, status, bytes, errors }: OperationResult): void {
    const { query, transport, variables = {} } = this.request;
    const definition = this.definition();
    const declared = definition?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    const answers = this.trace.statements
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
        plans: this.trace.fields.map(planOf),
        statements: this.trace.statements.length,
        rows: sum(answers.map(({ rows }) => rows)),
        bytes,
        sqlMs: rounded(sum(answers.map(({ milliseconds }) => milliseconds))),
        ms: rounded(performance.now() - this.begunAt),
        errors: errors?.map(({ extensions }) => extensions?.code ?? null),
      },
      'operation',
    );
  }

  private definition(): OperationDefinitionNode | null {
    const document = this.documents.read(this.request.query);
    if (!('kind' in document)) return null;
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
