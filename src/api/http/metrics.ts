import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { Role, type Viewer } from '../../platform/auth/policy';
import { ErrorCode, RostrumError } from '../../platform/errors';
import type { Admission } from '../../platform/limits/admission';
import { gatherMetrics, gauge, type Metric, type Sample, writeMetrics } from '../../platform/metrics/metrics';
import { gatherer } from '../../platform/metrics/of-workers';
import { processMetrics } from '../../platform/metrics/process-metrics';
import type { NodeFigures, Nodes } from '../../platform/postgres/replicas/nodes';
import type { DatabaseWatch } from '../../platform/postgres/watch';
import type { Answers } from '../answers/answers';
import type { OperationMetrics } from '../explain/query-log';
import type { Sessions } from '../live/sessions';

export interface MetricsDeps {
  readonly operations: OperationMetrics;
  /** Grants /metrics, as a key of the role ADMIN does; empty for none. */
  readonly token: string;
  /** A port of the loopback interface with metrics only, for anybody who reaches it; 0 for none. */
  readonly port: number;
  readonly pool: Pool;
  /** Null where nothing is read from replicas. */
  readonly nodes: Nodes | null;
  readonly watch: DatabaseWatch;
  readonly admission: Admission;
  readonly answers: Answers;
  readonly sessions: Sessions;
  /** Of what else is counted. */
  readonly others: readonly Metric[];
  readonly log: Pick<Logger, 'error'>;
  viewerOf(request: IncomingMessage): Promise<Viewer>;
}

const MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** `/metrics` of this process and other workers, in the text format of Prometheus: with a token or a key of ADMIN; or on a port of its own. */
export function serveMetrics(app: FastifyInstance, deps: MetricsDeps): void {
  const ofProcess = processMetrics();
  const metrics = [...deps.operations.metrics, ...deps.others, ...stateOf(deps), ...ofProcess.metrics];
  const { gather, close } = gatherer(() => gatherMetrics(metrics));
  app.addHook('onClose', async () => {
    close();
    ofProcess.stop();
  });
  app.get('/metrics', { config: { isUncounted: true } }, async ({ raw }, reply) => {
    await authorize(deps, raw);
    return reply
      .type(MEDIA_TYPE)
      .header('cache-control', 'no-store')
      .send(writeMetrics(await gather()));
  });
  if (deps.port === 0) return;
  const server = createServer(({ method = '', url }, response) => {
    if (!['GET', 'HEAD'].includes(method)) return response.writeHead(405, { allow: 'GET, HEAD' }).end();
    if (url?.split('?')[0] !== '/metrics') return response.writeHead(404).end();
    void gather().then((gathered) =>
      response.writeHead(200, { 'content-type': MEDIA_TYPE }).end(writeMetrics(gathered)),
    );
  });
  server.on('error', (error) => deps.log.error(error, 'metrics are not served on ROSTRUM_METRICS_PORT'));
  app.addHook('onListen', async () => void server.listen(deps.port, '127.0.0.1'));
  app.addHook('preClose', async () => {
    server.close();
    server.closeAllConnections();
  });
}

async function authorize({ token, viewerOf }: MetricsDeps, request: IncomingMessage): Promise<void> {
  const [, given = ''] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token !== '' && isSame(given, token)) return;
  const { role } = await viewerOf(request);
  if (role === Role.ADMIN) return;
  throw new RostrumError(
    role === Role.ANONYMOUS ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN,
    'Metrics are read with a key of the role ADMIN, or with ROSTRUM_METRICS_TOKEN as a bearer token.',
  );
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const byState = (values: Readonly<Record<string, number>>): Sample[] =>
  Object.entries(values).map(([state, value]) => ({ labels: { state }, value }));

/** What the parts of this process hold at the moment, and the last recording. */
function stateOf({ pool, nodes, watch, admission, answers, sessions }: MetricsDeps): readonly Metric[] {
  return [
    ...(nodes ? ofNodes(nodes) : []),
    gauge('rostrum_database_up', 'Whether the database answers and is migrated.', async () =>
      watch.ready().then(
        () => 1,
        () => 0,
      ),
    ),
    gauge('rostrum_pool_connections', 'Connections to PostgreSQL.', () =>
      byState({ idle: pool.idleCount, busy: pool.totalCount - pool.idleCount }),
    ),
    gauge('rostrum_pool_waiting', 'Requests that wait for a connection.', () => pool.waitingCount),
    gauge('rostrum_admission_statements', 'Statements with a connection of their own.', () =>
      byState({ ...admission.size }),
    ),
    gauge('rostrum_answer_cache_bytes', 'Size of the answer cache.', () => answers.size),
    gauge('rostrum_live', 'Connections that stay open, and subscriptions.', () =>
      byState({ ...sessions.size }),
    ),
    gauge('rostrum_recording_last', 'Number of the last recording.', async () => (await lastOf(pool)).id),
    gauge(
      'rostrum_recording_age_seconds',
      'Time since the last recording.',
      async () => (await lastOf(pool)).age,
    ),
    gauge(
      'rostrum_replica_lag_seconds',
      'By how much a replica is behind; 0 on a primary.',
      async () => (await lastOf(pool)).lag,
    ),
  ];
}

/** How far each node is, and what it is asked. */
function ofNodes(nodes: Nodes): readonly Metric[] {
  const ofEach = (value: (node: NodeFigures) => number) => () =>
    nodes.figures().map((node) => ({
      labels: { node: node.place, role: node.isPrimary ? 'primary' : 'replica' },
      value: value(node),
    }));
  return [
    gauge(
      'rostrum_node_up',
      'Whether a node may be asked.',
      ofEach(({ isUp }) => Number(isUp)),
    ),
    gauge(
      'rostrum_node_recording',
      'Number of the last recording that a node has.',
      ofEach(({ recording }) => recording),
    ),
    gauge(
      'rostrum_node_lag_seconds',
      'For how long a node has not had what the primary has.',
      ofEach(({ lagSeconds }) => lagSeconds),
    ),
    gauge(
      'rostrum_node_reads_total',
      'Statements of reads that a node was sent.',
      ofEach(({ asked }) => asked),
      'counter',
    ),
  ];
}

const LAST = `select coalesce(max(id), 0)::float8 as id,
  coalesce(extract(epoch from clock_timestamp() - max(at)), 0)::float8 as age,
  case when pg_is_in_recovery() then coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 0) else 0 end::float8 as lag
  from (select id, at from recording order by id desc limit 1) last`;

interface Last {
  id: number;
  age: number;
  lag: number;
}

const reading = new WeakMap<Pool, Promise<Last>>();

/** The last recording, read once for all metrics of a scrape. */
function lastOf(pool: Pool): Promise<Last> {
  const known = reading.get(pool);
  if (known) return known;
  const read = pool.query<Last>(LAST).then(({ rows }) => rows[0]!);
  reading.set(pool, read);
  void read.catch(() => {}).finally(() => reading.delete(pool));
  return read;
}
