import { GraphQLError } from 'graphql';
import type { CompileContext, Reference } from '../compile/compile-context';
import { CostExceeded } from '../compile/cost';
import type { Columns } from './layout';
import { Deferred, valueFor } from '../plan/deferred';
import type { Shape } from './shape';
import type { Sql } from '../compile/sql';

/*
 * An error belongs to the field whose arguments are invalid, or refer to what does not exist. Where graphql-js completes
 * values, the error is the value of that field: graphql-js reports it at each place of the field, and propagates null to
 * the nearest nullable field above. A plan whose value is the response throws instead, and the operation is left to
 * graphql-js.
 */

/** Compiles a field of a row with these columns; an error of the field becomes its value. */
export function located(context: CompileContext, columns: Columns, compile: () => Shape): Shape {
  if (context.operation.completes) return compile();
  const { path, references } = context;
  const [width, known] = [columns.width, references.length];
  try {
    const shape = compile();
    const added = [...columns.from(width), ...references.slice(known).map(({ id }) => id)];
    for (const expression of added) refuseWrong(expression, context);
    return placed(references.slice(known), shape);
  } catch (error) {
    if (!(error instanceof GraphQLError) || error instanceof CostExceeded) throw error;
    // The columns and references of the field so far are dropped.
    columns.cut(width);
    references.length = known;
    context.path = path;
    return { is: 'given', value: error };
  }
}

/** Throws where a deferred value of an expression refuses the request. */
function refuseWrong({ values }: Sql, { constraints }: CompileContext): void {
  for (const value of values) if (value instanceof Deferred) valueFor(value, constraints.given);
}

/** A shape that is an error where a reference is missing, one that belongs to the field and to none within it. */
export function placed(references: readonly Reference[], value: Shape): Shape {
  const own = references.filter(({ isPlaced }) => !isPlaced);
  for (const reference of own) reference.isPlaced = true;
  return own.length > 0 ? { is: 'referring', to: own, value } : value;
}
