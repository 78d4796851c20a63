import { call, refusalOf, storyOverMcp } from './client';

const PARADE = 'victory-day-parade-2025';
const WHO_COMES = `query WhoComes($event: String!, $first: Int = 2) {
  event(slug: $event) {
    participations(first: $first) { totalCount nodes { status participant { ... on Leader { name } } } }
  }
}`;

const story = storyOverMcp();
const ask = (query: string, args: Record<string, unknown> = {}) =>
  call(story.client, 'graphql', { query, ...args });

describe('a GraphQL query', () => {
  it('with variables returns the data of POST /graphql, and nothing else', async () => {
    for (const first of [2, 50]) {
      const variables = { event: PARADE, first };
      const { answer, text, isError } = await ask(WHO_COMES, { variables });
      expect(answer).toEqual(await story.rostrum.ask(WHO_COMES, variables));
      expect([isError, text.split('\n')[0]]).toEqual([false, JSON.stringify(answer)]);
    }
  });

  it('includes the claims on which its nodes rest, without selecting them', async () => {
    const { answer, sources, text } = await ask(WHO_COMES, { variables: { event: PARADE } });
    const [kim] = answer.event.participations.nodes;
    expect(kim).toEqual({ status: 'ATTENDED', participant: { name: 'Kim Jong Un' } });
    const status = sources.filter(
      ({ about, property }) => about === 'Kim Jong Un – Victory Day parade 2025' && property === 'status',
    );
    expect(status.map(({ modality, speaker, source }) => [modality, speaker, source.publisher])).toEqual([
      ['ASSERTED', null, 'TRT Global'],
      ['ANNOUNCED', 'Ministry of Foreign Affairs of China', null],
    ]);
    expect(text).toMatch(/\nSources:\n\[1\] "/);
  });

  it('says so if there are no claims', async () => {
    const { sources, text } = await ask('{ viewer { role } __typename }');
    expect(sources).toEqual([]);
    expect(text.split('\n\n')).toEqual([
      '{"viewer":{"role":"ANONYMOUS"},"__typename":"Query"}',
      expect.stringMatching(/^No claims belong to this result/),
    ]);
  });

  it('says for how many nodes the sources are included', async () => {
    const { answer, text } = await ask(
      `{ event(slug: "${PARADE}") { participations(first: 50) { nodes { id participant { ... on Entity { id } } country { id } } } } }`,
    );
    const nodes = answer.event.participations.nodes.flatMap(({ id, participant, country }: any) => [
      id,
      participant.id,
      country?.id,
    ]);
    const all = new Set(['the event', ...nodes.filter(Boolean)]).size;
    expect(text).toContain(`Sources are included for 25 of ${all} nodes.`);
    expect(text).toMatch(/\n40 of \d+ claims are included\./);
  });

  it('is executed at another time, with the response in its own shape', async () => {
    const query = `query Status($saidBy: String) { ...Parade }
      fragment Parade on Query { parade: event(slug: "${PARADE}") { id status } }`;
    const now = await ask(query.replace('($saidBy: String)', ''));
    expect(now.answer.parade.status).toBe('OCCURRED');
    const then = await ask(query.replace('($saidBy: String)', ''), { saidBy: '2025-08-21' });
    expect(then.answer).toEqual({
      parade: { id: `${now.answer.parade.id}@s2025-08-21`, status: 'SCHEDULED' },
    });
    for (const { claim, saidAt, source } of then.sources) {
      expect(claim).toMatch(/@s2025-08-21$/);
      expect((saidAt ?? source.publishedAt) <= '2025-08-21').toBe(true);
    }
    const names = `query Tenures($validAt: String!) { country(iso3: "RUS") { name(language: $validAt) tenures { nodes { leader { name } } } } }`;
    const { answer } = await ask(names, { variables: { validAt: 'en' }, validAt: '2005-06-01' });
    expect(answer).toEqual({
      country: { name: 'Russia', tenures: { nodes: [{ leader: { name: 'Vladimir Putin' } }] } },
    });
    const empty = await ask('{ events { totalCount } }', { knownAt: '2001-01-01T00:00:00Z' });
    expect(empty.answer).toEqual({ events: { totalCount: 0 } });
  });

  it('is the named one of several operations', async () => {
    const query = `query A { ...F } query B { datasets { name } } fragment F on Query { viewer { name } }
      mutation C { createSource(input: { title: "x" }) { source { id } } }`;
    expect((await ask(query, { operationName: 'A' })).answer).toEqual({ viewer: { name: 'anonymous' } });
    expect((await ask(query, { operationName: 'B' })).answer).toEqual({
      datasets: [{ name: 'World countries' }],
    });
    expect(refusalOf(await ask(query, { operationName: 'C' })).message).toMatch(/read-only/);
    expect(refusalOf(await ask(query, { operationName: 'D' }))).toMatchObject({ field: 'operationName' });
    expect(refusalOf(await ask(query)).message).toMatch(/one of A, B, C\.$/);
  });

  it('may have any alias and any interface', async () => {
    const { answer } = await ask(
      `{ sourceId: node(id: "nothing_1") { id } search(query: "Kim Jong Un", first: 1) { nodes { sourceId: slug ... on Leader { sourceId_: name } } } }`,
    );
    expect(answer).toEqual({
      sourceId: null,
      search: { nodes: [{ sourceId: 'kim-jong-un', sourceId_: 'Kim Jong Un' }] },
    });
  });

  it('may return partial data', async () => {
    const { answer, errors, isError, text } = await ask('{ nodes(ids: ["leader_999999999", "bad"]) { id } }');
    expect([answer, isError]).toEqual([{ nodes: [null, null] }, false]);
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(text).toMatch(/^BAD_USER_INPUT \(ids\.1\): "bad" is not a global id/);
    const nothing = await ask('{ node(id: "bad") { id } }');
    expect([nothing.answer, nothing.isError]).toEqual([{ node: null }, true]);
  });
});

describe('is refused if invalid', () => {
  const nested = (levels: number): string => (levels === 0 ? 'id' : `id subEvents { ${nested(levels - 1)} }`);

  it.each<[string, string, Record<string, unknown>, string, string | undefined, RegExp]>([
    [
      'a mutation',
      'mutation { createSource(input: { title: "x" }) { source { id } } }',
      {},
      'BAD_USER_INPUT',
      'query',
      /read-only: a mutation/,
    ],
    [
      'a subscription',
      'subscription { changes { id } }',
      {},
      'BAD_USER_INPUT',
      'query',
      /read-only: a subscription/,
    ],
    ['an unknown field', '{ presidents { id } }', {}, 'GRAPHQL_VALIDATION_FAILED', undefined, /"presidents"/],
    ['half a document', '{ events', {}, 'GRAPHQL_PARSE_FAILED', undefined, /Syntax Error/],
    [
      'no operation',
      'fragment F on Query { __typename }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
      undefined,
      /never used/,
    ],
    [
      'a wrong variable',
      WHO_COMES,
      { variables: { event: 7 } },
      'BAD_USER_INPUT',
      'event',
      /String cannot represent/,
    ],
    ['a missing variable', WHO_COMES, {}, 'BAD_USER_INPUT', 'event', /required type/],
    [
      'a wrong time',
      '{ events { totalCount } }',
      { saidBy: 'yesterday' },
      'BAD_USER_INPUT',
      'saidBy',
      /YYYY-MM-DD/,
    ],
    [
      'a time of what is of now only',
      '{ viewer { name } }',
      { saidBy: '2025-08-21' },
      'GRAPHQL_VALIDATION_FAILED',
      undefined,
      /"viewer" on type "AsOf"/,
    ],
    [
      'too deep a question',
      `{ event(slug: "x") { ${nested(14)} } }`,
      {},
      'COST_EXCEEDED',
      undefined,
      /16 levels deep; at most 15/,
    ],
    [
      'one too deep with asOf',
      `{ event(slug: "x") { ${nested(13)} } }`,
      { saidBy: '2025-08-21' },
      'COST_EXCEEDED',
      undefined,
      /16 levels deep; at most 15/,
    ],
    [
      'too many questions',
      `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: viewer { name }`).join(' ')} }`,
      {},
      'COST_EXCEEDED',
      undefined,
      /51 questions/,
    ],
    [
      'too costly a question',
      '{ leaders(first: 100) { nodes { claims(first: 100) { nodes { source { claims(first: 100) { nodes { id } } } } } } } }',
      {},
      'COST_EXCEEDED',
      undefined,
      /at most 100,000 is allowed/,
    ],
  ])('%s', async (_what, query, args, code, field, message) => {
    expect(refusalOf(await ask(query, args))).toEqual({
      code,
      field,
      message: expect.stringMatching(message),
    });
  });

  it('is never refused because of the added ids: without them it is executed again', async () => {
    const fields = Array.from(
      { length: 38 },
      (_, i) =>
        `a${i}: event(slug: "${PARADE}") { ${Array.from({ length: 40 }, (__, j) => `b${j}: edition`).join(' ')} s: series { name } t: superEvent { name } u: dataset { name } v: subEvents { name } }`,
    );
    const { answer, isError, sources } = await ask(`{ ${fields.join(' ')} }`);
    expect([isError, sources]).toEqual([false, []]);
    expect(answer.a37.b39).toBe('2025');
  });
});
