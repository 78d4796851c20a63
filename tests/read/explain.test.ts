import fc from 'fast-check';
import { formatSql } from '../../src/api/explain/format-sql';
import { type Explanation } from '../../src/api/explain/explain';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';

let rostrum: Rostrum;
let caching: TestServer;
let another: Database;

beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  another = openDatabase({
    url: rostrum.database.url,
    poolSize: 4,
    statementTimeoutMs: 20_000,
    onError: () => {},
  });
  caching = await startTestServer({
    database: another,
    schema: servedSchema(),
    config: { answerCache: 1_000_000 },
  });
});
afterAll(async () => {
  await caching.close();
  await another.close();
  await rostrum.close();
});

const PARADE = `query Parade($slug: String!, $first: Int, $by: Date) {
  event(slug: $slug) { name participations(first: $first) { nodes { level } } }
  asOf(saidBy: $by) { leader(slug: "kim-jong-un") { name } }
}`;
const VARIABLES = { slug: 'victory-day-parade-2025', first: 3, by: '2025-08-21' };

const ask = (document: string, variables: object, explain = 'true', server = rostrum.server) =>
  server.query(document, variables as Record<string, unknown>, {
    token: rostrum.tokens.ADMIN,
    headers: { 'rostrum-explain': explain },
  });

async function explained(document: string, variables: object = {}): Promise<Explanation> {
  const { extensions } = await ask(document, variables);
  return extensions!.explain as Explanation;
}

