import { cowAlliances } from '../../src/io/import/formats/cow-alliances';
import { wikipediaCurrentEvents } from '../../src/io/import/formats/wikipedia-current-events';
import { fakeFile, fakeRows } from './support/fake-format';
import { countsOf, importFile, storyForEachTest } from './support/importing';

const story = storyForEachTest();

const counts = (created: number, updated: number, unchanged: number, rejected = 0) => ({
  created,
  updated,
  unchanged,
  rejected,
});

describe('alliances by member', () => {
  const HEADER =
    'version4id,ccode,state_name,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,version';
  type Member = [cow: number, name: string, from: number, to: number];
  const UK: Member = [200, 'United Kingdom', 1900, 1950];
  const FRANCE: Member = [220, 'France', 1910, 1940];
  const PORTUGAL: Member = [235, 'Portugal', 1930, 1960];

  async function take(...members: Member[]) {
    const rows = members.map(
      ([cow, name, from, to]) => `7,${cow},"${name}","Type I: Defense Pact",1,1,${from},31,12,${to},0,0,4.1`,
    );
    const path = await story.files.write('alliances.csv', [HEADER, ...rows, ''].join('\n'));
    const { rowsRead, ...said } = countsOf(
      await importFile(story.rostrum.database, path, { format: cowAlliances }),
    );
    expect(rowsRead).toBe(members.length);
    return said;
  }
  const pairs = async (knownAt?: string): Promise<string[]> => {
    const list = `relationships(first: 20, where: { type: { eq: DEFENSE_PACT } }) {
      nodes { subject { ... on Entity { slug } } object { ... on Entity { slug } } valid { edtf } }
    }`;
    const { asOf } = await story.rostrum.ask(
      `{ asOf${knownAt ? `(knownAt: "${knownAt}")` : ''} { ${list} } }`,
    );
    return asOf.relationships.nodes
      .map(({ subject, object, valid }: any) => [...[subject.slug, object.slug].sort(), valid.edtf].join(' '))
      .sort();
  };

  test('a membership that ends sooner removes its pair, and keeps the others', async () => {
    expect(await take(UK, FRANCE, PORTUGAL)).toEqual(counts(3, 0, 0));
    expect(await pairs()).toEqual([
      'france portugal 1930-01-01/1940-12-31',
      'france united-kingdom 1910-01-01/1940-12-31',
      'portugal united-kingdom 1930-01-01/1950-12-31',
    ]);
    expect(await take(UK, [220, 'France', 1910, 1920], PORTUGAL)).toEqual(counts(0, 1, 2));
    expect(await pairs()).toEqual([
      'france united-kingdom 1910-01-01/1920-12-31',
      'portugal united-kingdom 1930-01-01/1950-12-31',
    ]);
    // Again, nothing changes; and corrected back, the pair stands as before.
    expect(await take(UK, [220, 'France', 1910, 1920], PORTUGAL)).toEqual(counts(0, 0, 3));
    expect(await take(UK, FRANCE, PORTUGAL)).toEqual(counts(0, 1, 2));
    expect(await pairs()).toEqual([
      'france portugal 1930-01-01/1940-12-31',
      'france united-kingdom 1910-01-01/1940-12-31',
      'portugal united-kingdom 1930-01-01/1950-12-31',
    ]);
  });

  test('if two memberships no longer overlap, nothing stands; corrected back, it does', async () => {
    expect(await take(UK, FRANCE)).toEqual(counts(2, 0, 0));
    const apart: Member = [220, 'France', 1960, 1970];
    expect(await take(UK, apart)).toEqual(counts(0, 0, 1, 1));
    expect(await pairs()).toEqual([]);
    // The error is reported again, since nothing was imported.
    expect(await take(UK, apart)).toEqual(counts(0, 0, 1, 1));
    expect(await take(UK, FRANCE)).toEqual(counts(1, 0, 1));
    expect(await pairs()).toEqual(['france united-kingdom 1910-01-01/1940-12-31']);
  });

  test('what was retracted is still readable at an earlier knownAt', async () => {
    await take(UK, FRANCE);
    const known = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await take(UK, [220, 'France', 1960, 1970]);
    expect(await pairs()).toEqual([]);
    expect(await pairs(known)).toHaveLength(1);
  });
});

