import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { SpanKind } from '../../src/platform/tracing/span';
import { otlpTracer, type Tracer, type TracerOptions } from '../../src/platform/tracing/tracer';
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

const optionsFor = ({ url }: Collector): TracerOptions => ({
  url: `${url}/v1/traces`,
  headers: {},
  timeoutMs: 10_000,
  compression: 'none',
  resource: { 'service.name': 'rostrum' },
  version: '1',
  delayMs: 5,
  maxWaiting: 1_000,
  maxBatch: 100,
  pauseMs: 5,
  sampler: 'parentbased_always_on',
  ratio: 1,
  log: { warn: () => {}, info: () => {} },
});

describe('a server', () => {
  let rostrum: Rostrum;
  let database: Database;
  let server: TestServer;
  let tracer: Tracer;

  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  beforeEach(async () => {
    tracer = otlpTracer(optionsFor(collector));
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
        'http.response.status_code': '200',
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
        'rostrum.import.rows': '2',
        'rostrum.import.rejected': '1',
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
  let warned: Record<string, unknown>[];

  const start = (options: Partial<TracerOptions> = {}) => {
    warned = [];
    const log = { warn: (fields: unknown) => warned.push(fields as never), info: () => {} } as never;
    tracer = otlpTracer({ ...optionsFor(collector), log, ...options });
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
    start({ compression: 'gzip', headers: { 'x-team': 'desk' } });
    record('one');
    const [span] = await collector.spans((spans) => spans.length > 0);
    expect(span!.name).toBe('one');
    expect(collector.received[0]).toMatchObject({
      url: '/v1/traces',
      headers: { 'x-team': 'desk', 'content-encoding': 'gzip', 'content-type': 'application/json' },
      resource: { 'service.name': 'rostrum' },
    });
  });

  test.each([429, 502, 503, 504])('sends again what is answered by %s, and says so once', async (status) => {
    start();
    collector.answer = (response) => {
      if (collector.received.length === 3) collector.answer = (last) => void last.end();
      response.writeHead(status, { 'retry-after': '0' }).end();
    };
    record('one');
    await collector.spans((spans) => spans.length === 4);
    record('two');
    const spans = await collector.spans((all) => all.at(-1)!.name === 'two');
    expect(spans.map(({ name }) => name)).toEqual(['one', 'one', 'one', 'one', 'two']);
    expect(new Set(spans.slice(0, 4).map(({ spanId }) => spanId)).size).toBe(1);
    expect(warned).toEqual([
      {
        collector: new URL(collector.url).host,
        reason: `the collector answers ${status}`,
        message: undefined,
      },
    ]);
  });

  test.each([400, 401, 413, 500, 307])('drops what is answered by %s', async (status) => {
    start();
    collector.answer = (response) => void response.writeHead(status, { location: '/elsewhere' }).end();
    record('one');
    await collector.spans((spans) => spans.length === 1);
    record('two');
    const spans = await collector.spans((all) => all.length === 2);
    expect(spans.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(new Set(collector.received.map(({ url }) => url))).toEqual(new Set(['/v1/traces']));
    await tracer.close(1_000);
    expect(counts()).toEqual({ dropped: 2 });
    expect(warned).toHaveLength(1);
  });

  test('sends again what is cut off, and what is not answered in time', async () => {
    start({ timeoutMs: 50 });
    collector.answer = (_response, { socket }) => {
      collector.answer = (_unanswered, _request) => {
        collector.answer = (response) => void response.end();
      };
      socket.destroy();
    };
    record('one');
    await collector.spans((spans) => spans.length === 3);
    await tracer.close(1_000);
    expect(counts()).toEqual({ exported: 1 });
    expect(warned.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^the collector cannot be reached: /),
      'the collector does not answer in time',
    ]);
  });

  test('says what the collector rejects, and does not send it again', async () => {
    start();
    const partialSuccess = { rejectedSpans: '1', errorMessage: 'too old' };
    collector.answer = (response) => void response.end(JSON.stringify({ partialSuccess }));
    record('one');
    await collector.spans((spans) => spans.length === 1);
    await tracer.close(1_000);
    expect(counts()).toEqual({ dropped: 1 });
    expect(warned).toMatchObject([{ reason: 'the collector rejects spans', message: 'too old' }]);
  });

  test('keeps a bounded number of spans while the collector is away, the newest of them', async () => {
    const { url } = collector;
    start({ url: `${url}/v1/traces`, maxWaiting: 10, maxBatch: 10, delayMs: 600_000 });
    for (let i = 1; i <= 25; i += 1) record(`span ${i}`);
    await tracer.close(5_000);
    const spans = collector.received.flatMap((each) => each.spans);
    expect(counts()).toEqual({ exported: spans.length, dropped: 25 - spans.length });
    expect(spans.map(({ name }) => name).slice(-10)).toEqual(
      Array.from({ length: 10 }, (_, i) => `span ${16 + i}`),
    );
  });

  test('stops in time although the collector never answers', async () => {
    start({ delayMs: 600_000 });
    collector.answer = () => {};
    record('one');
    await tracer.close(20);
    expect(counts()).toEqual({});
  });

  test.each([
    ['always_on', 1, true, true],
    ['always_off', 1, false, false],
    ['traceidratio', 0, false, false],
    ['parentbased_always_off', 1, true, false],
    ['parentbased_traceidratio', 1, true, true],
    ['parentbased_traceidratio', 0, true, false],
  ] as const)(
    'by %s with %s records the trace of a client: %s, one of its own: %s',
    (sampler, ratio, ofClient, own) => {
      start({ sampler, ratio });
      expect(tracer.serve('any', { traceparent: TRACEPARENT }) !== null).toBe(ofClient);
      expect(tracer.serve('any', {}) !== null).toBe(own);
    },
  );
});
