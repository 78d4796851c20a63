import type { GraphQLResolveInfo } from 'graphql';
import { pathToArray } from 'graphql/jsutils/Path';
import type { Row } from '../../../platform/postgres/prepared';
import type { Plan } from './plan';
import type { Choice, PlannedStatement } from './plans';

/** A root field that was read: its path in the response, its plan, and whether that was cached; null where plans are not cached. */
export interface TracedField {
  path: string;
  plan: Plan;
  choice: Choice | null;
}

/** A statement that was sent for one or more fields. */
export interface TracedStatement {
  fields: readonly TracedField[];
  statement: PlannedStatement;
  /** Its parameters as the plans have them, plain or deferred, and their values for the request. */
  sources: readonly unknown[];
  values: readonly unknown[];
  /** The answers and the milliseconds that they took, or the error; null where it was not sent. */
  result: { answers: Row; tookMs: number } | { error: string } | null;
}

/** What a reader did for one operation; recorded only for the query log and for explanations. */
export class Trace {
  readonly fields: TracedField[] = [];
  readonly statements: TracedStatement[] = [];

  planned({ path }: Pick<GraphQLResolveInfo, 'path'>, plan: Plan, choice: Choice | null): TracedField {
    const field = { path: pathToArray(path).join('.'), plan, choice };
    this.fields.push(field);
    return field;
  }

  sent(
    fields: readonly TracedField[],
    statement: PlannedStatement,
    values: readonly unknown[],
  ): TracedStatement {
    const sources = statement.valuesOf(fields.map(({ plan }) => plan.parameters));
    const sent: TracedStatement = { fields, statement, sources, values, result: null };
    this.statements.push(sent);
    return sent;
  }
}

/** Records the result of a statement that is being sent. */
export async function answered(traced: TracedStatement, sending: Promise<Row>): Promise<Row> {
  const sentAt = performance.now();
  try {
    const answers = await sending;
    traced.result = { answers, tookMs: performance.now() - sentAt };
    return answers;
  } catch (error) {
    traced.result = { error: (error as Error).message };
    throw error;
  }
}
