import { isRowEffective } from '../../engine/claims/read/effective-claims.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Source } from '../../engine/query/compile/model';
import { standsAt } from '../../engine/query/compile/scope';
import { and, holds, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { inOrder, type Order } from './in-time.read';

/*
 * Under saidBy most events are there as they came, or not at all: what is computed for each is then what stands in the
 * columns, once their row had been said. Those of which more is claimed are few, and are computed.
 */

/** The events that stand by all that is known, as the columns and their indexes have them. */
export function eventsKnown(context: CompileContext): Source<Sql> {
  const row = context.alias('event');
  return { from: sql`event ${row}`, row, where: sql`${standsAt(context.scope, row)} and ${row}.supported` };
}

/**
 * Of the events that a SELECT of event_id finds by what stands, in an order, those that are there as they came, and of which
 * everything holds that is asked of them as had been said. It keeps to its order, so that those behind a page are not looked at.
 */
export function asSaid(
  context: CompileContext,
  found: Sql,
  order: Order | null,
  asked: (eventId: Sql) => readonly Sql[] = () => [],
): Sql {
  if (context.scope.said === null) return found;
  const [told, event] = [context.alias('told'), context.alias('event')];
  const isAmended = holds(
    sql`select true from retold where retold.event_id = ${told}.event_id and ${isDue(context, raw('retold'))}`,
  );
  const isEffective = holds(sql`select true from event ${event} where ${event}.id = ${told}.event_id
    and ${standsAt(context.scope, event)} and ${isRowEffective(context, event)}`);
  return sql`select * from (${order ? inOrder(found, order) : found} offset 0) ${told}
    where ${and([sql`not ${isAmended}`, isEffective, ...asked(sql`${told}.event_id`)])}`;
}

/** The events that are not, with what it comes to by then. */
export function retold(context: CompileContext): Source<Sql> {
  const { row, from, where } = context.facts('event');
  const each = context.alias('retold');
  return {
    from: sql`retold ${each} join ${from} on ${row}.id = ${each}.event_id`,
    row,
    where: sql`${isDue(context, each)} and ${where}`,
  };
}

/** Whether a row of retold is one of this day of saying. */
export const isDue = ({ scope }: CompileContext, row: Sql): Sql =>
  sql`(${row}.until is null or ${row}.until > ${scope.said}::date)`;

/** Whether somebody takes part in an event, in person or as the country represented, by what had been said. */
export function takesPartAsSaid(context: CompileContext, eventId: Sql, id: Sql): Sql {
  const { row, from, where } = context.scan('participation');
  return holds(sql`select true from ${from}
    where ${row}.event_id = ${eventId} and (${row}.participant_id = ${id} or ${row}.country_id = ${id}) and ${where}`);
}
