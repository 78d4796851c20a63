import { servedSchema } from '../support/rostrum';
import { call, refusalOf, storyOverMcp } from './client';

const PARADE = 'victory-day-parade-2025';

const story = storyOverMcp();
describe('the list of tools', () => {
  it('is read-only, describes every argument, and accepts the three times', async () => {
    const { tools } = await story.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search',
      'look_up',
      'roster',
      'claims',
      'relationships',
      'graphql',
      'schema',
    ]);
    for (const { name, annotations, description, inputSchema } of tools) {
      expect([name, annotations]).toMatchObject([name, { readOnlyHint: true, destructiveHint: false }]);
      expect(description!.length).toBeGreaterThan(80);
      const properties = inputSchema.properties as Record<string, { description?: string }>;
      for (const [argument, { description: result }] of Object.entries(properties))
        expect([name, argument, result?.length]).toEqual([name, argument, expect.any(Number)]);
      expect(inputSchema.additionalProperties).toBe(false);
      if (name !== 'schema')
        expect(Object.keys(properties)).toEqual(expect.arrayContaining(['validAt', 'saidBy', 'knownAt']));
    }
  });

  it('has instructions that say how to begin', () => {
    expect(story.client.getInstructions()).toMatch(/Always attribute[\s\S]*saidBy/);
    expect(story.client.getServerVersion()).toMatchObject({ name: 'rostrum', version: '0.1.0' });
  });
});

describe('search', () => {
  it.each([
    ['金正恩', 'Kim Jong Un', '金正恩'],
    ['Ким Чен Ын', 'Kim Jong Un', 'Ким Чен Ын'],
    ['Birma', 'Myanmar', 'Birma'],
    ['Zaire', 'DR Congo', 'Zaire'],
  ])('finds %s, which is %s', async (query, name, matched) => {
    const { answer, text } = await call(story.client, 'search', { query, first: 3 });
    expect(answer.found.edges[0]).toMatchObject({ matched, node: { name } });
    expect(text).toContain(`matched: ${matched}`);
  });

  it('names the speakers of claims about what it finds', async () => {
    const { answer, sources, text } = await call(story.client, 'search', {
      query: '金正恩',
      kinds: ['LEADER'],
    });
    const [claim] = answer.found.edges[0].node.claimsAbout.nodes;
    expect(sources[0]).toMatchObject({
      claim,
      about: 'Kim Jong Un',
      property: 'first.multilateral-meeting',
      modality: 'BELIEVED',
      speaker: null,
      source: { title: 'News report on the guests expected at the Victory Day parade in Beijing' },
    });
    expect(text).toMatch(/\[1\] ".*several foreign leaders at once\." .* BELIEVED by the source itself/);
  });

  it('says that nothing was found, and that there is more', async () => {
    const none = await call(story.client, 'search', { query: 'zzyzx qwrtp' });
    expect([none.answer.found.totalCount, none.isError]).toEqual([0, false]);
    expect(none.text).toMatch(/^found \(0\)\n/);
    const first = await call(story.client, 'search', { query: 'Korea', first: 1 });
    const { totalCount, edges, pageInfo } = first.answer.found;
    expect(first.text).toContain(`found (1 of ${totalCount}; next page with after: "${pageInfo.endCursor}")`);
    const next = await call(story.client, 'search', { query: 'Korea', first: 1, after: pageInfo.endCursor });
    expect(next.answer.found.edges[0].node.id).not.toBe(edges[0].node.id);
  });
});

