import './platform/early-signals';
import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { type AddressInfo, isIPv6 } from 'node:net';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { type Config, readConfig } from './config';
import { QUESTIONS } from './app/graphiql/questions';
import { seed } from './io/import/seed';
import { connect } from './platform/postgres/connect';
import type { Database } from './platform/postgres/database';
import { Nodes } from './platform/postgres/replicas/nodes';
import { codeOfDatabaseError, reasonOf } from './platform/postgres/database-error';
import { withRemedy } from './platform/postgres/unusable';
import { ErrorCode } from './platform/errors';
import { createLog } from './platform/log';
import { collectWhenIdle } from './platform/memory';
import { STOP_SIGNALS } from './platform/stop-signals';
import type { Tracer } from './platform/tracing/tracer';
import { VERSION } from './platform/version';
import { createSchema } from './schema';
import { createServer } from './server';
import { startWorkers } from './workers';

/** What closing anything but the server may take, in milliseconds. */
const CLOSING_MS = 2_000;
/** What it has where ROSTRUM_STOP_MS is over. */
const LEAST_CLOSING_MS = 200;
/** A second signal within this time is the same one, sent by a terminal and by npm; later, it ends the process at once. */
const SAME_SIGNAL_MS = 1_000;

/** Closes a part within so many milliseconds. */
type Closer = (leftMs: number) => Promise<unknown>;

/** Starts all parts in order; each adds its closer to `closers` as soon as it is open. The signal gives up what takes long. */
async function start(config: Config, log: Logger, closers: Closer[], signal: AbortSignal): Promise<void> {
  for (const name of config.ignored) log.warn({ variable: name }, `${name} is not supported, and is ignored`);
  const isServing = config.workers === 1 || cluster.isWorker;
  const tracer = isServing ? tracerOf(config, log) : null;
  const connection = await connect(config, log, { Pool: tracer?.Pool, signal });
  closers.push((leftMs) => connection.close(Math.min(leftMs, CLOSING_MS)));
  const { database, place } = connection;
  if (config.seed && !connection.isStandby) {
    const report = await seed(database).catch((error: Error) => {
      throw withRemedy(connection, error);
    });
    if (report) log.info({ created: report.created }, 'loaded the bundled example');
    if (report && config.databaseUrl === '') writeToDisk(database.pool);
  }
  signal.throwIfAborted();
  if (!isServing) {
    const env = { DATABASE_URL: database.url, ROSTRUM_SEED: 'false' };
    const workers = await startWorkers(config.workers, env, log);
    closers.push((leftMs) => within(leftMs + CLOSING_MS, workers.stop()));
    return welcome(urlAt(config.host, workers.port), place);
  }
  const address = await serve(config, database, tracer, log, closers);
  if (cluster.isPrimary) welcome(address, place);
}

/** Has PostgreSQL write in the background what was loaded. It takes a second, for which a stop soon afterwards would wait. */
function writeToDisk(pool: Pool): void {
  pool.query('checkpoint').catch(() => {});
}

/** Serves requests in this process; resolves to the address. */
async function serve(
  config: Config,
  { pool, prisma }: Database,
  tracer: Tracer | null,
  log: Logger,
  closers: Closer[],
): Promise<string> {
  const stopCollecting = collectWhenIdle();
  closers.push(async () => stopCollecting());
  if (tracer) closers.push((leftMs) => tracer.close(Math.min(leftMs, CLOSING_MS)));
  const nodes = await nodesOf(config, pool, tracer, log);
  if (nodes) closers.push((leftMs) => within(Math.min(leftMs, CLOSING_MS), nodes.close()));
  const app = await createServer({
    nodes,
    schema: createSchema(),
    config,
    prisma,
    pool,
    log,
    tracer,
  });
  closers.push((leftMs) => within(leftMs, app.close()));
  await app.listen({ host: config.host, port: config.port }).catch((error: Error) => {
    throw new Error(`HOST ${config.host}, PORT ${config.port}: ${error.message}`, { cause: error });
  });
  const { address, port } = app.server.address() as AddressInfo;
  return urlAt(address, port);
}

