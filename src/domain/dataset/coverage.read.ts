import type { EventType } from '../../generated/prisma/enums';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { standsAt } from '../../engine/query/compile/scope';
import { and, sql, type Sql } from '../../engine/query/compile/sql';

const isEmpty = (list: Sql) => sql`coalesce(cardinality(${list}), 0) = 0`;

/** Whether a dataset covers all of these participants; a dataset that names none covers every participant. */
export const coversAll = (dataset: Sql, participants: readonly Sql[]): Sql =>
  sql`(${isEmpty(sql`${dataset}.covers_participants`)} or ${and(
    participants.map((id) => sql`${id} = any(${dataset}.covers_participants)`),
  )})`;

/**
 * Whether a dataset covers all, or at least one, of the types requested; null requests all. A dataset that names
 * none covers all.
 */
export function coversTypes(
  dataset: Sql,
  types: readonly EventType[] | null,
  how: 'every' | 'some' = 'every',
): Sql {
  const covered = sql`${dataset}.covers_event_types`;
  if (types === null) return how === 'every' ? isEmpty(covered) : sql`true`;
  const requested = sql`${types}::"EventType"[]`;
  return sql`(${isEmpty(covered)} or ${how === 'every' ? sql`${covered} @> ${requested}` : sql`${covered} && ${requested}`})`;
}

/**
 * The days for which the absence of an event from a dataset is meaningful, as a daterange; null if there are none.
 * An unknown bound covers nothing. A dataset that is still growing covers the days up to its last import. Under
 * saidBy, a dataset counts from its publication on, by the dates of its sources, and up to that day.
 */
export function silentDays(context: CompileContext, dataset: Sql): Sql {
  const { said } = context.scope;
  const imported = sql`coalesce((${dataset}.imported_at at time zone 'UTC')::date,
    (select (at at time zone 'UTC')::date from recording where id = ${dataset}.from_recording))`;
  const until = sql`least(coalesce(${dataset}.covers_latest, ${imported})${said === null ? sql`` : sql`, ${said}::date`})`;
  const counts = [
    sql`${dataset}.covers_edtf !~ '^(/|XXXX)|/$'`,
    sql`${dataset}.covers_earliest is null or ${dataset}.covers_earliest <= ${until}`,
    ...(said === null ? [] : [hadComeOut(context, dataset)]),
  ];
  return sql`case when ${and(counts)} then daterange(${dataset}.covers_earliest, ${until}, '[]') end`;
}

/**
 * Whether the dataset was public by the scope's saidBy: by the dates of its sources, else by what it is the first to say; a
 * dataset without either counts as public.
 */
function hadComeOut(context: CompileContext, dataset: Sql): Sql {
  const { from, row: source, where } = context.versions('source');
  const [claim, said, event] = [context.alias('claim'), context.versions('claim'), context.versions('event')];
  return sql`(coalesce(
    (select min(coalesce(${source}.published_at_latest, ${source}.published_at_earliest)) from ${from}
      where ${source}.dataset_id = ${dataset}.id and ${where}),
    (select min(${said.row}.said_on) from ${said.from} where ${said.row}.dataset_id = ${dataset}.id and ${said.where}),
    (select min(${claim}.said_on) from ${event.from} join claim ${claim} on ${claim}.subject_id = ${event.row}.id
      where ${event.row}.dataset_id = ${dataset}.id and ${event.where} and ${standsAt(context.scope, claim)})
  ) <= ${context.scope.said}::date) is not false`;
}
