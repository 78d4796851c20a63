import type { Pool } from 'pg';
import { countRows } from '../../engine/query/respond/count-rows';
import { Deferred, distinctConstraints, type Constraint } from '../../engine/query/plan/deferred';
import type { Choice } from '../../engine/query/plan/plans';
import type { Trace, TracedField, TracedStatement } from '../../engine/query/plan/trace';
import { jsonTranscoder } from '../../engine/query/respond/json-transcoder';
import { formatCode } from './format-code';
import { formatSql } from './format-sql';
import { explainStatement, type ExplainOptions, type PostgresPlan } from './explain-statement';

/** An explanation of an operation: the statements that it sent, and the root fields that needed none. */
export interface Explanation {
  statements: StatementExplanation[];
  /** Root fields whose plans need no statement. */
  withoutStatement: string[];
}

/** A statement, and the root fields that it reads. */
export interface StatementExplanation {
  fields: FieldExplanation[];
  sql: string;
  parameters: ParameterExplanation[];
  postgres: PostgresPlan;
  /** The answer, or the error; null where the statement was not sent. */
  answer: AnswerExplanation | { error: string } | null;
}

/** An answer: the number of table rows and of JSON bytes, and the time. */
export interface AnswerExplanation {
  rows: number;
  bytes: number;
  milliseconds: number;
}

/** A root field: its path in the response, and its plan. */
export interface FieldExplanation {
  path: string;
  /** Whether the plan was reused; null where it was made once for graphql-js. */
  choice: Choice | null;
  /** The plan is used for every request that meets all of these. */
  constraints: Constraint[];
  transcoder: TranscoderExplanation;
}

/**
 * The generated function that makes the response from the answer; or the reason why there is none and values are
 * decoded.
 */
export type TranscoderExplanation = { code: string } | { unsupported: string };

/** A parameter: its value, and its place in the request; null where it is fixed in the plan. */
export interface ParameterExplanation {
  number: number;
  value: unknown;
  from: string | null;
  /** Whether it is computed from the value in the request. */
  isDerived: boolean;
}

/** Explains what a reader did, with PostgreSQL's EXPLAIN of each statement. */
export async function explain(trace: Trace, pool: Pool, options: ExplainOptions): Promise<Explanation> {
  const statements: StatementExplanation[] = [];
  // In turn, so that an explanation takes only one connection of the pool.
  for (const traced of trace.statements) {
    const postgres = await explainStatement(pool, traced.statement.text, traced.values, options);
    statements.push(statementOf(traced, postgres));
  }
  const withoutStatement = trace.fields.filter(({ plan }) => plan.sql === null).map(({ path }) => path);
  return { statements, withoutStatement };
}

const statementOf = (traced: TracedStatement, postgres: PostgresPlan): StatementExplanation => ({
  fields: traced.fields.map(fieldOf),
  sql: formatSql(traced.statement.text),
  parameters: traced.values.map((value, i) => parameterOf(i + 1, value, traced.sources[i])),
  postgres,
  answer: answerOf(traced),
});

const fieldOf = ({ path, plan, choice }: TracedField): FieldExplanation => ({
  path,
  choice: choice && (choice.isReused ? choice : { ...choice, unmet: distinctConstraints(choice.unmet) }),
  constraints: distinctConstraints(plan.constraints),
  transcoder: choice === null ? { unsupported: 'graphql-js completes its values' } : transcoderOf(plan),
});

function transcoderOf({ row }: TracedField['plan']): TranscoderExplanation {
  let unsupported = '';
  const transcribe = jsonTranscoder(row, (what) => (unsupported = what));
  return transcribe ? { code: formatCode(transcribe.toString()) } : { unsupported };
}

function parameterOf(number: number, value: unknown, source: unknown): ParameterExplanation {
  const { path = null, isDerived = false } = source instanceof Deferred ? source : {};
  return { number, value: asJson(value), from: path, isDerived };
}

/** Values without a JSON form, as PostgreSQL reads them. */
const asJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? 'null',
  );

/** The rows and bytes of an answer, and its time. */
export function answerOf({ fields, result }: TracedStatement): StatementExplanation['answer'] {
  if (result === null || 'error' in result) return result;
  const { answers, tookMs } = result;
  const rows = fields.map(({ plan }, i) => (answers[i] ? countRows(plan.row, rowIn(plan, answers[i])) : 0));
  return {
    rows: sum(rows),
    bytes: sum(answers.map((text) => Buffer.byteLength(text ?? ''))),
    milliseconds: Math.round(tookMs * 1000) / 1000,
  };
}

/** The row of a plan in an answer, which may also contain missing references. */
function rowIn({ references }: TracedField['plan'], answer: string): unknown {
  const parsed: unknown = JSON.parse(answer);
  return references.length > 0 ? (parsed as unknown[])[0] : parsed;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
