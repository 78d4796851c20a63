import type { AskedScope } from '../plan/deferred';
import { OPEN, sql, type Sql } from './sql';

/** The version of `row` that stands at the scope's recording. */
export const standsAt = ({ known }: AskedScope, row: Sql): Sql =>
  known === null
    ? sql`${row}.to_recording = ${OPEN}`
    : sql`${row}.from_recording <= ${known}::bigint and ${row}.to_recording > ${known}::bigint`;

/** Whether the recording in this column counts in the scope. */
export const recordedBy = ({ known }: AskedScope, column: Sql): Sql =>
  known === null ? sql`true` : sql`${column} <= ${known}::bigint`;

/** The day for which single values are read: `validAt`, or else today. */
export const dayOf = ({ valid, today }: AskedScope): Sql => sql`${valid ?? today}::date`;