/** Null where no replicas are configured. */
async function nodesOf(
  { replicaUrls: urls, maxLagMs, poolSize, statementTimeoutMs }: Config,
  pool: Pool,
  tracer: Tracer | null,
  log: Logger,
): Promise<Nodes | null> {
  if (urls.length === 0) return null;
  const options = { urls, maxLagMs, poolSize, statementTimeoutMs, log, Pool: tracer?.Pool };
  const nodes = new Nodes(pool, options);
  await nodes.looked();
  return nodes;
}

/** Null where traces are not exported; then nothing is loaded for it. */
function tracerOf({ tracesUrl }: Config, log: Logger): Tracer | null {
  if (tracesUrl === null) return null;
  const { otlpTracer } = require('./platform/tracing/tracer') as typeof import('./platform/tracing/tracer');
  const resource = { 'service.instance.id': randomUUID(), 'process.pid': process.pid };
  return otlpTracer({ url: tracesUrl, resource, version: VERSION, log });
}

function urlAt(host: string, port: number): string {
  if (['0.0.0.0', '::'].includes(host)) return `http://localhost:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function welcome(url: string, place: string): void {
  console.log(
    [
      '',
      `  Rostrum answers at  ${url}/graphql   (a browser gets Apollo Sandbox there)`,
      `  Explorer            ${url}/  (pages for people)`,
      `  GraphiQL            ${url}/graphiql  (opens on: ${QUESTIONS[0]?.title})`,
      `  Data                ${place}`,
      '',
      '  Write with a key:   npx rostrum keys create --role editor --name "Your name"',
      '  More questions:     README.md. Ctrl-C stops.',
      '',
    ].join('\n'),
  );
}

// The defaults of V8 do not suit this process: garbage grows to three times the live heap; concurrent marking competes
// with the main thread for 20 ms on a single core; the threads that help with young garbage wait for processors that the
// database has, and the main thread for them; and Prisma's WebAssembly is compiled a second time, which its few statements
// never repay.
setFlagsFromString('--heap-growing-percent=40');
setFlagsFromString('--no-concurrent-marking');
setFlagsFromString('--no-parallel-scavenge');
setFlagsFromString('--liftoff-only');

const closers: Closer[] = [];
const stopping = new AbortController();
let starting: Promise<void> = Promise.resolve();
let stopMs = 0;
let stoppingSince: number | null = null;

/** Closes what is open, last opened first, and ends the process; called again after a while, it ends it at once. */
async function stop(reason: string, exitCode: number): Promise<void> {
  const now = performance.now();
  if (stoppingSince !== null) {
    if (now - stoppingSince < SAME_SIGNAL_MS) return;
    process.exit(exitCode || 1);
  }
  stoppingSince = now;
  stopping.abort(new Error('stopped'));
  if (exitCode !== 0) console.error(`rostrum: ${reason}`);
  // What of a start is not given up must finish before its parts can be closed.
  await within(
    stopMs,
    starting.catch(() => {}),
  );
  for (const close of closers.reverse()) {
    const leftMs = Math.max(now + stopMs - performance.now(), LEAST_CLOSING_MS);
    await close(leftMs).catch((error: Error) => console.error(`rostrum: ${error.message}`));
  }
  process.exit(exitCode);
}

function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}

/** Why a start failed, in one line. */
function faultOf(error: Error, { statementTimeoutMs }: Config): string {
  return codeOfDatabaseError(error) === ErrorCode.TIMEOUT
    ? `a statement of the start took longer than ROSTRUM_STATEMENT_TIMEOUT_MS (${statementTimeoutMs} ms)`
    : reasonOf(error);
}

for (const signal of STOP_SIGNALS) process.on(signal, () => void stop(signal, 0));

try {
  const config = readConfig();
  stopMs = config.stopMs;
  starting = start(config, createLog(config.logLevel), closers, stopping.signal);
  starting.catch((error: Error) => {
    if (!stopping.signal.aborted) void stop(faultOf(error, config), 1);
  });
} catch (error) {
  void stop((error as Error).message, 1);
}
