import {
  getNullableType,
  GraphQLError,
  isListType,
  OperationTypeNode,
  type GraphQLResolveInfo,
} from 'graphql';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import { Role } from '../../../generated/prisma/enums';
import { authorizeReading, type Viewer } from '../../../platform/auth/policy';
import type { Reads } from '../../../platform/postgres/prepared';
import type { Seen } from '../../../platform/postgres/replicas/seen';
import type { Span } from '../../../platform/tracing/span';
import { CompileContext, type Lost, type Operation } from '../compile/compile-context';
import { Budget, CostExceeded } from '../compile/cost';
import { valueFor, type PlanInput, type Scope } from './deferred';
import type { FieldRead, Model, ObjectModel } from '../compile/model';
import { makePlan, planOf, TooCostly, type Plan } from './plan';
import { parametersOf, rowIn, type Plans } from './plans';
import { timesWritten } from '../respond/decode';
import type { RowShape, Shape } from '../respond/shape';
import { answered, type Trace, type TracedField } from './trace';
import { placed } from '../compile/compile';
import type { Sql } from '../compile/sql';
import { Pieces, turns } from '../../../platform/limits/turns';

// PostgreSQL's protocol counts parameters in 16 bits.
const MAX_PARAMETERS = 65_535;
// And a row of it has no more.
const MAX_COLUMNS = 1_600;

export interface ReaderDeps {
  /** Null where plans are made but not run. */
  statements: Reads | null;
  model: Model;
  plans: Plans;
  /** How long a statement of a client without a key or token may take, in milliseconds; 0 where all may take as long. */
  anonymousTimeoutMs: number;
  /** Selects the stamp of the last recording, so that answers can be kept until the next one; null where none are kept. */
  stamp: Sql | null;
}

interface Pending {
  plan: Plan;
  given: PlanInput;
  parameters: readonly unknown[];
  /** Null without a trace. */
  field: TracedField | null;
  settle(answer: string | null): void;
  /** Settles with an empty value where no statement is sent. */
  skip(): void;
  fail(error: unknown): void;
}

/**
 * Reads root fields: those requested in the same turn of the event loop are read by one statement, and so from one snapshot.
 */
export class Reader {
  private pending: Pending[] = [];
  /** Makes the plans for one statement, which waits until all are made. */
  private readonly planning: Pieces;
  private failure: { error: unknown } | null = null;
  /** Whether it reads what a mutation needs, or what came of it. */
  private isOfMutation = false;
  /** The basis of all answers so far. */
  readonly basis = new Basis();

  readonly budget: Budget;
  /** What its statements are a part of; null where that is not recorded. */
  span: Pick<Span, 'run'> | null = null;

  constructor(
    private readonly deps: ReaderDeps,
    /** The cost that the operation may not exceed. */
    limit: number,
    /** Who sends it; null for this process itself. */
    private readonly viewer: Viewer | null = null,
    /** Records plans and statements; null where that is not requested. */
    public trace: Trace | null = null,
    /** What the client has seen, where replicas are read from; null where there are none. */
    readonly seen: Seen | null = null,
  ) {
    this.budget = new Budget(limit);
    this.planning = new Pieces(viewer?.caller ?? undefined, (error) => {
      if (error !== null) for (const { fail } of this.pending.splice(0)) fail(error);
      else process.nextTick(() => void this.flush());
    });
  }

  /** Another reader, which shares no statement with this one, and begins with the whole budget. */
  another(): Reader {
    const reader = new Reader(this.deps, this.budget.limit, this.viewer, this.trace, this.seen);
    reader.span = this.span;
    return reader;
  }

  /** Another reader for what several operations wait for: its statements go on when the sender of this one hangs up. */
  shared(): Reader {
    const viewer = this.viewer && { ...this.viewer, caller: this.viewer.caller?.withoutConnection() };
    return new Reader(this.deps, this.budget.limit, viewer, this.trace, this.seen);
  }

  /** Lets all further reads fail with this error: the database has refused once, and is not queried again. */
  failWith(error: unknown): void {
    this.failure = { error };
  }

