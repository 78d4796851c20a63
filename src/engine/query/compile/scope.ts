import { type Scope, present, Deferred, type PlanConstraints, type PlanInput } from '../plan/deferred';
import { OPEN, sql, type Sql } from './sql';

/** A scope as the compiler sees it: which times it names is known, and their values are deferred. */
export type AskedScope = { readonly [Time in 'known' | 'said' | 'valid' | 'times']: Deferred | null } & {
  readonly today: Deferred;
};

/** The scope of the request being compiled. */
export function askedScope(constraints: PlanConstraints): AskedScope {
  const time = (path: string, of: (scope: Scope) => unknown) =>
    new Deferred(({ scope }: PlanInput) => of(scope), path);
  const named = (deferred: Deferred) => present(deferred, constraints);
  return {
    known: named(time('asOf.knownAt', ({ known }) => known)),
    said: named(time('asOf.saidBy', ({ said }) => said)),
    valid: named(time('asOf.validAt', ({ valid }) => valid)),
    times: named(time('asOf.id', ({ times }) => times || null)),
    today: time('today', ({ today }) => today),
  };
}

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
