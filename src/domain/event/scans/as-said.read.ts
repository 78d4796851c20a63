import { isRowEffective } from '../../../engine/claims/read/effective-claims.read';
import type { CompileContext } from '../../../engine/query/compile/compile-context';
import type { Source } from '../../../engine/query/compile/model';
import { standsAt } from '../../../engine/query/compile/scope';
import { and, holds, raw, sql, type Sql } from '../../../engine/query/compile/sql';
import { inOrder, type Order } from './index-ranges';

/*
 * Under saidBy, most events either have their current columns, from the day of their row on, or do not exist yet.
 * Only events with further claims, which are few, have to be computed.
 */

/** The current events, with the columns that the indexes have. */
export function eventsKnown(context: CompileContext): Source<Sql> {
  const row = context.alias('event');
  return { from: sql`event ${row}`, row, where: sql`${standsAt(context.scope, row)} and ${row}.effective` };
}

/**
 * Of the events that a SELECT of event_id finds by their current columns, those that meet the `conditions`, have no
 * further claims, and whose row was published by saidBy. Keeps the order, so that events after the page are not
 * read.
 */
export function asSaid(
  context: CompileContext,
  known: Sql,
  order: Order | null,
  conditions: (eventId: Sql) => readonly Sql[] = () => [],
): Sql {
  if (context.scope.said === null) return known;
  const [found, event] = [context.alias('found'), context.alias('event')];
  const isAmended = holds(
    sql`select true from amended_event where amended_event.event_id = ${found}.event_id and ${isDue(context, raw('amended_event'))}`,
  );
  const isEffective = holds(sql`select true from event ${event} where ${event}.id = ${found}.event_id
    and ${standsAt(context.scope, event)} and ${isRowEffective(context, event)}`);
  return sql`select * from (${order ? inOrder(known, order) : known} offset 0) ${found}
    where ${and([sql`not ${isAmended}`, isEffective, ...conditions(sql`${found}.event_id`)])}`;
}

/** The events with further claims, with their columns computed as of saidBy. */
export function amendedEvents(context: CompileContext): Source<Sql> {
  const { row, from, where } = context.facts('event');
  const each = context.alias('amended_event');
  return {
    from: sql`amended_event ${each} join ${from} on ${row}.id = ${each}.event_id`,
    row,
    where: sql`${isDue(context, each)} and ${where}`,
  };
}

/** Whether a row of `amended_event` applies to the scope's saidBy. */
export const isDue = ({ scope }: CompileContext, row: Sql): Sql =>
  sql`(${row}.until is null or ${row}.until > ${scope.said}::date)`;

/** Whether a thing takes part in an event, itself or as the country represented, as of saidBy. */
export function takesPartAsSaid(context: CompileContext, eventId: Sql, id: Sql): Sql {
  const { row, from, where } = context.scan('participation');
  return holds(sql`select true from ${from}
    where ${row}.event_id = ${eventId} and (${row}.participant_id = ${id} or ${row}.country_id = ${id}) and ${where}`);
}