  /** The response of the root field being resolved, in a scope, as JSON, by a cached plan. */
  async respond(info: GraphQLResolveInfo, scope: Scope): Promise<string> {
    const { plans } = this.deps;
    const given = { variables: info.variableValues, scope };
    const choice = this.trace && plans.choiceFor(info, given);
    const found =
      this.planned(() => plans.known(info, given)) ??
      this.newPlan(() => plans.make(info, given, this.budget.limit));
    // Not awaited where it is there: the columns of the statement keep the order of the fields.
    const plan = found instanceof Promise ? await found : found;
    const field = this.trace && this.trace.planned(info, plan, choice);
    if (plan.sql === null) return JSON.stringify(plan.decode([]));
    const write = (row: string, lost?: Lost) => {
      // graphql-js determines which fields above become null.
      for (const fault of lost?.values() ?? []) throw fault;
      const written = plans.write(plan, row);
      this.budget.write(written.length);
      return written;
    };
    return this.answer({ plan, field }, given, write, 'null');
  }

  /** The value of the root field being resolved, in a scope, its properties named by response key, for graphql-js to complete. */
  async read(info: GraphQLResolveInfo, scope: Scope): Promise<unknown> {
    const root = this.deps.model.types[info.parentType.name] as ObjectModel;
    return this.readFrom(info, root.fields[info.fieldName], scope);
  }

  /** The same with another source than the model's: a payload, or the change of a subscription. */
  async readFrom(info: GraphQLResolveInfo, read: FieldRead<any> | undefined, scope: Scope): Promise<unknown> {
    const given = { variables: info.variableValues, scope };
    const operation = this.operation(info);
    const plan = await this.newPlan(() => makePlan(operation, this.deps.model, info, read, given));
    return this.value(info, plan, given);
  }

  private newPlan<P extends Plan>(make: () => P): P | Promise<P> {
    return this.planning.do(() => this.planned(make));
  }

  /** A plan, unless it costs too much, which fails the operation. */
  private planned<P>(make: () => P): P {
    if (this.failure) throw this.failure.error;
    if (this.budget.exceeded) throw this.budget.exceeded;
    try {
      return make();
    } catch (error) {
      const exceeded = error instanceof TooCostly ? error.cause : error;
      if (exceeded instanceof CostExceeded) this.budget.exceed(exceeded);
      throw exceeded;
    }
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
    return this.value(info, planOf(context, answer, row), given);
  }

  private operation({ schema, fragments, operation }: GraphQLResolveInfo): Operation {
    if (operation.operation === OperationTypeNode.MUTATION) this.isOfMutation = true;
    const { model } = this.deps;
    const maxCost = this.budget.limit;
    const { tables, costs } = model;
    return { schema, fragments, tables, costs, maxCost, completes: false };
  }

  private async value(info: GraphQLResolveInfo, plan: Plan, given: PlanInput): Promise<unknown> {
    const field = this.trace && this.trace.planned(info, plan, null);
    const decode = (row: string, lost?: Lost): unknown => {
      this.budget.write(row.length * timesWritten(plan.row));
      return plan.decode(JSON.parse(row), lost, (length) => this.budget.write(length));
    };
    const value =
      plan.sql === null ? plan.decode([]) : await this.answer({ plan, field }, given, decode, noneOf(info));
    if (value instanceof GraphQLError) throw value;
    return value;
  }