describe('roster', () => {
  it('lists the expected participants, with sources', async () => {
    const { answer, sources, text } = await call(story.client, 'roster', { event: PARADE, country: 'RUS' });
    const [putin] = answer.participations.nodes;
    expect(putin).toMatchObject({
      participant: { name: 'Vladimir Putin' },
      status: 'ATTENDED',
      role: 'GUEST',
    });
    const described = putin.ledger.map((step: any) => [
      step.status,
      sources.find(({ claim }) => claim === step.claim).speaker,
    ]);
    expect(described).toEqual([
      ['INVITED', 'Yury Ushakov'],
      ['INVITED', 'Igor Morgulov'],
      ['CONFIRMED', 'Yury Ushakov'],
      ['EXPECTED', null],
      ['ATTENDED', null],
    ]);
    const confirmed = sources.find(({ claim }) => claim === putin.ledger[2].claim);
    expect(confirmed).toMatchObject({
      modality: 'ANNOUNCED',
      saidAt: '2025-05-06',
      source: { publisher: 'TASS', url: 'https://tass.com/politics/1953811', publishedAt: '2025-05-06' },
    });
    const number = sources.indexOf(confirmed) + 1;
    expect(text).toContain(`status: CONFIRMED; saidAt: 2025-05-06; claim: [${number}]`);
    expect(text).toMatch(
      new RegExp(`\\[${number}\\] ".*" .* ANNOUNCED by Yury Ushakov, on 2025-05-06\\. Source: .*, TASS, `),
    );
  });

  it('lists them as of another day', async () => {
    const lee = async (saidBy: string) => {
      const { answer, sources } = await call(story.client, 'roster', {
        event: PARADE,
        country: 'KOR',
        saidBy,
      });
      const [first] = answer.participations.nodes;
      const last = sources.find(({ claim }) => claim === first.ledger.at(-1).claim);
      return [first.participant.name, first.status, last.speaker];
    };
    expect(await lee('2025-08-21')).toEqual([
      'Lee Jae Myung',
      'NOT_EXPECTED',
      'Office of the President of South Korea',
    ]);
    expect(await lee('2025-08-28')).toEqual(['Lee Jae Myung', 'POSSIBLE', null]);
  });

  it('continues from a cursor, and filters by status', async () => {
    const names: string[] = [];
    let after: string | undefined;
    do {
      const { answer } = await call(story.client, 'roster', {
        event: PARADE,
        status: ['CONFIRMED'],
        first: 2,
        after,
      });
      const { nodes, pageInfo } = answer.participations;
      names.push(...nodes.map(({ participant }: any) => participant.name));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
    } while (after !== undefined);
    const asked = await story.rostrum.ask(
      `{ event(slug: "${PARADE}") { participations(where: { status: { eq: CONFIRMED } }, orderBy: [{ field: PROTOCOL }]) {
        nodes { participant { ... on Entity { name } } } } } }`,
    );
    expect(names.length).toBeGreaterThan(4);
    expect(names).toEqual(asked.event.participations.nodes.map((node: any) => node.participant.name));
  });
});

