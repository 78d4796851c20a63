import type { Role } from '../../../generated/prisma/enums';
import type { GraphQLResolveInfo } from 'graphql';
import { CompileContext, type Lost, type Operation, type Reference } from '../compile/compile-context';
import { CostExceeded } from '../compile/cost';
import { compileField } from '../compile/compile';
import { valueFor, type Deferrable, type PlanConstraint, type PlanInput } from './deferred';
import { rowDecoder, type OnKeys } from '../respond/decode';
import { Columns } from '../compile/row-context';
import type { RowShape } from '../respond/shape';
import type { FieldRead, Model } from '../compile/model';
import { pruned } from '../compile/prune';
import { join, pack, raw, replaceValues, sql, type Sql } from '../compile/sql';

/** How a root field is read: the expression that a statement selects for it, and how the result becomes its value. */
export interface Plan {
  /** What a request must meet to be served by the plan. */
  constraints: readonly PlanConstraint[];
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
  decode(raw: unknown, lost?: Lost, onKeys?: OnKeys): unknown;
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
    readonly constraints: readonly PlanConstraint[],
  ) {
    super(cause.message);
  }
}

/** The plan of a compiled expression. */
export function planOf(context: CompileContext, expression: Sql | null, row: RowShape): Plan {
  const { constraints, references } = context;
  // References must exist even where nothing is read of them.
  const answer = expression ?? (references.length > 0 ? pack([]) : null);
  const sql = answer && pruned(copyLists(withReferences(answer, references)));
  const parameters = [...new Set(sql?.values)];
  const decode: Plan['decode'] = context.operation.completes
    ? rowDecoder(row)
    : (raw, lost = new Map(), onKeys) => rowDecoder(row, lost, onKeys)(raw);
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

/** Looks all references up, as a CTE `refs`. */
export const lookedUp = (references: readonly Reference[]): Sql =>
  sql`with refs as materialized (select ${join(references.map(({ id }, i) => sql`${id} as ${raw(`r${i}`)}`))})`;

/** Which references are missing from `refs`: for a single one a boolean, for a list the place of the first missing one, 0 for none. */
export function missingIn(references: readonly Reference[]): Sql {
  const missing = references.map(({ isList }, i) =>
    raw(isList ? `coalesce(array_position(r${i}, null), 0)` : `r${i} is null`),
  );
  // An array has values of one type.
  return references.some(({ isList }) => isList)
    ? sql`json_build_array(${join(missing)})`
    : sql`array[${join(missing)}]`;
}

/** Reads the result of `missingIn`. */
export const lostIn = (
  references: readonly Reference[],
  missing: readonly (boolean | number)[],
  given: PlanInput,
): Lost =>
  new Map(
    references.flatMap((reference, i) => {
      const place = Number(missing[i]);
      return place === 0 ? [] : [[reference, valueFor(reference.fault(place - 1), given)] as const];
    }),
  );