  /** Queues a plan; `make` turns the JSON of its row and the missing references into the result, which is `none` where no statement is sent. */
  private answer<T>(
    { plan, field }: Pick<Pending, 'plan' | 'field'>,
    given: PlanInput,
    make: (row: string, lost?: Lost) => T,
    none: T,
  ): Promise<T> {
    if (this.failure) throw this.failure.error;
    if (plan.needs !== null && this.viewer !== null) authorizeReading(this.viewer, plan.needs);
    this.budget.spend(plan.cost);
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
      this.pending.push({ plan, given, parameters, field, settle, fail, skip: () => resolve(none) });
      // At the end of this turn, before other requests get theirs, so that PostgreSQL does not wait for those.
      if (this.pending.length === 1) process.nextTick(() => void this.flush());
    });
  }

  /** The recording that a node must have to answer; null where only the primary knows. */
  private needsOf(batch: readonly Pending[]): bigint | null {
    if (this.seen === null) return null;
    let needs = 0n;
    for (const { plan, given } of batch) {
      if (this.isOfMutation || !plan.isRecorded) return null;
      const { known } = given.scope;
      const own = plan.isOfNow || known === null ? this.seen.recording : known;
      if (own > needs) needs = own;
      for (const each of plan.recordings) {
        const recording = valueFor(each, given);
        if (recording > needs) needs = recording;
      }
    }
    return needs;
  }

  private async flush(): Promise<void> {
    if (this.planning.isUnfinished || this.pending.length === 0) return;
    const batch = this.pending;
    this.pending = [];
    this.planning.begin();
    try {
      if (this.budget.exceeded) throw this.budget.exceeded;
      const plans = batch.map(({ plan }) => plan);
      const stamp =
        this.deps.stamp !== null && plans.some(({ isOfNow }) => isOfNow) ? this.deps.stamp : undefined;
      const statement = this.deps.plans.statementFor(plans, stamp);
      const values = statement.valuesOf(batch.map(({ parameters }) => parameters));
      if (values.length > MAX_PARAMETERS || plans.length > MAX_COLUMNS) throw tooMuch();
      const traced = this.trace?.sent(
        batch.map(({ field }) => field!),
        statement,
        values,
      );
      const { statements } = this.deps;
      if (statements === null) return batch.forEach(({ skip }) => skip());
      const cost = plans.reduce((sum, plan) => sum + plan.cost, 0);
      const caller = this.viewer?.caller ?? null;
      caller?.charge(cost);
      const asking = {
        caller,
        cost,
        timeoutMs: this.viewer?.role === Role.ANONYMOUS ? this.deps.anonymousTimeoutMs : 0,
        needs: this.needsOf(batch),
      };
      // Plans are made in turns with those of others, of which one may lead here.
      const sending = this.span
        ? this.span.run(() => statements.row(statement, values, asking))
        : statements.row(statement, values, asking);
      const answers = traced ? await answered(traced, sending) : await sending;
      this.budget.read(answers.reduce((sum, answer) => sum + (answer?.length ?? 0), 0));
      if (stamp) {
        const seen = answers[plans.length] ?? null;
        this.basis.readAt(seen);
        this.seen?.note(seen ?? '');
      }
      if (batch.length === 1) return batch[0]!.settle(answers[0] ?? null);
      for await (const [i, { settle }] of turns.each(batch.entries())) settle(answers[i] ?? null);
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}

/** The value of a field that is not read. */
const noneOf = ({ returnType }: GraphQLResolveInfo): unknown =>
  isListType(getNullableType(returnType)) ? [] : null;

const tooMuch = () =>
  new RostrumError(
    ErrorCode.COST_EXCEEDED,
    'These questions have too many conditions together; ask them in several requests.',
  );

/** What an answer is a function of, beside its question and its day. */
export class Basis {
  /** Set where it is a function of more than recordings, or was read from several states. */
  isUnknown = false;
  private isOfNow = false;
  private isOfThen = false;
  private stamp: string | null = null;

  /** Notes that something is read of everything recorded so far, or as of a recording. */
  asks(isOfNow: boolean): void {
    if (isOfNow) this.isOfNow = true;
    else this.isOfThen = true;
  }

  /** Notes what stood for the last recording when something was read; null where there was none. */
  readAt(stamp: string | null): void {
    const seen = stamp ?? '';
    if (this.stamp !== null && this.stamp !== seen) this.isUnknown = true;
    this.stamp = seen;
  }

  /** What stood for the last recording when it was read; null where no later one changes the answer. */
  get recording(): string | null {
    return this.stamp;
  }

  /** Whether all of it was asked as of recordings, so that no later one changes it. */
  get isLasting(): boolean {
    return this.isOfThen && !this.isOfNow;
  }
}
