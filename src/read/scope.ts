import { OPEN, sql, type Sql } from './sql';

/** From which point a question is asked: what held that day, what had been said by then, what was recorded by then. */
export interface Scope {
  /** The last recording that counts; null for everything recorded so far. */
  readonly known: bigint | null;
}

export const NOW: Scope = { known: null };

/** The version of `row` that stands at the scope's recording. */
export const standsAt = (scope: Scope, row: Sql): Sql =>
  scope.known === null
    ? sql`${row}.to_recording = ${OPEN}`
    : sql`${row}.from_recording <= ${scope.known}::bigint and ${row}.to_recording > ${scope.known}::bigint`;
