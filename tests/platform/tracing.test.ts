import { createClient } from 'graphql-ws';
import type { Logger } from 'pino';
import WebSocket from 'ws';
import { readConfig } from '../../src/config';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { otlpTracer, type Tracer } from '../../src/platform/tracing/tracer';
import { type Collector, type ReceivedSpan, startCollector } from '../support/collector';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';

const TRACE = 'ab'.repeat(16);
const PARENT = 'cd'.repeat(8);
const TRACEPARENT = `00-${TRACE}-${PARENT}-01`;

let collector: Collector;

beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

/** The kinds of spans in OTLP. */
enum SpanKind {
  INTERNAL = 1,
  SERVER = 2,
  CLIENT = 3,
}

/** Starts a tracer in an environment with these variables, beside those that have spans sent at once. */
function startTracer(variables: Record<string, string> = {}, log: Partial<Logger> = {}): Tracer {
  const before = process.env;
  process.env = { ...before, OTEL_BSP_SCHEDULE_DELAY: '5', ...variables };
  try {
    return otlpTracer({
      url: `${collector.url}/v1/traces`,
      resource: { 'service.instance.id': 'one' },
      version: '1',
      log: { warn: () => {}, info: () => {}, ...log },
    });
  } finally {
    process.env = before;
  }
}

