import type { Pool } from 'pg';
import { distinctConstraints, type Constraint } from '../../engine/query/plan/constraint';
import { countRows } from '../../engine/query/respond/count-rows';
import { Deferred } from '../../engine/query/plan/deferred';
import type { Choice } from '../../engine/query/plan/plans';
import type { Trace, TracedField, TracedStatement } from '../../engine/query/plan/trace';
import { jsonTranscoder } from '../../engine/query/respond/json-transcoder';
import { formatCode } from './format-code';
import { formatSql } from './format-sql';
import { explainStatement, type ExplainOptions, type PostgresPlan } from './explain-statement';

/** Why an operation did what it did: the statements that it sent, and the root fields that needed none. */
export interface Explanation {
  statements: StatementExplanation[];
  /** Root fields whose plan needs no statement. */
  withoutStatement: string[];
}

/** One statement, which reads some root fields together. */
export interface StatementExplanation {
  fields: FieldExplanation[];
  sql: string;
  parameters: ParameterExplanation[];
  postgres: PostgresPlan;
  /** What the answer was like, or why there was none; null where the statement was not sent. */
  answer: AnswerExplanation | { error: string } | null;
}

/** An answer: how many rows of tables and how many bytes of JSON it is made of, and how long it took. */
export interface AnswerExplanation {
  rows: number;
  bytes: number;
  milliseconds: number;
}

/** A root field: its path in the response, and the plan that it was read by. */
export interface FieldExplanation {
  path: string;
  /** How the plan was come by; null where it was made for graphql-js, for this once. */
  choice: Choice | null;
  /** A request that meets all of these is answered by the same plan. */
  constraints: Constraint[];
  transcoder: TranscoderExplanation;
}

/** The function that makes the response of the answer's JSON; or why there is none, and values are made of it. */
export type TranscoderExplanation = { code: string } | { unsupported: string };

/** A parameter: its value, and where the request has that; null where the plan has it of itself. */
export interface ParameterExplanation {
  number: number;
  value: unknown;
  from: string | null;
  /** Whether it follows from what the request has there, and is not that itself. */
  isDerived: boolean;
}

/** Explains what a reader did; asks PostgreSQL how it carries each statement out. */
export async function explain(trace: Trace, pool: Pool, options: ExplainOptions): Promise<Explanation> {
  const statements: StatementExplanation[] = [];
  // One after the other: an explanation is to take one connection of the pool.
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

/** What JSON can't say, as PostgreSQL reads it. */
const asJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? 'null',
  );

/** Rows and bytes of what came back, and how long that took. */
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

/** The row of a plan in its answer, beside which may stand what is missing of what it refers to. */
function rowIn({ references }: TracedField['plan'], answer: string): unknown {
  const parsed: unknown = JSON.parse(answer);
  return references.length > 0 ? (parsed as unknown[])[0] : parsed;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
