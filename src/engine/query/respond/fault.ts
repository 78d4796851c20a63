import { GraphQLError } from 'graphql';
import { CostExceeded, type CompileContext, type Reference } from '../compile/compile-context';
import type { Columns } from './layout';
import { Deferred, valueFor } from '../plan/deferred';
import type { Shape } from './shape';
import type { Sql } from '../compile/sql';

/*
 * Where an error belongs: to the field whose arguments are wrong, or refer to what is not there. While graphql-js
 * completes what was read, the value of such a field is the error, so that graphql-js reports it at each place of the
 * field and nulls what is above as far as that may not be null. A plan whose value is the response throws instead, and
 * leaves the operation to graphql-js.
 */

/** Compiles a field of a row whose columns are these; what is wrong with the field becomes its value. */
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
    // What was begun of the field is not asked.
    columns.cut(width);
    references.length = known;
    context.path = path;
    return { is: 'given', value: error };
  }
}

/** Throws where something that an expression is made of refuses what the request gives. */
function refuseWrong({ values }: Sql, { constraints }: CompileContext): void {
  for (const value of values) if (value instanceof Deferred) valueFor(value, constraints.given);
}

/** A shape that is an error where one of those references leads nowhere that no field within it has made. */
export function placed(references: readonly Reference[], value: Shape): Shape {
  const own = references.filter(({ isPlaced }) => !isPlaced);
  for (const reference of own) reference.isPlaced = true;
  return own.length > 0 ? { is: 'referring', to: own, value } : value;
}
