// All rows are written without indexes, keys and triggers. The former are recreated afterwards, as in the
// migrations.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { restore, strip } from './bare.mjs';
import {
  derivedStatements,
  eventDraft,
  eventStatements,
  participationDraft,
  worldStatements,
} from './rows.mjs';
import { scaleOf } from './scale.mjs';
import { FUNCTIONS } from './words.mjs';

/**
 * Fills a database that was just migrated. Its account must be a superuser, which can disable triggers.
 */
export async function fill(url, events, log) {
  const scale = scaleOf(events);
  const began = performance.now();
  const say = (text) => log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${text}`);
  const clients = await Promise.all([connect(url), connect(url)]);
  const [client, other] = clients;
  try {
    const stages = await strip(client);
    await client.query(FUNCTIONS);
    await all(client, worldStatements(scale));
    await client.query(eventDraft(scale));
    await client.query('ANALYZE bench_fill.event');
    say(`${events} events drawn`);
    await client.query(participationDraft(scale));
    await client.query('ANALYZE bench_fill.participation');
    say('participations drawn');
    const [mine, others] = eventStatements(scale);
    await Promise.all([all(client, mine), all(other, others)]);
    await client.query('ANALYZE');
    say('rows written');
    await all(client, derivedStatements(scale));
    await all(client, await rebuilds(client));
    say('derived tables made');
    await client.query('DROP SCHEMA bench_fill CASCADE');
    await restore(clients, stages);
    say('indexes and keys made');
    await client.query('VACUUM (FREEZE, ANALYZE)');
    await client.query('CHECKPOINT');
    say('done');
  } finally {
    await Promise.all(clients.map((each) => each.end()));
  }
}

/** The functions of the product that rebuild its derived tables. */
async function rebuilds(client) {
  const { rows } = await client.query(
    "SELECT oid::regprocedure AS call FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'rebuild\\_%' AND pronargs = 0",
  );
  return rows.map(({ call }) => `SELECT ${call}`);
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // No triggers: what they derive is computed for all rows at once. Hashes of millions of rows need
  // memory.
  await client.query("SET session_replication_role = replica; SET work_mem = '512MB'");
  return client;
}

async function all(client, statements) {
  for (const sql of statements) {
    try {
      await client.query(sql);
    } catch (error) {
      throw new Error(`${error.message} in: ${sql.slice(0, 300)}`, { cause: error });
    }
  }
}

/** The version of the rows: a hash of all statements. */
export function fillHash(events) {
  const scale = scaleOf(events);
  const statements = [
    FUNCTIONS,
    worldStatements(scale),
    eventDraft(scale),
    participationDraft(scale),
    eventStatements(scale),
    derivedStatements(scale),
  ];
  return createHash('sha256').update(statements.flat(2).join(';')).digest('hex');
}