describe('a server', () => {
  let rostrum: Rostrum;
  let database: Database;
  let server: TestServer;
  let tracer: Tracer;

  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  beforeEach(async () => {
    tracer = startTracer();
    database = openDatabase({
      url: rostrum.database.url,
      poolSize: 4,
      statementTimeoutMs: 20_000,
      onError: () => {},
      Pool: tracer.Pool,
    });
    const config = { metricsToken: 'let-me-in' };
    server = await startTestServer({ database, schema: servedSchema(), config, tracer });
  });
  afterEach(async () => {
    await server.close();
    await tracer.close(1_000);
    await database.close();
  });
  afterAll(() => rostrum.close());

  const named = (name: RegExp) => (spans: ReceivedSpan[]) => spans.some((span) => name.test(span.name));
  const all = (spans: ReceivedSpan[], kind: SpanKind) => spans.filter((span) => span.kind === kind);

  test('records a query and its statement in the trace of its client, without what was asked about', async () => {
    const document =
      'query Parade($slug: String!) { event(slug: $slug) { name } leader(slug: "a-secret-subject") { name } }';
    await server.query(
      document,
      { slug: 'victory-day-parade-2025' },
      {
        headers: { traceparent: TRACEPARENT, tracestate: ' desk=1 , other@vendor=x', 'x-request-id': 'r-1' },
      },
    );
    const spans = await collector.spans(named(/^query$/));
    const [operation] = all(spans, SpanKind.SERVER);
    expect(operation).toMatchObject({
      name: 'query',
      traceId: TRACE,
      parentSpanId: PARENT,
      traceState: 'desk=1,other@vendor=x',
      flags: 0x301,
      status: {},
      attributes: {
        'graphql.operation.name': 'Parade',
        'graphql.operation.type': 'query',
        'rostrum.transport': 'http',
        'rostrum.request_id': 'r-1',
        'http.response.status_code': 200,
      },
    });
    const [statement] = all(spans, SpanKind.CLIENT);
    expect(statement).toMatchObject({
      traceId: TRACE,
      parentSpanId: operation!.spanId,
      flags: 0x101,
      attributes: {
        'db.system.name': 'postgresql',
        'db.namespace': new URL(rostrum.database.url).pathname.slice(1),
        'db.operation.name': 'SELECT',
      },
    });
    expect(statement!.name).toMatch(/^SELECT .*\bevent\b/);
    expect(JSON.stringify(collector.received)).not.toMatch(/victory-day|secret-subject/);
  });

  test('records the statements of a mutation, and the import that it starts with its counts', async () => {
    const names = [{ value: 'Circle', language: 'en' }];
    const circle = { record: 'organization', slug: 'circle', names, kind: 'GROUP' };
    const content = [circle, { record: 'nothing' }].map((each) => JSON.stringify(each)).join('\n');
    const input = { format: 'ROSTRUM_JSONL', content };
    await server.query(
      'mutation ($input: StartImportInput!) { startImport(input: $input) { job { id } userErrors { message } } }',
      { input },
      { token: rostrum.tokens.ADMIN, headers: { traceparent: TRACEPARENT } },
    );
    const spans = await collector.spans(named(/^import/));
    const mutation = spans.find(({ name }) => name === 'mutation')!;
    const statements = all(spans, SpanKind.CLIENT).map(({ name }) => name.split(' ')[0]);
    expect(statements).toEqual(expect.arrayContaining(['BEGIN', 'INSERT', 'COMMIT']));
    expect(spans.find(({ kind }) => kind === SpanKind.INTERNAL)).toMatchObject({
      name: 'import ROSTRUM_JSONL',
      traceId: TRACE,
      parentSpanId: mutation.spanId,
      attributes: {
        'rostrum.import.state': 'SUCCEEDED',
        'rostrum.import.rows': 2,
        'rostrum.import.rejected': 1,
      },
    });
  });

  test('records an export with its rows and statements', async () => {
    const response = await fetch(`${server.url}/export/leaders.jsonl`, {
      headers: { traceparent: TRACEPARENT },
    });
    const rows = (await response.text()).trimEnd().split('\n').length;
    const spans = await collector.spans(named(/export/));
    const [operation] = all(spans, SpanKind.SERVER);
    expect(operation).toMatchObject({
      name: 'GET /export/:file',
      traceId: TRACE,
      attributes: { 'rostrum.export.collection': 'leaders', 'rostrum.export.format': 'jsonl' },
    });
    expect(Number(operation!.attributes['rostrum.export.rows'])).toBe(rows);
    const above = all(spans, SpanKind.CLIENT).map(({ parentSpanId }) => parentSpanId);
    expect(new Set(above)).toEqual(new Set([operation!.spanId]));
  });

  test('records the pages, rows and tools that GraphQL answers in the trace of their client', async () => {
    const headers = { traceparent: TRACEPARENT, 'x-request-id': 'r-2' };
    await fetch(`${server.url}/rows/events.csv`, { headers });
    await fetch(`${server.url}/event/victory-day-parade-2025`, { headers });
    const tool = { name: 'graphql', arguments: { query: '{ leaders(first: 1) { nodes { id } } }' } };
    await fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: tool }),
    });
    const operations = all(
      await collector.spans((spans) =>
        new Set(spans.map(({ attributes }) => attributes['rostrum.transport'])).has('mcp'),
      ),
      SpanKind.SERVER,
    );
    const ofClient = operations.filter(({ traceId }) => traceId === TRACE);
    expect(ofClient).toEqual(operations);
    expect(new Set(ofClient.map(({ attributes }) => attributes['rostrum.request_id']))).toEqual(
      new Set(['r-2']),
    );
    const transports = ofClient.map(({ attributes }) => attributes['rostrum.transport']);
    expect(transports).toEqual(expect.arrayContaining(['rows', 'explorer', 'mcp']));
  });

  test('records errors by their codes, and no trace that its client does not', async () => {
    const ask = (traceparent: string) =>
      server.query('{ event(slug: "x") { nothing } }', {}, { headers: { traceparent } });
    await ask(`00-${TRACE}-${PARENT}-00`);
    await ask(TRACEPARENT.toUpperCase());
    const [span, ...more] = await collector.spans(named(/./));
    expect(more).toEqual([]);
    // What is no traceparent begins a trace.
    expect(span!.traceId).not.toBe(TRACE);
    expect(span).toMatchObject({
      status: { code: 2 },
      attributes: { 'error.type': 'GRAPHQL_VALIDATION_FAILED' },
      events: [
        {
          name: 'exception',
          attributes: [{ key: 'exception.type', value: { stringValue: 'GRAPHQL_VALIDATION_FAILED' } }],
        },
      ],
    });
  });

  test('takes the trace of a WebSocket from connectionParams, or of an operation from its extensions', async () => {
    const client = createClient({
      url: `${server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { traceparent: TRACEPARENT, 'x-request-id': 'socket-1' },
    });
    const ask = async (extensions?: Record<string, unknown>) => {
      for await (const _ of client.iterate({ query: '{ leaders(first: 1) { nodes { id } } }', extensions }));
    };
    await ask();
    await ask({ traceparent: TRACEPARENT.replace(TRACE, 'ef'.repeat(16)) });
    const spans = all(
      await collector.spans((seen) => all(seen, SpanKind.SERVER).length === 2),
      SpanKind.SERVER,
    );
    expect(spans.map(({ traceId, attributes }) => [traceId, attributes['rostrum.request_id']])).toEqual([
      [TRACE, 'socket-1'],
      ['ef'.repeat(16), 'socket-1'],
    ]);
    await client.dispose();
  });

  test('counts the operations of strangers under a bounded number of names, each with its code', async () => {
    const names = Array.from({ length: 120 }, (_, i) => `Name${i}`);
    const ask = (operationName: string, token?: string) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query: `query ${operationName} { nothing }`, operationName }),
      });
    for (const name of names) await ask(name);
    await ask('Ours', rostrum.tokens.READER);
    const scraped = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer let-me-in' } });
    const lines = (await scraped.text())
      .split('\n')
      .filter((line) => line.startsWith('rostrum_operations_total'));
    const code = 'code="GRAPHQL_VALIDATION_FAILED"';
    expect(lines).toHaveLength(102);
    expect(lines).toContain(`rostrum_operations_total{operation="other",transport="http",${code}} 20`);
    expect(lines).toContain(`rostrum_operations_total{operation="Ours",transport="http",${code}} 1`);
  });
});

describe('the exporter', () => {
  let tracer: Tracer;
  let warned: string[];

  const start = (variables: Record<string, string> = {}) => {
    warned = [];
    const warn = ({ reason }: { reason: string }, message: string) => warned.push(`${message}: ${reason}`);
    tracer = startTracer(variables, { warn: warn as never });
  };
  const record = (name: string) => tracer.serve(name, {})!.end({ attributes: {} });
  const counts = () =>
    Object.fromEntries(
      [...(tracer.metrics[0]!.samples() as Iterable<{ labels: { result: string }; value: number }>)].map(
        ({ labels, value }) => [labels.result, value],
      ),
    );
  afterEach(() => tracer.close(0));

  test('sends headers and resource, compressed where that is configured', async () => {
    start({
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-team=the%20desk,x-other=1',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    });
    record('one');
    const [span] = await collector.spans((spans) => spans.length > 0);
    expect(span!.name).toBe('one');
    expect(collector.received[0]).toMatchObject({
      url: '/v1/traces',
      headers: {
        'x-team': 'the desk',
        'x-other': '1',
        'content-encoding': 'gzip',
        'content-type': 'application/json',
      },
      resource: {
        'service.name': 'rostrum',
        'service.version': '1',
        'service.instance.id': 'one',
        'deployment.environment.name': 'test',
      },
    });
  });

  test.each([429, 502, 503, 504])('sends again what is answered by %s', async (status) => {
    start();
    collector.answer = (response) => {
      if (collector.received.length === 3) collector.answer = (last) => void last.end();
      response.writeHead(status, { 'retry-after': '0' }).end();
    };
    record('one');
    const spans = await collector.spans((all) => all.length === 4);
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(1);
    await tracer.close(1_000);
    expect(counts()).toEqual({ exported: 1 });
    expect(warned).toEqual([]);
  });

  test('drops what is answered by 503 too often, and says so once', async () => {
    start();
    collector.answer = (response) => void response.writeHead(503, { 'retry-after': '0' }).end();
    record('one');
    await collector.spans((spans) => spans.length === 6);
    record('two');
    await collector.spans((spans) => spans.length === 12);
    await tracer.close(1_000);
    expect(counts()).toEqual({ dropped: 2 });
    expect(warned).toEqual(['traces could not be exported: Export failed with retryable status']);
  });

  test.each([
    [400, 'Bad Request'],
    [401, 'Unauthorized'],
    [413, 'Payload Too Large'],
    [500, 'Internal Server Error'],
    [307, 'Temporary Redirect'],
  ])('drops what is answered by %s', async (status, name) => {
    start();
    collector.answer = (response) =>
      void response.writeHead(status, { location: '/elsewhere' }).end('a secret that was sent');
    record('one');
    await collector.spans((spans) => spans.length === 1);
    record('two');
    const spans = await collector.spans((all) => all.length === 2);
    expect(spans.map((each) => each.name)).toEqual(['one', 'two']);
    expect(new Set(collector.received.map(({ url }) => url))).toEqual(new Set(['/v1/traces']));
    await tracer.close(1_000);
    expect(counts()).toEqual({ dropped: 2 });
    expect(warned).toEqual([`traces could not be exported: ${name} (${status})`]);
  });

  test('sends again what is cut off', async () => {
    start();
    collector.answer = (_response, { socket }) => {
      collector.answer = (response) => void response.end();
      socket.destroy();
    };
    record('one');
    await collector.spans((spans) => spans.length === 2);
    await tracer.close(1_000);
    expect(counts()).toEqual({ exported: 1 });
  });

  test('drops what is not answered in time, and says so without the address', async () => {
    start({ OTEL_EXPORTER_OTLP_TIMEOUT: '50' });
    collector.answer = () => {};
    record('one');
    await collector.spans((spans) => spans.length === 1);
    await tracer.close(1_000);
    expect(counts()).toEqual({ dropped: 1 });
    expect(warned).toEqual(['traces could not be exported: Request timed out']);
  });

  test('says what the collector rejects, and does not send it again', async () => {
    start();
    const partialSuccess = { rejectedSpans: '1', errorMessage: 'too old' };
    collector.answer = (response) => void response.end(JSON.stringify({ partialSuccess }));
    record('one');
    await collector.spans((spans) => spans.length === 1);
    await tracer.close(1_000);
    expect(collector.received).toHaveLength(1);
    expect(warned).toEqual([
      `OpenTelemetry warns: Received Partial Success response: ${JSON.stringify(partialSuccess)}`,
    ]);
  });

  test('keeps a bounded number of spans, and counts those that it drops', async () => {
    start({
      OTEL_BSP_SCHEDULE_DELAY: '600000',
      OTEL_BSP_MAX_QUEUE_SIZE: '10',
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '10',
    });
    for (let i = 1; i <= 25; i += 1) record(`span ${i}`);
    await tracer.close(5_000);
    const spans = collector.received.flatMap((each) => each.spans);
    expect(counts()).toEqual({ exported: spans.length, dropped: 25 - spans.length });
    expect(spans.length).toBeLessThanOrEqual(20);
  });

  test('stops in time although the collector never answers', async () => {
    start({ OTEL_BSP_SCHEDULE_DELAY: '600000', OTEL_EXPORTER_OTLP_TIMEOUT: '500' });
    collector.answer = () => {};
    record('one');
    await tracer.close(20);
    expect(counts()).toEqual({});
  });

  test.each([
    ['always_on', '1', true, true],
    ['always_off', '1', false, false],
    ['traceidratio', '0', false, false],
    ['parentbased_always_off', '1', true, false],
    ['parentbased_traceidratio', '1', true, true],
    ['parentbased_traceidratio', '0', true, false],
  ] as const)(
    'by %s with %s records the trace of a client: %s, one of its own: %s',
    (sampler, ratio, ofClient, own) => {
      start({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: ratio });
      expect(tracer.serve('any', { traceparent: TRACEPARENT }) !== null).toBe(ofClient);
      expect(tracer.serve('any', {}) !== null).toBe(own);
    },
  );
});

describe('the variables of OpenTelemetry', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/' };

  test.each([
    [{}, null],
    [endpoint, 'http://127.0.0.1:4318/v1/traces'],
    [{ ...endpoint, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://other/at' }, 'http://other/at'],
    [{ ...endpoint, OTEL_SDK_DISABLED: 'true' }, null],
    [{ ...endpoint, OTEL_TRACES_EXPORTER: 'none' }, null],
  ])('%j have traces sent to %s', (env, url) => expect(readConfig(env).tracesUrl).toBe(url));

  test.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'a-secret', 'an http or https address'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a-secret', 'pairs such as name=value'],
    ['OTEL_EXPORTER_OTLP_TRACES_HEADERS', 'key=a-secret%0A', 'pairs such as name=value'],
    ['OTEL_EXPORTER_OTLP_TRACES_TIMEOUT', '0', 'a whole number from 1'],
    ['OTEL_EXPORTER_OTLP_COMPRESSION', 'zip', 'none or gzip'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'a=b=c', 'pairs such as name=value'],
    ['OTEL_TRACES_SAMPLER_ARG', '2', 'a number from 0 to 1'],
    ['OTEL_BSP_MAX_QUEUE_SIZE', '-1', 'a whole number from 1'],
  ])('%s is refused as %s: it must be %s', (name, value, expects) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(`${name} must be ${expects}`);
    expect(read).not.toThrow('a-secret');
  });

  test('that ask for what is not supported are named', () => {
    const asked = {
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_HEADERS: ' authorization=Basic YTpi==, x-team = the%20desk, ',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=desk,deployment.environment.name=test',
      OTEL_TRACES_SAMPLER: 'jaeger_remote',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_SPAN_LINK_COUNT_LIMIT: '',
      OTEL_LOG_LEVEL: 'debug',
    };
    expect(readConfig({ ...endpoint, ...asked }).ignored).toEqual([
      'OTEL_EXPORTER_OTLP_PROTOCOL',
      'OTEL_LOGS_EXPORTER',
      'OTEL_LOG_LEVEL',
      'OTEL_TRACES_SAMPLER',
    ]);
    expect(readConfig({ ...asked, OTEL_SDK_DISABLED: 'true' }).ignored).toEqual([]);
  });
});