describe('current events', () => {
  const item = (more: object, id = '90001') => ({
    id,
    date: '2015-09-03',
    description: 'A parade in Beijing.',
    entity: [{ name: 'China', wikiURL: 'http://en.wikipedia.org/wiki/China' }],
    ...more,
  });
  const source = (name: string, sourceName = name) => ({ url: `http://${name}.example/1`, sourceName });
  async function take(...items: object[]) {
    const path = await story.files.write('events.json', JSON.stringify(items));
    const format = wikipediaCurrentEvents;
    const { rowsRead, ...said } = countsOf(await importFile(story.rostrum.database, path, { format }));
    expect(rowsRead).toBe(items.length);
    return said;
  }
  const standing = async () => {
    const { event } = await story.rostrum.ask(
      `{ event(slug: "wikipedia-90001") { claims(first: 10) { nodes { property isRetracted: retractedAt source { url } } } } }`,
    );
    return (
      event &&
      event.claims.nodes
        .filter(({ isRetracted }: any) => !isRetracted)
        .map(({ source: { url } }: any) => url)
        .sort()
    );
  };

  test('a source that an item drops no longer supports it, and the remaining ones do', async () => {
    await take(item({ source: [source('a'), source('b'), source('c')] }));
    expect(await standing()).toEqual(['http://a.example/1', 'http://b.example/1', 'http://c.example/1']);
    expect(await take(item({ source: [source('a'), source('c')] }))).toEqual(counts(0, 1, 0));
    expect(await standing()).toEqual(['http://a.example/1', 'http://c.example/1']);
    // The first of them supports the facts; so does the next, once that is gone.
    expect(await take(item({ source: [source('c')] }))).toEqual(counts(0, 1, 0));
    expect(await standing()).toEqual(['http://c.example/1']);
    const { country } = await story.rostrum.ask(
      `{ country(slug: "china") { events(first: 50, where: { text: "parade in Beijing" }) { nodes { slug } } } }`,
    );
    expect(country.events.nodes).toContainEqual({ slug: 'wikipedia-90001' });
  });

  test('a source with many citations keeps its first name, and importing both again changes nothing', async () => {
    const first = [
      item({ source: [source('a', 'BBC')] }),
      item({ source: [source('a', 'BBC News')] }, '90002'),
    ];
    const second = [item({ date: '2015-09-02', source: [source('a', 'The BBC')] }, '90003')];
    expect(await take(...first)).toEqual(counts(2, 0, 0));
    expect(await take(...second)).toEqual(counts(1, 0, 0));
    const versions = async () =>
      (await story.rostrum.database.prisma.source.findMany({ where: { key: 'url:http://a.example/1' } })).map(
        ({ publisher }) => publisher,
      );
    expect(await versions()).toEqual(['BBC']);
    expect(await take(...first)).toEqual(counts(0, 0, 2));
    expect(await take(...second)).toEqual(counts(0, 0, 1));
    expect(await versions()).toEqual(['BBC']);
  });
});

describe('unresolved names', () => {
  const names = async () =>
    (await story.rostrum.database.prisma.unresolvedName.findMany({ orderBy: { name: 'asc' } })).map(
      ({ name, count }) => [name, count],
    );

  test('a corrected row counts for its present name, and once', async () => {
    const rows = fakeRows(3).map((row) => ({ ...row, country: '?Jane Doe' }));
    const take = async (everyRow = false) =>
      importFile(story.rostrum.database, await story.files.write('a', fakeFile(rows)), { everyRow });
    await take();
    expect(await names()).toEqual([['Jane Doe', 3]]);
    rows[0] = { ...rows[0]!, name: 'Corrected' };
    await take();
    expect(await names()).toEqual([['Jane Doe', 3]]);
    rows[1] = { ...rows[1]!, country: '?John Doe' };
    await take();
    expect(await names()).toEqual([
      ['Jane Doe', 2],
      ['John Doe', 1],
    ]);
    await take(true);
    expect(await names()).toEqual([
      ['Jane Doe', 2],
      ['John Doe', 1],
    ]);
    for (const row of rows) row.country = 'china';
    await take();
    expect(await names()).toEqual([]);
  });
});
