import type { OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import { type Documents, sha256 } from '../documents/documents';
import { findOperation } from '../documents/find-operation';
import type { Reader } from '../../engine/query/plan/reader';
import { Trace, type TracedField } from '../../engine/query/plan/trace';
import { answerOf, type AnswerExplanation } from './explain';

/** An operation as it was asked. */
export interface AskedOperation {
  query: string;
  operationName?: string;
  variables?: Readonly<Record<string, unknown>>;
  /** What carried it. */
  transport: 'http' | 'live' | 'rows' | 'mcp';
}

/** What an operation came to. */
export interface OperationResult {
  /** Whether the answer was one that had been kept; off where none could be. */
  answerCache: 'hit' | 'miss' | 'off';
  /** The HTTP status: 304 where the client has the answer already. */
  status?: number;
  /** The size of the response body before it is compressed; 0 where none is sent. */
  bytes: number;
  /** Of each error its code. */
  errors?: readonly { extensions?: Readonly<Record<string, unknown>> }[];
}

/**
 * The query log: a line for each operation, at the level debug. It names variables and has no value of them, nor the
 * text of documents, in which values stand as well: who or what is asked about may be more than the log's readers should
 * know. A document is told by its SHA-256, which is also its id as a persisted query.
 */
export class QueryLog {
  private constructor(
    private readonly log: Logger,
    private readonly documents: Documents,
  ) {}

  /** Null where the log takes no such lines, so that nothing is done for them. */
  static of(log: Logger, documents: Documents): QueryLog | null {
    return log.isLevelEnabled('debug') ? new QueryLog(log, documents) : null;
  }

  begin(asked: AskedOperation): LoggedOperation {
    return new LoggedOperation(this.log, this.documents, asked);
  }
}

/** An operation that a line will be written of. */
export class LoggedOperation {
  private readonly begunAt = performance.now();
  private readonly trace = new Trace();

  constructor(
    private readonly log: Logger,
    private readonly documents: Documents,
    private readonly asked: AskedOperation,
  ) {}

  /** Has the reader write down what it does. Not for what is followed: that has no end. */
  watch({ reader }: { reader: Reader }): void {
    reader.trace = this.trace;
  }

  end({ answerCache, status, bytes, errors }: OperationResult): void {
    const { query, transport, variables = {} } = this.asked;
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
    const document = this.documents.read(this.asked.query);
    if (!('kind' in document)) return null;
    try {
      return findOperation(document, this.asked.operationName);
    } catch {
      // There is none of the name, which the answer says.
      return null;
    }
  }
}

/** Whether a field's plan was there, and if not, why: what those that were there did not fit by. */
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
