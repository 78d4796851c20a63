import { parse } from 'csv-parse/sync';
import { scriptDocuments } from '../../src/app/explorer/script-documents';
import { readLink } from '../../src/app/graphiql/link';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { startTestServer } from '../support/server';
import { pathsOfStory } from './paths';

let rostrum: Rostrum;
beforeAll(async () => {
  // What anybody may ask for by default.
  rostrum = await startRostrum({ template: 'story', maxCost: 100_000 });
});
afterAll(() => rostrum?.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${rostrum.server.url}${path}`, { headers });
const htmlOf = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text();
const rowsOf = async (path: string) => (await (await get(path)).json()) as Record<string, unknown>[];

const EVENT = '/event/victory-day-parade-2025';
const DAYS = [
  '2025-01-20',
  '2025-01-21',
  '2025-02-09',
  '2025-05-06',
  '2025-07-31',
  '2025-08-20',
  '2025-08-21',
  '2025-08-22',
  '2025-08-28',
  '2025-09-02',
  '2025-09-03',
];

describe('the statuses of a page', () => {
  it.each(DAYS)('are those of the API, as said by %s', async (saidBy) => {
    const { asOf } = await rostrum.ask(
      `query ($saidBy: Date!) { asOf(saidBy: $saidBy) { event(slug: "victory-day-parade-2025") {
        participations(first: 100, orderBy: [{ field: PROTOCOL }]) { nodes { status participant { ... on Entity { slug } } } }
      } } }`,
      { saidBy },
    );
    const expected: [string, string][] = (asOf.event?.participations.nodes ?? []).map(
      ({ status, participant }: any) => [participant.slug, status],
    );
    const rows = await rowsOf(`${EVENT}.json?saidBy=${saidBy}`);
    expect(rows.map(({ participant_slug, status }) => [participant_slug, status])).toEqual(expected);

    const html = await htmlOf(`${EVENT}?saidBy=${saidBy}`);
    const shown = [
      ...html.matchAll(
        /<th scope="row"><a href="\/\w+\/([a-z0-9-]+).*?<span class="status \w+">.*?<\/svg>(.*?)<\/span>/g,
      ),
    ];
    const words = (status: string) => status.charAt(0) + status.slice(1).toLowerCase().replaceAll('_', ' ');
    expect(shown.map(([, slug, status]) => [slug, status])).toEqual(
      expected.map(([slug, status]) => [slug, words(status)]),
    );
  });
});

/** Whether there is something at a path of the story. */
const isThere = (path: string) => !/victory-day$|yesterday|kim-jong-on/.test(path);
/** Whether it is a page, not a view for other sites. */
const isPage = (path: string) => isThere(path) && !path.startsWith('/embed/');

describe('every page', () => {
  /** Every page of the story, as it was answered, and how many statements it took. */
  const visits: { path: string; response: Response; html: string; statements: number }[] = [];
  beforeAll(async () => {
    for (const path of await pathsOfStory(rostrum.server)) {
      rostrum.server.statements();
      const response = await get(path);
      const html = await response.text();
      visits.push({ path, response, html, statements: rostrum.server.statements().length });
    }
  });

  it('is read in one statement, and in one more for the snapshot of a citation', () => {
    const found = visits.filter(({ path }) => isThere(path));
    expect(found.map(({ path, response, statements }) => [path, response.status, statements])).toEqual(
      found.map(({ path }) => {
        // An empty form asks nothing.
        const isEmpty = ['/search', '/graph'].includes(path);
        return [path, 200, isEmpty ? 0 : path.includes('cite=1') ? 2 : 1];
      }),
    );
  });

  it('has the same rows as CSV and as JSON', async () => {
    for (const { path } of visits.filter((visit) => isPage(visit.path))) {
      const [name, search = ''] = path.split('?');
      const file = (ending: string) => `${name === '/' ? '/index' : name}.${ending}?${search}`;
      const [csv, json] = await Promise.all([get(file('csv')), get(file('json'))]);
      expect([path, csv.status, csv.headers.get('content-type')]).toEqual([
        path,
        200,
        'text/csv; charset=utf-8; header=present',
      ]);
      const read = parse(await csv.text(), { columns: true }) as Record<string, string>[];
      const rows = (await json.json()) as Record<string, unknown>[];
      expect(read).toEqual(
        rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)]),
          ),
        ),
      );
    }
  });

  it('allows nothing from elsewhere, no inline script or style, and no frame', () => {
    for (const { path, response, html } of visits) {
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      const frames = path.startsWith('/embed/') ? 'frame-ancestors *' : "frame-ancestors 'none'";
      expect(policy).toContain(frames);
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc="\/explorer)/);
    }
  });

  it('links to its query, which the API answers with the rows of the page', async () => {
    const html = await htmlOf(`${EVENT}?saidBy=2025-08-21`);
    const href = /href="(\/graphiql#[^"]*)"[^>]*>View query/.exec(html)![1]!.replaceAll('&amp;', '&');
    const { query, variables } = readLink(new URL(href, rostrum.server.url).hash)!;
    const { asOf } = await rostrum.ask(query, JSON.parse(variables));
    const rows = await rowsOf(`${EVENT}.json?saidBy=2025-08-21`);
    expect(asOf.event.participations.nodes.map((node: any) => [node.participant.slug, node.status])).toEqual(
      rows.map(({ participant_slug, status }) => [participant_slug, status]),
    );
    for (const { path, html: page } of visits) {
      const link = /href="(\/graphiql#[^"]*)"[^>]*>View query/.exec(page)?.[1];
      if (link === undefined) continue;
      const linked = readLink(new URL(link.replaceAll('&amp;', '&'), rostrum.server.url).hash)!;
      const answer = await rostrum.server.query(linked.query, JSON.parse(linked.variables || '{}'));
      expect([path, answer.errors]).toEqual([path, undefined]);
    }
  });

  it('is the same for those who have it, until something is recorded', async () => {
    const { headers } = await get(EVENT);
    const tag = { 'if-none-match': headers.get('etag')! };
    expect((await get(EVENT, tag)).status).toBe(304);
  });

  const MAX_OF_A_KIND = 15;

  /** The links of pages to this server that do not work, and how many were followed: of each kind the first. */
  async function broken(pages: readonly string[]) {
    const links = pages.flatMap((html) =>
      Array.from(html.matchAll(/href="(\/[^"#]*)/g), ([, href]) => href!.replaceAll('&amp;', '&')),
    );
    // Pages of a kind one after the other, now and then: PostgreSQL then plans their statement once.
    const kindOf = (link: string) => `${link.includes('saidBy')} ${link}`;
    const taken = new Map<string, number>();
    const isAmongFirst = (link: string): boolean => {
      const kind = link.replace(/^(\/\w+)\/[^.?]*/, '$1').replaceAll(/=[^&]*/g, '');
      taken.set(kind, (taken.get(kind) ?? 0) + 1);
      return taken.get(kind)! <= MAX_OF_A_KIND;
    };
    const sorted = [...new Set(links)]
      .filter((link) => !link.startsWith('/graphiql') && isAmongFirst(link))
      .sort((a, b) => (kindOf(a) < kindOf(b) ? -1 : 1));
    const found: unknown[] = [];
    for (const link of sorted) {
      const { status } = await get(link);
      if (status !== 200) found.push({ link, status });
    }
    return { found, checked: sorted.length };
  }

  it('links only to what is there', async () => {
    const { found, checked } = await broken(visits.map(({ html }) => html));
    expect(found).toEqual([]);
    expect(checked).toBeGreaterThan(100);
  }, 300_000);

  it('links only to what is there at its times, in its language', async () => {
    const times = 'saidBy=2025-08-28&lang=ru';
    const pages = [];
    for (const path of ['/', EVENT, '/leader/kim-jong-un']) pages.push(await htmlOf(`${path}?${times}`));
    const { found, checked } = await broken(pages);
    expect(found).toEqual([]);
    expect(checked).toBeGreaterThan(50);
  }, 300_000);
});

describe('a time that cannot be read', () => {
  it.each([
    ['saidBy=yesterday', 'saidBy', 'YYYY-MM-DD'],
    ['validAt=2025-02-30', 'validAt', 'YYYY-MM-DD'],
    ['knownAt=2025-08-28', 'knownAt', 'RFC 3339'],
    ['saidBy=2025-08-28&saidBy=2025-08-29', 'saidBy', 'more than once'],
    ['lang=<script>', 'lang', 'language tag'],
    ['after=nonsense', 'after', 'cursor'],
  ])(
    '%s is refused by the name of the parameter, saying what would be right',
    async (search, name, right) => {
      const page = await get(`${EVENT}?${search}`);
      expect(page.status).toBe(400);
      const html = await page.text();
      expect(html).toContain(`<code>${name}</code>`);
      expect(html).toContain(right);
      const file = await get(`${EVENT}.json?${search}`);
      expect(file.status).toBe(400);
      expect(await file.json()).toMatchObject({
        errors: [{ extensions: { code: 'BAD_USER_INPUT', field: name } }],
      });
    },
  );

  it('that is still to come is refused too', async () => {
    expect((await get(`${EVENT}?knownAt=2999-01-01T00:00:00Z`)).status).toBe(400);
  });
});

describe('a cursor that cannot be read', () => {
  it.each(['after', 'reports', 'relationships'])('is refused by the name of the list: %s', async (name) => {
    const file = await get(`/country/china.json?${name}=nonsense`);
    expect(file.status).toBe(400);
    expect(await file.json()).toMatchObject({ errors: [{ extensions: { field: name } }] });
  });
});

describe('a page that is not there', () => {
  it('suggests what was meant', async () => {
    const response = await get('/event/victory-day');
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain('Did you look for one of these?');
    expect(html).toContain('href="/event/victory-day-parade-2025"');
  });

  it.each(['/source/claim_1', '/source/12', '/claim/claim_999999', '/dataset/nothing'])(
    '%s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('is a page for a browser, and JSON for others', async () => {
    const page = await get('/leaders/Kim%20Jong%20Un', { accept: 'text/html,*/*;q=0.8' });
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      404,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(await page.text()).toContain('href="/leader/kim-jong-un"');
    const other = await get('/leaders');
    expect([other.status, other.headers.get('content-type')]).toEqual([404, expect.stringContaining('json')]);
  });

  it('says so where nothing had been said by then', async () => {
    const html = await htmlOf(`${EVENT}?saidBy=2014-01-01`);
    expect(html).toContain('Nothing had been said about this event in public by then.');
    expect(html).toContain('of 79 statements are hidden');
  });
});

describe('a private knowledge base', () => {
  it('says so to those without a key, and shows its pages to those with one', async () => {
    const { pool, prisma } = rostrum.database;
    const server = await startTestServer({
      database: { pool, prisma },
      schema: servedSchema(),
      config: { publicRead: false },
    });
    const closed = await fetch(`${server.url}${EVENT}`);
    expect([closed.status, closed.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const html = await closed.text();
    expect(html).toContain('Reading is not public here');
    expect(html).not.toContain('Victory Day');
    const authorization = `Bearer ${rostrum.tokens.READER}`;
    const open = await fetch(`${server.url}${EVENT}`, { headers: { authorization } });
    expect([open.status, open.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('private'),
    ]);
  });
});

describe('a server of trusted documents only', () => {
  it('has its pages, and answers what their scripts ask', async () => {
    const server = await rostrum.serve({ trustedOnly: true });
    expect((await fetch(`${server.url}${EVENT}`)).status).toBe(200);
    const codeOf = async (query: string) => (await server.query(query)).errors?.[0]?.extensions.code;
    for (const document of scriptDocuments)
      expect([document, await codeOf(document)]).not.toContain('FORBIDDEN');
    expect(scriptDocuments.some((document) => document.includes('changes(after: $after'))).toBe(true);
    expect(await codeOf('{ __typename }')).toBe('FORBIDDEN');
  });
});

describe('names', () => {
  it('are in the language of the address, else of the browser, with the English one beside them', async () => {
    const named = await htmlOf(`${EVENT}?lang=ko`);
    expect(named).toContain('<a href="/leader/lee-jae-myung?lang=ko" lang="ko">이재명</a>');
    expect(named).toContain('Lee Jae Myung');
    const preferred = await htmlOf(EVENT, { 'accept-language': 'fr;q=0.5, ko-KR, en;q=0.8' });
    expect(preferred).toContain('<a href="/leader/lee-jae-myung" lang="ko">이재명</a>');
    expect(await htmlOf(EVENT)).toContain('<a href="/leader/lee-jae-myung">Lee Jae Myung</a>');
  });
});

describe('recorded text', () => {
  it('is shown as text, and an address that is not of the web is no link', async () => {
    const { source } = await rostrum.tell(
      'createSource',
      { title: '<img src=x onerror=alert(1)>', url: 'https://example.org/?a=1&b="2"' },
      '{ source { id } userErrors { message } }',
    );
    const { claim } = await rostrum.tell(
      'recordClaim',
      {
        subject: 'kim-jong-un',
        property: 'intention',
        value: '</script><script>alert(1)</script>',
        evidence: { source: source.id, statement: '"><script>alert(1)</script>', quote: '<b>bold</b>' },
      },
      '{ claim { id } userErrors { message } }',
    );
    for (const path of [`/claim/${claim.id}`, `/source/${source.id}`, '/leader/kim-jong-un']) {
      const html = await htmlOf(path);
      expect(html).toContain('&lt;script>alert(1)');
      expect(html).not.toMatch(/<script>|<img|<b>bold/);
    }
  });
});

describe('an hour', () => {
  it('is answered as it was known then', async () => {
    const before = new Date().toISOString();
    await rostrum.tell(
      'recordParticipation',
      {
        event: 'victory-day-parade-2025',
        participant: 'donald-trump',
        role: 'GUEST',
        status: 'NOT_EXPECTED',
        evidence: {
          source: (await rostrum.ask('{ sources(first: 1) { nodes { id } } }')).sources.nodes[0].id,
          statement: 'He does not come.',
        },
      },
      '{ userErrors { message } }',
    );
    const has = async (search: string) =>
      (await rowsOf(`${EVENT}.json${search}`)).some(
        ({ participant_slug }) => participant_slug === 'donald-trump',
      );
    expect([await has(''), await has(`?knownAt=${before}`)]).toEqual([true, false]);
  });
});
