import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import type { Statements } from '../../../platform/postgres/prepared';
import { CompileContext, type Operation } from '../compile/compile-context';
import type { PlanInput } from './deferred';
import type { FieldRead, Model, ObjectModel } from '../compile/model';
import { makePlan, parametersOf, planOf, rowIn, type Lost, type Plan } from './plan';
import type { Plans } from './plans';
import { Basis } from '../compile/basis';
import type { Scope } from '../compile/scope';
import type { RowShape, Shape } from '../respond/shape';
import { placed } from '../respond/fault';
import type { Sql } from '../compile/sql';

// PostgreSQL's protocol counts parameters in 16 bits.
const MAX_PARAMETERS = 65_535;
// And a row of it has no more.
const MAX_COLUMNS = 1_600;

export interface ReaderDeps {
  statements: Statements;
  model: Model;
  plans: Plans;
  /** How many rows one root field may ask for. */
  maxCost: number;
  /** Selects what stands for the last recording, so that answers can be kept until there is another; null where none are. */
  stamp: Sql | null;
}

interface Pending {
  plan: Plan;
  parameters: readonly unknown[];
  settle(answer: string | null): void;
  fail(error: unknown): void;
}

/**
 * Answers root fields: all that were asked for in the same turn are answered by one statement, and so from one snapshot.
 */
export class Reader {
  private pending: Pending[] = [];
  private failure: { error: unknown } | null = null;
  /** What all that was answered so far is a function of. */
  readonly basis = new Basis();

  constructor(private readonly deps: ReaderDeps) {}

  /** Another, whose answers share no statement with this one's. */
  another(): Reader {
    return new Reader(this.deps);
  }

  /** Has whatever is asked from now on fail so: the database has said no once, and need not be asked again. */
  failWith(error: unknown): void {
    this.failure = { error };
  }

  /** The response of the root field being resolved, as of a scope, as JSON, by a plan that is kept. */
  async respond(info: GraphQLResolveInfo, scope: Scope): Promise<string> {
    const { plans } = this.deps;
    const given = { variables: info.variableValues, scope };
    const plan = plans.find(info, given);
    if (plan.sql === null) return JSON.stringify(plan.decode([]));
    return this.answer(plan, given, (row, lost) => {
      // graphql-js knows which fields that takes along.
      for (const fault of lost?.values() ?? []) throw fault;
      return plans.write(plan, row);
    });
  }

  /** The value of the root field being resolved, as of a scope, named by response keys, for graphql-js to complete. */
  async read(info: GraphQLResolveInfo, scope: Scope): Promise<unknown> {
    const root = this.deps.model.types[info.parentType.name] as ObjectModel;
    return this.readFrom(info, root.fields[info.fieldName], scope);
  }

  /** The same where the field is read from elsewhere than the model says: a payload, or the change that an event is. */
  async readFrom(info: GraphQLResolveInfo, read: FieldRead<any> | undefined, scope: Scope): Promise<unknown> {
    const given = { variables: info.variableValues, scope };
    return this.value(makePlan(this.operation(info), info, read, given), given);
  }

  /** The value of a JSON expression, in a scope. */
  async evaluate(
    info: GraphQLResolveInfo,
    expression: (context: CompileContext) => Sql,
    scope: Scope,
  ): Promise<any> {
    const given = { variables: info.variableValues, scope };
    const context = new CompileContext(this.operation(info), given);
    const answer = expression(context);
    const value: Shape = { is: 'value', at: 0, step: null };
    const row: RowShape = { columns: 1, isAlone: true, value: placed(context.references, value) };
    return this.value(planOf(context, answer, row), given);
  }

  private operation({ schema, fragments }: GraphQLResolveInfo): Operation {
    const { model, maxCost } = this.deps;
    return { schema, fragments, model, maxCost, completes: false };
  }

  private async value(plan: Plan, given: PlanInput): Promise<unknown> {
    const value =
      plan.sql === null
        ? plan.decode([])
        : await this.answer(plan, given, (row, lost) => plan.decode(JSON.parse(row), lost));
    if (value instanceof GraphQLError) throw value;
    return value;
  }

  /** What is made of the JSON of a plan's row, and of what is missing of what it refers to. */
  private answer<T>(plan: Plan, given: PlanInput, make: (row: string, lost?: Lost) => T): Promise<T> {
    if (this.failure) throw this.failure.error;
    if (!plan.isRecorded) this.basis.isUnknown = true;
    this.basis.asks(plan.isOfNow);
    const parameters = parametersOf(plan, given);
    return new Promise((resolve, fail) => {
      const settle: Pending['settle'] = (answer) => {
        try {
          const { row, lost } = rowIn(plan, answer, given);
          resolve(make(row, lost));
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
      const stamp =
        this.deps.stamp !== null && plans.some(({ isOfNow }) => isOfNow) ? this.deps.stamp : undefined;
      const statement = this.deps.plans.statementFor(plans, stamp);
      const values = statement.valuesOf(batch.map(({ parameters }) => parameters));
      if (values.length > MAX_PARAMETERS || plans.length > MAX_COLUMNS) throw tooMuch();
      const answers = await this.deps.statements.row(statement, values);
      if (stamp) this.basis.readAt(answers[plans.length] ?? null);
      batch.forEach(({ settle }, i) => settle(answers[i] ?? null));
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
