import { eventFilter } from '../../domain/event/event-filter.read';
import { eventsOf } from '../../domain/event/scans/events-of.read';
import { listedEvents } from '../../domain/event/scans/listed-events.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { compileFilter } from '../../engine/query/compile/filter';
import { Arguments } from '../../engine/query/plan/arguments';
import { and, raw, sql, type Sql } from '../../engine/query/compile/sql';
import type { Group } from './groups.read';
import type { EventMeasure } from './statistics.enums';

/** The measures of groups of events. */
interface Measure {
  /** The measure of a row with the columns of a tally; for a missing row, that of an empty bucket. */
  of(row: Sql): Sql;
  /** Whether it needs the scores, which take longer to add up than events take to count. */
  isOfScores: boolean;
}

/** The columns needed of each event besides its group. */
interface Wanted {
  group: Group | null;
  measure: Measure;
  where: Arguments | null;
  /**
   * The day on which an event counts, as a timestamp, and which events do: this replaces the condition on
   * time in `where`. Without it, days make no difference.
   */
  bucket?: { of(event: Sql): Sql; within(event: Sql): Sql };
}

/**
 * A SELECT that counts the matching events by bucket and key: their number (n), the number with a
 * Goldstein score (scored) and the sum of those scores (total; exact, so that it does not depend on the
 * order of rows), null if those are not needed.
 */
export function tally(context: CompileContext, { group, measure, where, bucket }: Wanted): Sql {
  // Under saidBy, all events that no index scan finds have to be computed.
  const args = new Arguments({ where }, context.constraints);
  const events = context.scope.said === null ? eventsOf(context, [], args) : listedEvents(context, args);
  const unanswered = events.unanswered === undefined ? where : events.unanswered;
  const filtered = bucket && unanswered ? unanswered.without(['time']) : unanswered;
  const filter = compileFilter(eventFilter, events.row, filtered, context, [...context.path, 'where']);
  // If only days are needed, the events found by an index scan need not be read.
  const areDaysEnough = !group && !measure.isOfScores && filter.length === 0;
  const { from, row, where: listed } = (areDaysEnough && events.counted) || events;
  const { join, key } = group?.keys(context, row) ?? { join: raw(''), key: null };
  const once = group?.isMany ? sql`distinct ${row}.id,` : raw('');
  const [score, scored, total] = measure.isOfScores
    ? [sql`, ${row}.goldstein`, raw('count(goldstein)'), raw('sum(goldstein::numeric)')]
    : [raw(''), raw('null::bigint'), raw('null::numeric')];
  // A constant is left out of GROUP BY, where it would be compared for each event.
  const [named, keys] = key
    ? [sql`, ${key} as key`, sql`key, event_key.bucket`]
    : [raw(''), sql`event_key.bucket`];
  return sql`select event_key.bucket, ${key ? raw('key') : raw('null::text as key')}, count(*) as n, ${scored} as scored, ${total} as total
    from (select ${once} ${bucket?.of(row) ?? raw('null::timestamp')} as bucket${named}${score}
      from ${from} ${join} where ${and([listed, ...filter, ...(bucket ? [bucket.within(row)] : [])])}) event_key
    group by ${keys}`;
}

/** Each measure. */
export const MEASURES: Readonly<Record<EventMeasure, Measure>> = {
  COUNT: { isOfScores: false, of: (row) => sql`coalesce(${row}.n, 0)` },
  AVG_GOLDSTEIN: { isOfScores: true, of: (row) => sql`(${row}.total / nullif(${row}.scored, 0))::float8` },
  SUM_GOLDSTEIN: { isOfScores: true, of: (row) => sql`coalesce(${row}.total, 0)::float8` },
};