describe('the header rostrum-explain', () => {
  it('requires the role ADMIN', async () => {
    const refusedFor = async (token?: string) => {
      const headers = { 'rostrum-explain': 'true' };
      const { status, data, errors, extensions } = await rostrum.server.query(
        '{ viewer { role } }',
        {},
        { token, headers },
      );
      return [status, data, extensions, errors![0]!.extensions.code, errors![0]!.extensions.field];
    };
    expect(await refusedFor()).toEqual([401, undefined, undefined, 'UNAUTHENTICATED', 'rostrum-explain']);
    for (const role of ['READER', 'EDITOR', 'REVIEWER'] as const) {
      expect(await refusedFor(rostrum.tokens[role])).toEqual([
        403,
        undefined,
        undefined,
        'FORBIDDEN',
        'rostrum-explain',
      ]);
    }
  });

  it('is true or analyze', async () => {
    const { status, errors } = await ask('{ viewer { role } }', {}, 'please');
    expect([status, errors![0]!.extensions, errors![0]!.message]).toEqual([
      400,
      { code: 'BAD_USER_INPUT', field: 'rostrum-explain' },
      'rostrum-explain must be true, or analyze to run the statements once more with EXPLAIN ANALYZE.',
    ]);
  });

  it('does not change the result, and explains how it was read', async () => {
    const plain = await rostrum.server.query(PARADE, VARIABLES);
    const { data, extensions, headers } = await ask(PARADE, VARIABLES);
    expect(data).toEqual(plain.data);
    expect(plain.extensions).toBeUndefined();
    expect(headers.get('cache-control')).toBe('no-store');
    const { statements, withoutStatement } = extensions!.explain as Explanation;
    expect(withoutStatement).toEqual([]);
    expect(statements.map(({ fields }) => fields.map(({ path }) => path))).toEqual([
      ['event', 'asOf.leader'],
    ]);
    const [{ sql, parameters, postgres, answer }] = statements as [Explanation['statements'][0]];
    expect(sql).toContain('\n    from event event_1\n');
    expect(parameters).toContainEqual({ number: 1, value: VARIABLES.slug, from: '$slug', isDerived: false });
    expect(parameters).toContainEqual(expect.objectContaining({ value: '2025-08-21', from: 'asOf.saidBy' }));
    expect(parameters).toContainEqual(expect.objectContaining({ value: 'kim-jong-un', from: null }));
    expect((postgres as { plan: any[] }).plan[0].Plan['Node Type']).toBe('Result');
    // The event, three of its participations, and the leader.
    expect(answer).toMatchObject({ rows: 5, bytes: expect.any(Number), milliseconds: expect.any(Number) });
  });

  it('lists the constraints of a plan, and the one that a request does not meet', async () => {
    const document = PARADE.replace('Parade', 'Again');
    const first = await explained(document, VARIABLES);
    const [event, leader] = first.statements[0]!.fields as [any, any];
    expect(event.constraints).toEqual([
      { path: 'asOf.knownAt', type: 'exists', expected: false },
      { path: 'asOf.saidBy', type: 'exists', expected: false },
      { path: 'asOf.validAt', type: 'exists', expected: false },
      { path: 'asOf.id', type: 'exists', expected: false },
      { path: '$slug', type: 'exists', expected: true },
      { path: '$first', type: 'exists', expected: true },
      { path: '$first', type: 'value', expected: 3 },
    ]);
    expect(leader.constraints).toContainEqual({ path: 'asOf.saidBy', type: 'exists', expected: true });
    expect(event.choice).toEqual({ isReused: false, unmet: [] });

    const again = await explained(document, { ...VARIABLES, slug: 'other', by: '2025-08-22' });
    expect(again.statements[0]!.fields.map(({ choice }) => choice)).toEqual([
      { isReused: true },
      { isReused: true },
    ]);
    const larger = await explained(document, { ...VARIABLES, first: 4 });
    expect(larger.statements[0]!.fields.map(({ choice }) => choice)).toEqual([
      { isReused: false, unmet: [{ path: '$first', type: 'value', expected: 3 }] },
      { isReused: true },
    ]);
    const now = await explained(document, { slug: VARIABLES.slug, first: 4 });
    expect(now.statements[0]!.fields.map(({ choice }) => choice)).toEqual([
      { isReused: true },
      { isReused: false, unmet: [{ path: 'asOf.saidBy', type: 'exists', expected: true }] },
    ]);
  });

  it('uses a plan for other references of the same kinds, however many lists they are in', async () => {
    const choiceOf = async (document: string, variables: object) =>
      (await explained(document, variables)).statements[0]!.fields.map(({ choice }) => choice);
    const nodes = 'query Several($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(await choiceOf(nodes, { ids: ['leader_1', 'country_2'] })).toEqual([
      { isReused: false, unmet: [] },
    ]);
    expect(await choiceOf(nodes, { ids: ['leader_3', 'country_4'] })).toEqual([{ isReused: true }]);
    const kind = { path: '$ids.0', type: 'kind', expected: 'LEADER' };
    expect(await choiceOf(nodes, { ids: ['country_4', 'leader_3'] })).toEqual([
      { isReused: false, unmet: [kind] },
    ]);
    const events = 'query Both($who: [ID!]) { events(where: { participant: { all: $who } }) { totalCount } }';
    expect(await choiceOf(events, { who: ['kim-jong-un', 'xi-jinping'] })).toEqual([
      { isReused: false, unmet: [] },
    ]);
    expect(await choiceOf(events, { who: ['vladimir-putin', 'xi-jinping'] })).toEqual([{ isReused: true }]);
  });

  it('names what rules read of what a request gives', async () => {
    const constraintsOf = async (document: string, variables: object) =>
      (await explained(document, variables)).statements[0]!.fields[0]!.constraints;
    const node = '($id: ID!) { node(id: $id) { id } }';
    expect(await constraintsOf(`query ${node}`, { id: 'leader_1' })).toContainEqual({
      path: '$id',
      type: 'kind',
      expected: 'LEADER',
    });
    const filtered = await constraintsOf(
      'query ($where: EventFilter) { events(where: $where) { totalCount } }',
      {
        where: {
          OR: [{ participant: { all: ['kim-jong-un', 'xi-jinping', 'xi-jinping'] } }, { text: 'parade' }],
        },
      },
    );
    expect(filtered).toContainEqual({ path: '$where.OR', type: 'length', expected: 2 });
    expect(filtered).toContainEqual({ path: '$where.OR.1', type: 'keys', expected: 'text' });
    expect(filtered).toContainEqual({ path: '$where.OR.0.participant.all', type: 'distinct', expected: 2 });
    const mixed = await constraintsOf(
      'query ($type: EventType) { events(where: {AND: [{type: {eq: $type}}]}) { totalCount } }',
      {
        type: 'CONSULT',
      },
    );
    expect(mixed).toContainEqual({ path: 'events.where.AND.0.type.eq', type: 'exists', expected: true });
  });

  it('has the code that copies the result into the response, or the reason why there is none', async () => {
    const { statements } = await explained('{ event(slug: "victory-day-parade-2025") { slug } }');
    const { transcoder } = statements[0]!.fields[0]!;
    const code = (transcoder as { code: string }).code;
    expect(code.split('\n').slice(0, 3)).toEqual([
      '(json) => {',
      '  const scan = new Scanner(json);',
      '  let v1 = "null";',
    ]);
    expect(() => new Function(`return ${code}`)).not.toThrow();
    const series = await explained('{ paths(from: "kim-jong-un", to: "xi-jinping") { length } }');
    expect(series.statements[0]!.fields[0]!.transcoder).toEqual({
      unsupported: expect.stringContaining('a list that may turn out to have no answer'),
    });
  });

  it('runs statements only for analyze, and none that writes', async () => {
    const before = await rostrum.digest();
    const { extensions } = await ask('{ leader(slug: "xi-jinping") { name } }', {}, 'analyze');
    const [{ postgres }] = (extensions!.explain as Explanation).statements as [Explanation['statements'][0]];
    expect((postgres as { plan: any[] }).plan[0]).toMatchObject({ 'Execution Time': expect.any(Number) });
    rostrum.server.statements();
    await ask('{ leader(slug: "xi-jinping") { name } }', {});
    const sent = rostrum.server.statements().filter((text) => !/api_key/.test(text));
    expect(sent.map((text) => text.split(/ (?=select)/)[0])).toEqual([
      expect.stringMatching(/^select/),
      'explain (format json)',
    ]);
    expect(await rostrum.digest()).toBe(before);
  });

  it('explains what a mutation reads of what it wrote, and what needs no statement', async () => {
    const { data, extensions } = await ask(
      'mutation ($input: CreateSourceInput!) { createSource(input: $input) { source { title } userErrors { code } } }',
      { input: { title: 'A report', publishedAt: '2025-09-03' } },
    );
    expect(data).toEqual({ createSource: { source: { title: 'A report' }, userErrors: [] } });
    const { statements } = extensions!.explain as Explanation;
    expect(statements[0]!.fields).toEqual([
      expect.objectContaining({
        path: 'createSource',
        choice: null,
        transcoder: { unsupported: 'graphql-js completes its values' },
      }),
    ]);
    expect(await explained('{ viewer { name } }')).toEqual({ statements: [], withoutStatement: [] });
  });

  it('gives the reason of a failed statement, unlike the response', async () => {
    const hasty = openDatabase({
      url: rostrum.database.url,
      poolSize: 4,
      statementTimeoutMs: 300,
      onError: () => {},
    });
    const slow = await startTestServer({ database: hasty, schema: servedSchema() });
    const writer = await rostrum.database.pool.connect();
    await writer.query('BEGIN');
    await writer.query('LOCK TABLE leader IN ACCESS EXCLUSIVE MODE');
    const { errors, extensions } = await ask('{ leader(slug: "xi-jinping") { name } }', {}, 'true', slow);
    await writer.query('ROLLBACK');
    writer.release();
    await slow.close();
    await hasty.close();
    expect(errors!.map(({ extensions: { code } }) => code)).toEqual(['TIMEOUT']);
    const [{ answer, postgres }] = (extensions!.explain as Explanation).statements as [
      Explanation['statements'][0],
    ];
    const error = 'canceling statement due to statement timeout';
    expect([answer, postgres]).toEqual([{ error }, { error }]);
  });

  it('neither reads nor fills the cache', async () => {
    const question = '{ leader(slug: "xi-jinping") { slug } }';
    const kept = await caching.query(question);
    expect(kept.extensions).toBeUndefined();
    const first = await ask(question, {}, 'true', caching);
    expect((first.extensions!.explain as Explanation).statements).toHaveLength(1);
    const fresh = '{ leader(slug: "kim-jong-un") { slug } }';
    await ask(fresh, {}, 'true', caching);
    const after = await caching.query(fresh, {}, { token: rostrum.tokens.ADMIN });
    expect([after.data, after.extensions]).toEqual([{ leader: { slug: 'kim-jong-un' } }, undefined]);
    expect(after.headers.get('vary')).toContain('rostrum-explain');
  });
});

