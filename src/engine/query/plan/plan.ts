import type { Role } from '../../../generated/prisma/enums';
import type { GraphQLResolveInfo } from 'graphql';
import type { Statement } from '../../../platform/postgres/prepared';
import { CompileContext, type Operation, type Reference } from '../compile/compile-context';
import { lookedUp, lostIn, missingIn, type Lost } from './references';
import { CostExceeded } from '../compile/cost';
import { compileField } from '../compile/compile';
import type { PlanConstraint } from './constraint';
import { valueFor, type Deferrable, type PlanInput } from './deferred';
import { rowDecoder } from '../respond/decode';
import { Columns } from '../respond/layout';
import type { RowShape } from '../respond/shape';
import type { FieldRead, Model } from '../compile/model';
import { pruned } from '../compile/prune';
import { join, pack, replaceValues, sql, type Sql } from '../compile/sql';

/** How a root field is read: the expression that a statement selects for it, and how the result becomes its value. */
export interface Plan {
  /** What a request must meet to be served by the plan. */
  constraints: readonly PlanConstraint<PlanInput>[];
  /** Selects the JSON of the row; with references, an array of that and of the missing ones. Null where no statement is needed. */
  sql: Sql | null;
  /** The parameters of `sql`, each once, plain or deferred. */
  parameters: readonly unknown[];
  references: readonly Reference[];
  row: RowShape;
  /** Whether it reads everything recorded so far, and not the state as of a recording. */
  isOfNow: boolean;
  /** Whether only recordings change what it reads. */
  isRecorded: boolean;
  /** The recordings, beside that of the scope, without which it cannot be answered: those of cursors. */
  recordings: readonly Deferrable<bigint>[];
  /** The role that it needs; null for that of reading at all. */
  needs: Role | null;
  /** The most work that it may cause; see compile/cost.ts. */
  cost: number;
  /** Turns the row into the value. For graphql-js, a field whose reference is missing becomes its error. */
  decode(raw: unknown, lost?: Lost): unknown;
}

/** Compiles the plan of a root field. */
export function makePlan(
  operation: Operation,
  { types }: Model,
  { parentType, fieldNodes }: Pick<GraphQLResolveInfo, 'parentType' | 'fieldNodes'>,
  read: FieldRead<any> | undefined,
  given: PlanInput,
): Plan {
  const context = new CompileContext(operation, given);
  try {
    const columns = new Columns();
    const value = compileField(
      { context, types, columns, row: undefined, rows: 1 },
      parentType.name,
      read,
      fieldNodes,
    );
    const { sql, row } = columns.alone(value);
    return planOf(context, sql, row);
  } catch (error) {
    if (error instanceof CostExceeded) throw new TooCostly(error, context.constraints.end());
    throw error;
  }
}

/** A plan that is not made, for every request that meets these constraints, since it would cost too much. */
export class TooCostly extends Error {
  constructor(
    override readonly cause: CostExceeded,
    readonly constraints: readonly PlanConstraint<PlanInput>[],
  ) {
    super(cause.message);
  }
}

/** The plan of a compiled expression. */
export function planOf(context: CompileContext, expression: Sql | null, row: RowShape): Plan {
  const { constraints, references } = context;
  // References must exist even where nothing is read of them.
  const answer = expression ?? (references.length > 0 ? pack([]) : null);
  const sql = answer && copyLists(withReferences(answer, references));
  const parameters = [...new Set(sql?.values)];
  const decode: Plan['decode'] = context.operation.completes
    ? rowDecoder(row)
    : (raw, lost = new Map()) => rowDecoder(row, lost)(raw);
  const isOfNow = context.scope.known === null;
  const { isRecorded, recordings, cost, needs } = context;
  return {
    constraints: constraints.end(),
    sql,
    parameters,
    references,
    row,
    isOfNow,
    isRecorded,
    recordings,
    cost,
    needs,
    decode,
  };
}

/** Equal lists as parameters of their own, one for each place. */
const copyLists = (expression: Sql): Sql =>
  replaceValues(expression, (value) => (Array.isArray(value) ? [...value] : value));

/** An expression with the lookup of its references, each once, beside it. */
function withReferences(expression: Sql, references: readonly Reference[]): Sql {
  if (references.length === 0) return sql`to_json(${expression})`;
  return sql`(${lookedUp(references)} select json_build_array(${expression}, ${missingIn(references)}) from refs)`;
}

/** The parameters of a plan for a plan input. Throws where the input is invalid. */
export const parametersOf = ({ parameters }: Plan, given: PlanInput): readonly unknown[] =>
  parameters.map((value) => valueFor(value, given));

/** The JSON of a plan's row in its answer, and the missing references. */
export function rowIn(
  { references }: Plan,
  answer: string | null,
  given: PlanInput,
): { row: string; lost?: Lost } {
  if (answer === null) return { row: 'null' };
  if (references.length === 0) return { row: answer };
  const end = answer.lastIndexOf('[');
  const missing = JSON.parse(answer.slice(end, -1)) as (boolean | number)[];
  const row = answer.slice(1, answer.lastIndexOf(',', end));
  return missing.some(Boolean) ? { row, lost: lostIn(references, missing, given) } : { row };
}

/** Where a parameter of a statement comes from: the index of the plan, and the index among its parameters. */
class Place {
  constructor(
    readonly plan: number,
    readonly index: number,
  ) {}
}

/** One statement for several plans: a row with the answer to each, all from one snapshot. */
export class PlannedStatement implements Statement {
  readonly text: string;
  sent = 0;
  takesMs = 0;
  leastMs: number | null = null;
  private readonly places: readonly Place[];

  /** `stamp` is an expression beside the answers, in the last column. */
  constructor(plans: readonly Plan[], stamp?: Sql) {
    const answers = plans.map(({ sql, parameters }, plan) => {
      const places = new Map(parameters.map((value, index) => [value, new Place(plan, index)]));
      return replaceValues(sql!, (value) => places.get(value));
    });
    const { text, values } = pruned(sql`select ${join(stamp ? [...answers, stamp] : answers)}`);
    this.text = text;
    this.places = values as Place[];
  }

  /** The parameters of the statement from those of its plans. */
  valuesOf(parameters: readonly (readonly unknown[])[]): unknown[] {
    return this.places.map(({ plan, index }) => parameters[plan]![index]);
  }
}
