import type { GraphQLResolveInfo } from 'graphql';
import { pathToArray } from 'graphql/jsutils/Path';
import type { Row } from '../../../platform/postgres/prepared';
import type { Plan, PlannedStatement } from './plan';
import type { Choice } from './plans';

/** A root field that was read: where it is in the response, its plan, and how that was come by; null where plans are not kept. */
export interface TracedField {
  path: string;
  plan: Plan;
  choice: Choice | null;
}

/** A statement that was sent for some fields. */
export interface TracedStatement {
  fields: readonly TracedField[];
  statement: PlannedStatement;
  /** Its parameters as the plans have them, and what they are for the request. */
  sources: readonly unknown[];
  values: readonly unknown[];
  /** What came back, and after how many milliseconds, or why nothing did; null where it was not sent. */
  result: { answers: Row; tookMs: number } | { error: string } | null;
}

/** What a reader did for one operation: kept only where the query log or an explanation asks for it. */
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

/** Writes down what comes of a statement that is being sent. */
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
