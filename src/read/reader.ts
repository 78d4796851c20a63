import type { GraphQLResolveInfo } from 'graphql';
import { ErrorCode, RostrumError } from '../platform/errors';
import type { Statements } from '../platform/prepared';
import { Asking, type Operation } from './asking';
import type { Given } from './late';
import type { FieldRead, Model, ObjectModel } from './model';
import { makePlan, parametersOf, planOf, PlannedStatement, valueOf, type Answer, type Plan } from './plan';
import type { Plans } from './plans';
import type { Scope } from './scope';
import type { Sql } from './sql';

// PostgreSQL's protocol counts parameters in 16 bits.
const MOST_PARAMETERS = 65_535;

export interface ReaderDeps {
  statements: Statements;
  model: Model;
  plans: Plans;
  /** How many rows one root field may ask for. */
  maxCost: number;
}

interface Pending {
  plan: Plan;
  parameters: readonly unknown[];
  settle(answer: Answer): void;
  fail(error: unknown): void;
}

/**
 * Answers root fields: all that were asked for in the same turn are answered by one statement, and so from one snapshot.
 */
export class Reader {
  private pending: Pending[] = [];
  private failure: { error: unknown } | null = null;

  /** `completes`: values are the response, by plans that are kept; else they are for graphql-js to complete. */
  constructor(
    private readonly deps: ReaderDeps,
    private readonly completes = false,
  ) {}

  /** A reader of its own whose values are the response. */
  completing(): Reader {
    return new Reader(this.deps, true);
  }

  /** Has whatever is asked from now on fail so: the database has said no once, and need not be asked again. */
  failWith(error: unknown): void {
    this.failure = { error };
  }

  /** The value of the root field being resolved, as of a scope, named by response keys. */
  async read(info: GraphQLResolveInfo, scope: Scope): Promise<unknown> {
    const given = { variables: info.variableValues, scope };
    if (this.completes) return this.answer(this.deps.plans.find(info, given), given);
    const root = this.deps.model.types[info.parentType.name] as ObjectModel;
    return this.readFrom(info, root.fields[info.fieldName], scope);
  }

  /** The same where the field is read from elsewhere than the model says: a payload, or the change that an event is. */
  async readFrom(info: GraphQLResolveInfo, read: FieldRead<any> | undefined, scope: Scope): Promise<unknown> {
    const given = { variables: info.variableValues, scope };
    return this.answer(makePlan(this.operation(info), info, read, given), given);
  }

  /** The value of a JSON expression, in a scope. */
  async evaluate(info: GraphQLResolveInfo, expression: (asking: Asking) => Sql, scope: Scope): Promise<any> {
    const given = { variables: info.variableValues, scope };
    const asking = new Asking(this.operation(info), given);
    return this.answer(
      planOf(asking, expression(asking), (value) => value),
      given,
    );
  }

  private operation({ schema, fragments }: GraphQLResolveInfo): Operation {
    const { model, maxCost } = this.deps;
    return { schema, fragments, model, maxCost, completes: false };
  }

  private answer(plan: Plan, given: Given): unknown {
    if (plan.sql === null) return plan.decode([]);
    if (this.failure) throw this.failure.error;
    const parameters = parametersOf(plan, given);
    return new Promise((resolve, fail) => {
      const settle: Pending['settle'] = (answer) => {
        try {
          resolve(valueOf(plan, answer, given));
        } catch (error) {
          fail(error);
        }
      };
      this.pending.push({ plan, parameters, settle, fail });
      // After whatever follows in this turn, and before other requests get theirs: PostgreSQL is not to wait for those.
      if (this.pending.length === 1) process.nextTick(() => void this.flush());
    });
  }

  private async flush(): Promise<void> {
    const batch = this.pending;
    this.pending = [];
    try {
      const plans = batch.map(({ plan }) => plan);
      const statement = this.completes ? this.deps.plans.statementFor(plans) : new PlannedStatement(plans);
      const values = statement.valuesOf(batch.map(({ parameters }) => parameters));
      if (values.length > MOST_PARAMETERS) throw tooMuch();
      const answers = (await this.deps.statements.value(statement, values)) as Answer[];
      batch.forEach(({ settle }, i) => settle(answers[i]!));
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}

const tooMuch = () =>
  new RostrumError(
    ErrorCode.COST_EXCEEDED,
    'These questions have too many conditions together; ask them in several requests.',
  );
