import { eventFilter } from '../event/event-filter.read';
import { eventsOf } from '../event/events-of.read';
import type { Asking } from '../read/asking';
import { compileFilter } from '../read/filter';
import { and, raw, sql, type Sql } from '../read/sql';
import type { Group } from './groups.read';
import type { EventMeasure } from './statistics.enums';

/** What is asked of each event beside its group. */
interface Wanted {
  group: Group | null;
  where: Record<string, unknown> | null | undefined;
  /** The day that an event counts on, and what else must be true of it; without it, days make no difference. */
  bucket?: { of(event: Sql): Sql; within(event: Sql): Sql };
}

/**
 * A SELECT that counts the matching events by bucket and key: how many there are (n), how many of them have a Goldstein
 * score (scored) and the sum of those (total; exact, so that it is the same however the rows come).
 */
export function tally(asking: Asking, { group, where, bucket }: Wanted): Sql {
  const { from, row, where: listed, unanswered = where } = eventsOf(asking, [], { where });
  const filter = compileFilter(eventFilter, row, unanswered, asking, [...asking.path, 'where']);
  const { join, key } = group?.keys(asking, row) ?? { join: raw(''), key: raw('null::text') };
  const once = group?.isMany ? sql`distinct ${row}.id,` : raw('');
  return sql`select bucket, key, count(*) as n, count(goldstein) as scored, sum(goldstein::numeric) as total
    from (select ${once} ${bucket?.of(row) ?? raw('null::date')} as bucket, ${key} as key, ${row}.goldstein
      from ${from} ${join} where ${and([listed, ...filter, ...(bucket ? [bucket.within(row)] : [])])}) event_key
    group by bucket, key`;
}

/** A measure of a row with the columns of a tally; of a row that is not there, as an empty bucket has it. */
export const MEASURES: Readonly<Record<EventMeasure, (row: Sql) => Sql>> = {
  COUNT: (row) => sql`coalesce(${row}.n, 0)`,
  AVG_GOLDSTEIN: (row) => sql`(${row}.total / nullif(${row}.scored, 0))::float8`,
  SUM_GOLDSTEIN: (row) => sql`coalesce(${row}.total, 0)::float8`,
};