describe('look_up', () => {
  it('finds a thing by its slug, its code or its id, also at another time', async () => {
    for (const which of ['north-korea', 'PRK', 'kp'])
      expect([which, (await call(story.client, 'look_up', { which })).answer.name]).toEqual([
        which,
        'North Korea',
      ]);
    const { answer, text } = await call(story.client, 'look_up', { which: 'kim-jong-un' });
    expect(text).toMatch(/^Kim Jong Un \(kim-jong-un, leader_\d+\); country: North Korea \(PRK\)/);
    expect(answer.tenures.nodes.map(({ office }: any) => office)).toContain(
      'President of the State Affairs Commission',
    );
    const past = await call(story.client, 'look_up', { which: answer.id, saidBy: '2025-08-21' });
    expect(past.answer.id).toBe(`${answer.id}@s2025-08-21`);
    expect((await call(story.client, 'look_up', { which: past.answer.id })).answer).toEqual(past.answer);
  });

  it('finds facts, claims and sources by their ids', async () => {
    const roster = await call(story.client, 'roster', { event: PARADE, first: 1 });
    const [{ id, ledger }] = roster.answer.participations.nodes;
    const participation = await call(story.client, 'look_up', { which: id });
    expect(participation.answer).toMatchObject({
      __typename: 'Participation',
      ledger,
      event: { slug: PARADE },
    });
    const claim = await call(story.client, 'look_up', { which: ledger[0].claim });
    expect(claim.answer).toBe(ledger[0].claim);
    expect(claim.sources).toMatchObject([{ claim: ledger[0].claim, modality: 'ANNOUNCED' }]);
    expect(claim.text).toMatch(/^\[1\]\n\nSources:\n\[1\] "Kim Jong Un comes to the parade/);
    const source = await call(story.client, 'look_up', { which: claim.sources[0].source.id, first: 2 });
    expect(source.answer).toMatchObject({
      title: claim.sources[0].source.title,
      claims: { nodes: [/claim/, /claim/].map(() => expect.stringMatching(/^claim_/)) },
    });
    expect(source.text).toMatch(/claims \(2 of \d+\):/);
    const event = await call(story.client, 'look_up', { which: PARADE });
    const heads = event.answer.quantities.find(({ property }: any) => property === 'quantity.heads-of-state');
    expect([heads.value, heads.claims.length]).toEqual([26, 3]);
    const series = await call(story.client, 'look_up', { which: 'victory-day-parade' });
    expect(series.answer.editions.map(({ slug }: any) => slug)).toContain(PARADE);
  });
});

describe('claims and relationships', () => {
  it('list claims with their sources', async () => {
    const { answer, sources } = await call(story.client, 'claims', { speaker: 'yury-ushakov' });
    expect(answer.claims.nodes).toEqual(sources.map(({ claim }) => claim));
    expect(new Set(sources.map(({ speaker }) => speaker))).toEqual(new Set(['Yury Ushakov']));
    const days = sources.map(({ saidAt }) => saidAt as string);
    expect(days).toEqual(days.slice().sort().reverse());
    const counted = await call(story.client, 'claims', {
      subject: PARADE,
      property: 'quantity.heads',
      modality: ['ANNOUNCED'],
    });
    expect(counted.sources.map(({ speaker, modality }) => [speaker, modality])).toEqual([
      ['Hong Lei', 'ANNOUNCED'],
      ['Hong Lei', 'ANNOUNCED'],
    ]);
  });

  it('list the relationships between two', async () => {
    const { answer, sources } = await call(story.client, 'relationships', {
      of: ['lee-jae-myung', 'kim-jong-un'],
    });
    expect(answer.relationships.nodes).toMatchObject([{ type: 'OVERTURE', status: 'REJECTED' }]);
    expect(sources.map(({ speaker, modality, locator }) => [speaker, modality, locator])).toEqual([
      ['North Korea', 'ASSERTED', 'para 10'],
      ['Lee Jae Myung', 'DESIRED', 'para 10'],
    ]);
  });

  it('mark what does not count', async () => {
    const event = await story.rostrum.make.event();
    const claim = await story.rostrum.make.claim(event.id, 'occasion', 'A claim that is taken back.');
    await story.rostrum.tell('retractClaim', { claim, reason: 'A test.' }, '{ claim { id } }');
    const { sources, text } = await call(story.client, 'look_up', { which: claim });
    expect(sources[0].setAside).toMatch(/^retracted 2/);
    expect(text).toContain('Does not count: retracted');
    const about = await call(story.client, 'look_up', { which: event.slug });
    expect(about.sources.map((source) => source.claim)).not.toContain(claim);
  });
});

describe('invalid arguments are refused with a correction', () => {
  it.each<[string, Record<string, unknown>, string, string, RegExp]>([
    ['roster', { event: 'nowhere' }, 'NOT_FOUND', 'event', /no event "nowhere".*search/],
    [
      'roster',
      { event: PARADE, saidBy: '2024-12-31' },
      'NOT_FOUND',
      'event',
      /saidBy 2024-12-31; it may exist/,
    ],
    ['roster', { event: 'event_x' }, 'BAD_USER_INPUT', 'event', /event_12/],
    ['roster', { event: PARADE, country: 'nowhere' }, 'NOT_FOUND', 'country', /no country "nowhere"/],
    ['roster', { event: PARADE, after: 'here' }, 'BAD_USER_INPUT', 'after', /./],
    ['roster', { event: PARADE, saidBy: '2025-13-01' }, 'BAD_USER_INPUT', 'saidBy', /YYYY-MM-DD/],
    [
      'search',
      { query: 'Kim', knownAt: '2999-01-01T00:00:00Z' },
      'BAD_USER_INPUT',
      'knownAt',
      /still to come/,
    ],
    ['search', { query: 'a\u0000b' }, 'BAD_USER_INPUT', 'query', /NUL/],
    ['look_up', { which: 'nowhere' }, 'NOT_FOUND', 'which', /Use the tool search/],
    ['look_up', { which: 'leader_999999999' }, 'NOT_FOUND', 'which', /leader_999999999/],
    ['look_up', { which: 'leader_12_12' }, 'BAD_USER_INPUT', 'which', /not a global id/],
    ['claims', { speaker: 'nowhere' }, 'NOT_FOUND', 'speaker', /nowhere/],
    ['claims', { source: 'leader_1' }, 'BAD_USER_INPUT', 'source', /leader_1/],
    ['relationships', { of: ['nowhere'] }, 'NOT_FOUND', 'of', /nowhere/],
    ['schema', { types: ['Particip'] }, 'BAD_USER_INPUT', 'types', /Participation/],
  ])('%s of %j', async (name, args, code, field, message) => {
    const result = await call(story.client, name, args);
    expect(refusalOf(result)).toEqual({ code, field, message: expect.stringMatching(message) });
    expect(result.text).toContain(`${code} (${field}): `);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'search',
      { query: 'Kim', saidby: '2025-08-21' },
      /Unknown argument saidby; the arguments are query, .*saidBy/,
    ],
    ['search', {}, /query/],
    ['search', { query: 'Kim', first: 26 }, /first.*25/],
    ['roster', { event: PARADE, status: ['COMING'] }, /status.*"CONFIRMED"/],
    ['relationships', { of: ['kim-jong-un', 'xi-jinping', 'vladimir-putin'] }, /of.*2/],
    ['graphql', { query: 7 }, /query.*string/],
  ])('%s of %j, before execution', async (name, args, message) => {
    const { isError, text } = await call(story.client, name, args);
    expect([isError, text]).toEqual([true, expect.stringMatching(message)]);
  });

  it('there is no tool with another name', async () => {
    await expect(call(story.client, 'write', {})).rejects.toMatchObject({ code: -32602 });
  });
});