describe('a formatted statement', () => {
  const bare = (text: string) => text.replace(/\s+/g, '');

  it('is equivalent', async () => {
    rostrum.server.statements();
    await rostrum.ask(PARADE, VARIABLES);
    await rostrum
      .ask('{ disputes { nodes { property } } eventStats(groupBy: [YEAR]) { count } }')
      .catch(() => {});
    const texts = rostrum.server.statements();
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(bare(formatSql(text))).toBe(bare(text));
  });

  it('keeps texts and quoted names unchanged, and gives each clause a line', () => {
    const long = `select a, 'it''s  (a, b) and  c' as "odd  name" from t where a is distinct from b and ${'x'.repeat(60)} = $1`;
    expect(formatSql(long).split('\n')).toEqual([
      `select a, 'it''s  (a, b) and  c' as "odd  name"`,
      'from t',
      `where a is distinct from b and ${'x'.repeat(60)} = $1`,
    ]);
  });

  it('has the same tokens, for any input', () => {
    const word = fc.constantFrom(
      'select',
      'from',
      'and',
      'a_1.b',
      "'x  y'",
      '"q (r"',
      ',',
      '$1::text',
      'case',
      'when',
    );
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc
        .array(
          fc.oneof(
            { maxDepth: 3 },
            word,
            tie('expression').map((inner) => `(${inner})`),
          ),
          { maxLength: 12 },
        )
        .map((parts) => parts.join(' ')),
    }));
    fc.assert(fc.property(expression, (text) => bare(formatSql(text)) === bare(text)));
  });
});
