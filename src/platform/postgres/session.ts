import type { Client } from 'pg';

/**
 * The settings of each session, whatever ALTER ROLE, ALTER DATABASE or the server have as defaults: answers and limits do not
 * depend on them. Where a database may write at all is the operator's to say.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  // Hosts that manage databases keep extensions apart.
  search_path: 'public,extensions',
  TimeZone: 'UTC',
  DateStyle: 'ISO,MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  gin_fuzzy_search_limit: '0',
  row_security: 'on',
  plan_cache_mode: 'auto',
  default_transaction_isolation: 'read committed',
  // Those that answer have a statement_timeout of their own.
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
  // The planner overestimates the cost of nested queries; JIT compilation takes seconds and saves milliseconds.
  jit: 'off',
};

/** The settings as the parameter `options` of a connection, which a pooler does not pass on. */
export const SESSION_OPTIONS = Object.entries(SETTINGS)
  .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`)
  .join(' ');

/** Makes the settings those of a connection that has a session of its own; behind a pooler, others would inherit them. */
export async function settle(client: Client): Promise<void> {
  await client.query(
    `select set_config(name, value, false) from unnest($1::text[], $2::text[]) as wanted (name, value)
      where pg_backend_pid() = $3`,
    [Object.keys(SETTINGS), Object.values(SETTINGS), (client as unknown as { processID: number }).processID],
  );
}