describe('the schema', () => {
  it('is a tool: root fields and all names, or the named types', async () => {
    const { text } = await call(story.client, 'schema');
    expect(text).toMatch(/^"""\n?All queries\.[^"]*"""\ntype Query \{/);
    expect(text).toMatch(/# Enums: AbsenceBasis, AttendanceStatus/);
    const types = await call(story.client, 'schema', { types: ['ParticipationFilter', 'AttendanceStatus'] });
    expect(types.text).toMatch(/^input ParticipationFilter \{$/m);
    expect(types.text).toContain('enum AttendanceStatus {');
    expect(types.text).not.toContain('type Query');
  });

  it('is a resource, whole or by type, with completion of names', async () => {
    const { resources } = await story.client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(['rostrum://schema']);
    const { resourceTemplates } = await story.client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['rostrum://schema/{type}']);
    const text = async (uri: string) => {
      const [content] = (await story.client.readResource({ uri })).contents;
      return (content as { text: string }).text;
    };
    const whole = await text('rostrum://schema');
    expect(whole).toContain('type Subscription {');
    const claim = await text('rostrum://schema/Claim');
    expect(claim).toMatch(/type Claim implements Node \{/);
    expect(whole).toContain(claim);
    await expect(text('rostrum://schema/Nothing')).rejects.toThrow('There is no type "Nothing"');
    const { completion } = await story.client.complete({
      ref: { type: 'ref/resource', uri: 'rostrum://schema/{type}' },
      argument: { name: 'type', value: 'EventS' },
    });
    expect(completion.values).toEqual([
      'EventSeries',
      'EventSeriesConnection',
      'EventSeriesEdge',
      'EventStatus',
      'EventStatusFilter',
    ]);
  });

  it('is the schema of the server', async () => {
    const names = Object.keys(servedSchema().getTypeMap()).filter((name) => !name.startsWith('__'));
    const [content] = (await story.client.readResource({ uri: 'rostrum://schema' })).contents;
    const text = (content as { text: string }).text;
    for (const name of names.filter((each) => !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(each)))
      expect(text).toMatch(new RegExp(`^(type|input|enum|interface|union|scalar) ${name}\\b`, 'm'));
  });
});

describe('long results', () => {
  it('are truncated, and report it', async () => {
    const { answer, omitted, text } = await call(story.client, 'graphql', {
      query:
        '{ countries(first: 100) { nodes { name names { value language kind } externalIds { scheme value } } } }',
    });
    expect(JSON.stringify(answer).length).toBeLessThan(40_000);
    expect(omitted.length).toBeGreaterThan(0);
    for (const { path, shown, of } of omitted) {
      expect(shown).toBeLessThan(of);
      expect(text).toContain(`Truncated: ${path} shows ${shown} of ${of}`);
    }
    const { shown } = omitted.find(({ path }) => path === 'countries.nodes');
    expect(answer.countries.nodes).toHaveLength(shown);
  });
});

it('no tool changes any data', async () => {
  const before = await story.rostrum.digest();
  for (const [name, args] of [
    ['search', { query: 'Kim' }],
    ['look_up', { which: PARADE }],
    ['roster', { event: PARADE }],
    ['claims', {}],
    ['relationships', { of: ['CHN'] }],
    ['graphql', { query: 'mutation { createSource(input: { title: "x" }) { source { id } } }' }],
  ] as const)
    await call(story.client, name, args);
  expect(await story.rostrum.digest()).toBe(before);
});
