import { parse as parseCsv } from 'csv-parse/sync';
import { LastRecording } from '../../src/api/answers/last-recording';
import { startRostrum, type Rostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

const PARADE = 'victory-day-parade-2025';

/** The response of a URL. */
async function get(address: string, init: RequestInit = {}, base = rostrum.server.url) {
  const response = await fetch(base + address, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function rows(address: string): Promise<Record<string, any>[]> {
  const { status, text } = await get(`/rows/${address}`);
  if (status !== 200) throw new Error(text);
  return JSON.parse(text) as Record<string, any>[];
}

const column = (of: Record<string, any>[], name: string): unknown[] => of.map((row) => row[name]);

describe('rows equal the GraphQL results', () => {
  it('of participants, at any time', async () => {
    for (const saidBy of [undefined, '2025-08-21', '2025-08-28']) {
      const roster = `event(slug: "${PARADE}") { participations(first: 100) { nodes {
        id status level participant { ... on Entity { name } } country { iso3 } } } }`;
      const asked = await rostrum.ask(
        saidBy ? `{ asOf(saidBy: "${saidBy}") { ${roster} } }` : `{ ${roster} }`,
      );
      const { nodes } = (asked.asOf ?? asked).event.participations;
      const found = await rows(`roster.json?event=${PARADE}${saidBy ? `&saidBy=${saidBy}` : ''}`);
      expect(found.length).toBeGreaterThan(0);
      expect(
        found.map((row) => [row.id, row.status, row.level, row.participant_name, row.country_iso3]),
      ).toEqual(
        nodes.map((node: any) => [
          node.id,
          node.status,
          node.level,
          node.participant.name,
          node.country?.iso3 ?? null,
        ]),
      );
    }
  });

  it('of the timeline and of groups', async () => {
    const { timeline, eventStats } = await rostrum.ask(
      `{ timeline(interval: MONTH, groupBy: TYPE) { time label value } eventStats(groupBy: PARTICIPANT, first: 5) { key label count value latitude longitude } }`,
    );
    expect(timeline.length).toBeGreaterThan(12);
    expect(await rows('timeline.json?interval=MONTH&groupBy=TYPE')).toEqual(timeline);
    expect(await rows('stats.json?groupBy=PARTICIPANT&first=5')).toEqual(eventStats);
  });

  it('of events, claims and changes, completely', async () => {
    for (const list of ['events', 'claims', 'changes']) {
      const asked = await rostrum.ask(`{ list: ${list}(first: 100) { totalCount nodes { id } } }`);
      const found = await rows(`${list}.json`);
      expect(column(found.slice(0, 100), 'id')).toEqual(asked.list.nodes.map(({ id }: any) => id));
      expect([list, found.length, new Set(column(found, 'id')).size]).toEqual([
        list,
        asked.list.totalCount,
        asked.list.totalCount,
      ]);
    }
    // More than a page of a connection.
    expect((await rows('claims.json')).length).toBeGreaterThan(100);
  });

  it('of relationships and their ends, so that every edge has its nodes', async () => {
    for (const parameters of [
      'first=20',
      'where.between.any=kim-jong-un',
      'where.type.eq=BORDER&first=150',
    ]) {
      const edges = await rows(`edges.json?${parameters}`);
      const nodes = await rows(`nodes.json?${parameters}`);
      expect(edges.length).toBeGreaterThan(0);
      const ends = edges.flatMap(({ source, target }) => [source as string, target as string]);
      expect(new Set(column(nodes, 'id'))).toEqual(new Set(ends));
      expect(nodes).toHaveLength(new Set(ends).size);
    }
    const [edge] = await rows('edges.json?where={"between":{"all":["lee-jae-myung","kim-jong-un"]}}');
    expect(edge).toMatchObject({
      source_name: 'Lee Jae Myung',
      target_name: 'Kim Jong Un',
      mainstat: 'Overture',
      type: 'OVERTURE',
      status: 'REJECTED',
    });
    const nodes = await rows('nodes.json?where.between.all=lee-jae-myung,kim-jong-un');
    expect(nodes.map(({ title, subtitle, iso3 }) => [title, subtitle, iso3])).toEqual([
      ['Lee Jae Myung', 'South Korea', 'KOR'],
      ['Kim Jong Un', 'North Korea', 'PRK'],
    ]);
  });
});

describe('parameters', () => {
  it('are fields of a filter, or all of it as JSON, or both', async () => {
    const asked = await rostrum.ask(
      `{ claims(where: { modality: { in: [EXPECTED, BELIEVED] }, subject: { eq: "${PARADE}" } }) { nodes { id } } }`,
    );
    const ids = asked.claims.nodes.map(({ id }: any) => id);
    expect(ids.length).toBeGreaterThan(1);
    const json = encodeURIComponent(JSON.stringify({ subject: { eq: PARADE } }));
    for (const where of [
      `where.modality.in=EXPECTED,BELIEVED&where.subject.eq=${PARADE}`,
      `where.modality.in=EXPECTED&where.modality.in=BELIEVED&where.subject.eq=${PARADE}`,
      `where.modality.in=EXPECTED,BELIEVED&where=${json}`,
      `where.modality.in=EXPECTED,BELIEVED&where=${json}&where.review.eq=&knownAt=`,
    ])
      expect(column(await rows(`claims.json?${where}`), 'id')).toEqual(ids);
  });

  it('are numbers, conditions, days of a dashboard and orders', async () => {
    const from = Date.UTC(2025, 7, 1);
    const late = await rows(`events.json?where.time.from=${from}&where.countriesPresent.gte=3`);
    const asked = await rostrum.ask(
      '{ events(where: { time: { from: "2025-08-01" }, countriesPresent: { gte: 3 } }) { nodes { id } } }',
    );
    expect(column(late, 'id')).toEqual(asked.events.nodes.map(({ id }: any) => id));
    expect(late.length).toBeGreaterThan(0);
    const orderBy = encodeURIComponent('[{"field":"TIME","direction":"ASC"}]');
    const ordered = await rows(`events.json?orderBy=${orderBy}`);
    expect(column(ordered, 'id')).not.toEqual(column(await rows('events.json'), 'id'));
    expect(await rows('claims.json?where.retracted=true')).toEqual([]);
  });

  it('that are invalid are refused by name', async () => {
    const refusals: [string, number, string | undefined, RegExp][] = [
      ['/rows/parties.csv', 404, 'rows', /There is no rows "parties".*roster/],
      ['/rows/roster.xls', 404, 'format', /csv, json/],
      ['/rows/constructor.csv', 404, 'rows', /roster/],
      ['/rows/roster.csv', 400, 'event', /event is missing/],
      ['/rows/roster.csv?event=nowhere', 404, 'event', /no event "nowhere"/],
      ['/rows/roster.csv?event=event_x', 400, 'event', /event_x/],
      [`/rows/roster.csv?event=${PARADE}&where.country.eq=nowhere`, 404, 'where.country.eq', /nowhere/],
      ['/rows/timeline.csv', 400, 'interval', /interval is missing.*MONTH/],
      ['/rows/timeline.csv?interval=MOON', 400, 'interval', /MOON/],
      ['/rows/timeline.csv?interval=DAY&interval=WEEK', 400, 'interval', /more than once/],
      ['/rows/stats.csv?groupBy=TYPE&first=many', 400, 'first', /must be a number/],
      ['/rows/stats.csv?groupBy=TYPE&first=101', 400, 'first', /100/],
      ['/rows/events.csv?first=10001', 400, 'first', /0 to 10000/],
      ['/rows/events.csv?first=1.5', 400, 'first', /0 to 10000/],
      ['/rows/events.csv?first=1&last=1', 400, 'last', /first or last/],
      ['/rows/events.csv?after=here', 400, 'after', /./],
      [
        '/rows/events.csv?saidby=2025-01-01',
        400,
        'saidby',
        /not a parameter here; the parameters are .*saidBy/,
      ],
      ['/rows/events.csv?saidBy=2025-13-01', 400, 'saidBy', /2025-13-01/],
      ['/rows/events.csv?knownAt=2999-01-01T00:00:00Z', 400, 'knownAt', /to come/],
      ['/rows/events.csv?where={', 400, 'where', /not valid JSON/],
      ['/rows/events.csv?where=[]', 400, 'where', /EventFilter/],
      ['/rows/events.csv?where.typ.eq=CONSULT', 400, 'where.typ.eq', /not a parameter here/],
      ['/rows/events.csv?where.__proto__.x=1', 400, 'where.__proto__.x', /not a parameter here/],
      ['/rows/events.csv?where.type.eq=PARTY', 400, 'where.type.eq', /PARTY/],
      [
        '/rows/events.csv?where={"type":{"eq":"CONSULT"}}&where.type.eq=CONSULT',
        400,
        'where.type.eq',
        /more than once/,
      ],
      ['/rows/events.csv?where.text=%00', 400, 'where.text', /NUL/],
      ['/rows/claims.csv?where.retracted=yes', 400, 'where.retracted', /true or false/],
      ['/rows/changes.csv?actions=CREATED,EATEN', 400, 'actions.1', /EATEN/],
      ['/feed.atom?actions=EATEN', 400, 'actions.0', /EATEN/],
    ];
    for (const [address, status, field, message] of refusals) {
      const answer = await get(address);
      const [error] = JSON.parse(answer.text).errors;
      expect([address, answer.status, error.extensions.field]).toEqual([address, status, field]);
      expect(error.message).toMatch(message);
      expect(error.extensions.code).toBe(status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('a long list', () => {
  it('continues by its Link header, from either end', async () => {
    const all = column(await rows('claims.json'), 'id');
    for (const [start, size] of [
      ['first', 130],
      ['last', 130],
    ] as const) {
      const found: unknown[][] = [];
      let address: string | undefined = `/rows/claims.json?${start}=${size}`;
      while (address !== undefined) {
        const { text, headers }: { text: string; headers: Headers } = await get(address);
        found.push(column(JSON.parse(text), 'id'));
        address = /^<(.*)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
      }
      expect(found.length).toBe(Math.ceil(all.length / size));
      expect((start === 'first' ? found : found.reverse()).flat()).toEqual(all);
    }
    expect(await rows('claims.json?first=0')).toEqual([]);
  });

  it('is read again as of one state if something was recorded between its pages', async () => {
    const subject = await rostrum.make.event();
    const find = jest.spyOn(LastRecording.prototype, 'find');
    find.mockResolvedValueOnce('before').mockImplementationOnce(async () => {
      await rostrum.make.claim(subject.id, 'occasion', 'A claim between two pages.');
      return 'after';
    });
    const found = await rows('claims.json');
    expect(find).toHaveBeenCalledTimes(2);
    find.mockRestore();
    const { claims } = await rostrum.ask('{ claims { totalCount } }');
    expect([found.length, new Set(column(found, 'id')).size]).toEqual([claims.totalCount, claims.totalCount]);
    expect(column(found, 'value')).toContain('A claim between two pages.');
    expect(found).toEqual(await rows('claims.json'));
  });
});

describe('over HTTP', () => {
  it('is valid CSV, without formulas', async () => {
    const event = await rostrum.make.event({ name: '=1+1', slug: 'formula' });
    const leader = await rostrum.make.leader({ name: '@x, "y"' });
    await rostrum.make.participation(event, leader);
    const { text, headers } = await get('/rows/roster.csv?event=formula');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const table = parseCsv(text, { columns: true }) as Record<string, string>[];
    expect(table).toMatchObject([
      { event_name: "'=1+1", participant_name: `'@x, "y"`, participant_kind: 'leader' },
    ]);
    const [row] = await rows('roster.json?event=formula');
    expect(Object.keys(table[0]!)).toEqual(Object.keys(row!));
    expect(row).toMatchObject({ event_name: '=1+1', status_label: expect.stringMatching(/^[A-Z][a-z ]+$/) });
  });

  it('has an ETag, HEAD and CORS, and is compressed', async () => {
    const address = '/rows/events.json';
    const answer = await get(address, { headers: { origin: 'https://studio.apollographql.com' } });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://studio.apollographql.com');
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/etag.*link/);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-encoding')).not.toBeNull();
    const etag = answer.headers.get('etag')!;
    const again = await get(address, { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await get(address, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etag]);
    expect((await get(address, { method: 'POST' })).status).toBe(404);
  });

  it('is cached until something is recorded, and for the day if it has a knownAt', async () => {
    const kept = await rostrum.serve({
      answerCache: 1_000_000,
    });
    const address = '/rows/events.json?first=1';
    const first = await get(address, {}, kept.url);
    kept.statements();
    const second = await get(address, {}, kept.url);
    // The last recording, and nothing else.
    expect(kept.statements()).toHaveLength(1);
    expect([second.text, second.headers.get('link')]).toEqual([first.text, first.headers.get('link')]);
    expect(second.headers.get('link')).toMatch(/rel="next"/);
    const event = await rostrum.make.event({ time: '2099-01-01' });
    const [row] = JSON.parse((await get(address, {}, kept.url)).text);
    expect(row.id).toBe(event.id);
    const [change] = await rows('changes.json?last=1');
    const then = await get(`/rows/events.csv?knownAt=${change!.at}`, {}, kept.url);
    expect(then.headers.get('cache-control')).toMatch(/^public, max-age=\d+, immutable$/);
  });

  it('is private if reading is, and costs the same as GraphQL', async () => {
    const closed = await rostrum.serve({
      publicRead: false,
      answerCache: 1_000_000,
    });
    const headers = { authorization: `Bearer ${rostrum.tokens.READER}` };
    for (const address of ['/rows/stats.csv?groupBy=TYPE', '/feed.atom?last=1']) {
      const read = await get(address, { headers }, closed.url);
      expect([read.status, read.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
      expect((await get(address, {}, closed.url)).status).toBe(401);
    }
    const dear = await get('/rows/claims.csv', {}, (await rostrum.serve({ maxCost: 150 })).url);
    expect([dear.status, JSON.parse(dear.text).errors[0].extensions.code]).toEqual([400, 'COST_EXCEEDED']);
  });
});

describe('pages for people', () => {
  it('list every URL, each of which works', async () => {
    for (const [page, expected] of [
      ['/rows', 16],
      ['/export', 19],
    ] as const) {
      const { status, text, headers } = await get(page);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const links = [...text.matchAll(/href="([^"]*)"/g)].map(([, address]) =>
        address!.replaceAll('&amp;', '&'),
      );
      const files = links.filter((address) => address.startsWith(`${page}/`));
      expect(files).toHaveLength(expected);
      for (const address of links) expect([address, (await get(address)).status]).toEqual([address, 200]);
      expect((await get(`${page}/`, { redirect: 'manual' })).headers.get('location')).toBe(page);
    }
  });

  it('name every parameter and every column', async () => {
    const { text } = await get('/rows');
    for (const name of [
      'event',
      'saidBy',
      'groupBy',
      'where.countriesPresent',
      'participant_name',
      'status_label',
    ])
      expect(text).toContain(`<code>${name}</code>`);
  });
});
