import type { Client } from 'pg';
import { isCancelled } from './database-error';

/** What a setting has to be; `accepts` where other values do as well. */
interface Demand {
  readonly value: string;
  readonly accepts?: RegExp;
}

type Demands = Readonly<Record<string, Demand>>;

/** Answers, and what is written, depend on these. */
const OF_ANSWERS: Demands = {
  // Hosts that manage databases keep extensions apart.
  search_path: { value: 'public,extensions', accepts: /^public$/ },
  TimeZone: { value: 'UTC', accepts: /^(Etc\/)?(UTC|UCT|GMT|Zulu|Universal)$/i },
  DateStyle: { value: 'ISO,MDY', accepts: /^ISO/i },
  IntervalStyle: { value: 'postgres' },
  bytea_output: { value: 'hex' },
  extra_float_digits: { value: '1', accepts: /^[123]$/ },
  standard_conforming_strings: { value: 'on' },
  array_nulls: { value: 'on' },
  transform_null_equals: { value: 'off' },
  gin_fuzzy_search_limit: { value: '0' },
};

/** Only whether and when a statement is answered depends on these. */
const OF_LIMITS: Demands = {
  row_security: { value: 'on' },
  plan_cache_mode: { value: 'auto' },
  default_transaction_isolation: { value: 'read committed' },
  // Those that answer have a statement_timeout of their own.
  statement_timeout: { value: '0' },
  lock_timeout: { value: '0' },
  idle_in_transaction_session_timeout: { value: '0' },
  idle_session_timeout: { value: '0' },
  // The planner overestimates the cost of nested queries; JIT compilation takes seconds and saves milliseconds.
  jit: { value: 'off' },
};

/**
 * The settings of each session, whatever ALTER ROLE, ALTER DATABASE or the server have as defaults: answers and limits do not
 * depend on them. Where a database may write at all is the operator's to say.
 */
const SETTINGS = Object.entries({ ...OF_ANSWERS, ...OF_LIMITS }).map(([name, { value }]) => ({
  name,
  value,
}));

/** Those that a session cannot or need not change: triggers maintain indexes, and what is acknowledged has to be on disk. */
const OF_THE_OPERATOR: Demands = {
  session_replication_role: { value: 'origin', accepts: /^local$/ },
  synchronous_commit: { value: 'on', accepts: /^(?!off$)/ },
};

const optionOf = (name: string, value: string) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`;
const OPTIONS = SETTINGS.map(({ name, value }) => optionOf(name, value)).join(' ');
/** Parameters of an address that pg would use instead of ours. */
const OVERRIDING = /^(options|statement_timeout|lock_timeout|idle_in_transaction_session_timeout)(=|$)/;

/**
 * The options by which a connection to an address has our settings from the start, which a pooler does not pass on; `more` are
 * further settings.
 */
export function withSettings(
  address: string,
  more: Readonly<Record<string, string>> = {},
): { connectionString: string; options: string } {
  const [, place = '', query = ''] = /^([^?]*)\??(.*)$/.exec(address)!;
  const own = new URLSearchParams(query).get('options') ?? '';
  const others = query.split('&').filter((parameter) => !OVERRIDING.test(parameter));
  return {
    connectionString: others.join('') === '' ? place : `${place}?${others.join('&')}`,
    options: [own, OPTIONS, ...Object.entries(more).map(([name, value]) => optionOf(name, value))]
      .join(' ')
      .trim(),
  };
}

/** The statement_timeout of a role may be too short for the first statement of a session, which fills its caches. */
const ATTEMPTS = 3;
const SETTLE = `select set_config(name, value, false)
  from (select * from unnest($1::text[], $2::text[])
    union all select 'synchronous_commit', 'on' where current_setting('synchronous_commit') = 'off') as wanted (name, value)
  where pg_backend_pid() = $3`;

/**
 * Makes the settings those of a connection that has a session of its own, where commits then wait for the disk; behind a
 * pooler, others would inherit them.
 */
export async function settle(client: Client): Promise<void> {
  const { processID } = client as unknown as { processID: number };
  const values = [SETTINGS.map(({ name }) => name), SETTINGS.map(({ value }) => value), processID];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(SETTLE, values);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isCancelled(error)) throw error;
    }
  }
}

/** The settings of a session by name: what is in force, and what it began with. */
export type InForce = ReadonlyMap<string, { readonly is: string; readonly initial: string }>;

/** What is in force for a connection: of its own session, or of those of a pooler. */
export async function inForce(client: Client): Promise<InForce> {
  const { rows } = await client.query<{ name: string; is: string; initial: string }>(
    `select name, case name when 'search_path' then current_schema() else setting end as is, reset_val as initial
    from pg_settings where name = any ($1)`,
    [Object.keys({ ...OF_ANSWERS, ...OF_LIMITS, ...OF_THE_OPERATOR })],
  );
  return new Map(rows.map(({ name, ...setting }) => [name, setting]));
}

/** What our sessions need beyond their settings where commits do not wait for the disk by default. */
export const durably = (settings: InForce): Record<string, string> =>
  settings.get('synchronous_commit')?.initial === 'off' ? { synchronous_commit: 'on' } : {};

/** A setting that is not as it has to be. */
export interface Misfit {
  readonly setting: string;
  readonly is: string;
  /** The SQL by which the operator sets it right. */
  readonly remedy: string;
  /** Whether answers would be wrong, or what is written. */
  readonly isHarmful: boolean;
}

/** What is not as it has to be: of a pooler's sessions, which cannot be settled, anything may be. */
export function misfitsOf(settings: InForce, { isPooled, statementTimeoutMs }: Expected): Misfit[] {
  const limits: Demands = { ...OF_LIMITS, statement_timeout: { value: String(statementTimeoutMs) } };
  const harmful: Demands = isPooled ? { ...OF_THE_OPERATOR, ...OF_ANSWERS } : OF_THE_OPERATOR;
  return Object.entries(isPooled ? { ...harmful, ...limits } : harmful).flatMap(
    ([setting, { value, accepts }]) => {
      const { is } = settings.get(setting)!;
      if (is === value || accepts?.test(is)) return [];
      const remedy = `alter role … set ${setting} = ${value.includes(' ') ? `'${value}'` : value}`;
      return [{ setting, is, remedy, isHarmful: setting in harmful }];
    },
  );
}

interface Expected {
  readonly isPooled: boolean;
  readonly statementTimeoutMs: number;
}
