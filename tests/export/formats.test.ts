import ICAL from 'ical.js';
import { faultsOf, GEXF, GRAPHML } from './graph-structure';
import { startRostrum, type Rostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  const { make } = rostrum;
  // Characters that XML cannot represent, and those that it escapes.
  const event = await make.event({
    name: 'A "hard" <name> & more \u0001, 한국; \\',
    slug: 'hard',
    time: '2024-02-28/2024-02-29',
    summary: `First line\nsecond line ${'é'.repeat(100)}`,
  });
  await make.participation(event, await make.leader({ name: 'Nobody & Co', slug: 'nobody' }));
  await make.event({ name: 'Some day', slug: 'some-day', time: 'XXXX' });
});
afterAll(() => rostrum.close());

async function get(file: string, where?: object): Promise<{ text: string; type: string | null }> {
  const query = where ? `?where=${encodeURIComponent(JSON.stringify(where))}` : '';
  const response = await fetch(`${rostrum.server.url}/export/${file}${query}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return { text, type: response.headers.get('content-type') };
}

/** The values selected by an XPath, by PostgreSQL's XML parser, which rejects malformed XML. */
async function select(text: string, path: string, namespace: string): Promise<string[]> {
  const { rows } = await rostrum.database.pool.query<{ found: string[] }>(
    `select xpath($2, xmlparse(document $1), array[array['x', $3::text]])::text[] as found`,
    [text, path, namespace],
  );
  return rows[0]!.found;
}

const LISTS = ['events', 'relationships', 'leaders'] as const;

describe('graphs', () => {
  const formats = [
    { format: 'graphml', structure: GRAPHML },
    { format: 'gexf', structure: GEXF },
  ];
  for (const { format, structure } of formats) {
    const { xmlns } = structure;

    it(`${format} contains only what its schema allows`, async () => {
      for (const list of LISTS) {
        const { text } = await get(`${list}.${format}`);
        expect([list, await faultsOf(structure, (path) => select(text, path, xmlns))]).toEqual([list, []]);
        const edge = /<edge /;
        const worse = [text.replace(edge, '<edge kind="odd" '), text.replace(edge, '<odd/><edge ')];
        for (const odd of [...worse, text.replace(/ source="[^"]*"/, '')])
          expect(await faultsOf(structure, (path) => select(odd, path, xmlns))).not.toEqual([]);
      }
    });

    it(`${format} has values of the types that it declares`, async () => {
      const forms: Record<string, RegExp> = {
        double: /^-?\d+(\.\d+)?$/,
        boolean: /^(true|false)$/,
        string: /^[^]+$/,
      };
      const [key, type, use] =
        format === 'graphml'
          ? ['//x:key/@id', 'attr.type', (id: string) => `//x:data[@key="${id}"]/text()`]
          : ['//x:attribute/@id', 'type', (id: string) => `//x:attvalue[@for="${id}"]/@value`];
      const { text } = await get(`relationships.${format}`);
      for (const id of await select(text, key as string, xmlns)) {
        const [declared = ''] = await select(text, `//*[@id="${id}"]/@${type as string}`, xmlns);
        for (const value of await select(text, (use as (id: string) => string)(id), xmlns))
          expect(value).toMatch(forms[declared] as RegExp);
      }
    });

    it(`${format} declares every attribute and every node that it uses, once`, async () => {
      for (const list of LISTS) {
        const { text } = await get(`${list}.${format}`);
        const nodes = await select(text, '//x:node/@id', xmlns);
        const ends = await select(text, '//x:edge/@source | //x:edge/@target', xmlns);
        expect(new Set(nodes).size).toBe(nodes.length);
        expect(ends.length).toBeGreaterThan(0);
        expect(ends.filter((end) => !nodes.includes(end))).toEqual([]);
        const edges = await select(text, '//x:edge/@id', xmlns);
        expect(new Set(edges).size).toBe(edges.length);
        const [declared, used] =
          format === 'graphml'
            ? ['//x:key/@id', '//x:data/@key']
            : ['//x:attribute/@id', '//x:attvalue/@for'];
        const keys = await select(text, declared, xmlns);
        expect(new Set(keys).size).toBe(keys.length);
        expect((await select(text, used, xmlns)).filter((key) => !keys.includes(key))).toEqual([]);
      }
    });

    it(`${format} has as many edges as there are relationships, and marks undirected ones`, async () => {
      const { relationships } = await rostrum.ask('{ relationships { totalCount } }');
      const { text } = await get(`relationships.${format}`);
      expect(await select(text, '//x:edge/@id', xmlns)).toHaveLength(relationships.totalCount);
      const borders = await get(`relationships.${format}`, { type: { eq: 'BORDER' } });
      const mutual =
        format === 'graphml'
          ? '//x:data[@key="edge-mutual"]/text()'
          : '//x:attvalue[@for="edge-mutual"]/@value';
      expect(new Set(await select(borders.text, mutual, xmlns))).toEqual(new Set(['true']));
    });

    it(`${format} can represent any name`, async () => {
      const { text } = await get(`events.${format}`, { text: 'hard' });
      const label = format === 'graphml' ? '//x:data[@key="node-label"]/text()' : '//x:node/@label';
      const labels = (await select(text, label, xmlns)).map((found) =>
        found.replace('&lt;', '<').replace('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      );
      expect(labels).toEqual(['A "hard" <name> & more \uFFFD, 한국; \\', 'Nobody & Co']);
    });
  }
});

describe('a calendar', () => {
  it('has each event, on whole days if its days are known', async () => {
    const { text, type } = await get('events.ics');
    expect(type).toBe('text/calendar; charset=utf-8');
    const { events } = await rostrum.ask('{ events(first: 100) { nodes { slug time { edtf } } } }');
    const isExact = ({ time }: any) =>
      time.edtf.split('/').every((side: string) => /^\d{4}-\d\d-\d\d$/.test(side));
    const calendar = new ICAL.Component(ICAL.parse(text) as any[]);
    const entries = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    const uids = (all: any[]) => all.map(({ slug }) => `${slug}@rostrum`).sort();
    expect(entries.map(({ uid }) => uid).sort()).toEqual(uids(events.nodes.filter(isExact)));
    const others = calendar
      .getAllSubcomponents('vjournal')
      .map((entry) => entry.getFirstPropertyValue('uid'));
    expect(others.sort()).toEqual(uids(events.nodes.filter((event: any) => !isExact(event))));
    const parade = entries.find(({ uid }) => uid === 'victory-day-parade-2025@rostrum')!;
    expect([parade.startDate.toString(), parade.endDate.toString()]).toEqual(['2025-09-03', '2025-09-04']);
    const hard = entries.find(({ uid }) => uid === 'hard@rostrum')!;
    expect(hard.summary).toBe('A "hard" <name> & more , 한국; \\');
    expect(hard.description).toBe(`First line\nsecond line ${'é'.repeat(100)}`);
    expect([hard.startDate.toString(), hard.endDate.toString()]).toEqual(['2024-02-28', '2024-03-01']);
    expect(hard.startDate.isDate).toBe(true);
  });

  it('has short lines, and is the same each time', async () => {
    const { text } = await get('events.ics');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect((await get('events.ics')).text).toBe(text);
  });
});

describe('linked data', () => {
  const graphOf = async (file: string, where?: object) =>
    JSON.parse((await get(file, where)).text)['@graph'] as Record<string, any>[];

  it('describes events and people in the terms of schema.org and Wikidata', async () => {
    const [parade] = await graphOf('events.jsonld', {
      series: { eq: 'victory-day-parade' },
      edition: { eq: '2025' },
    });
    expect(parade).toMatchObject({
      '@type': 'schema:Event',
      'schema:startDate': '2025-09-03',
      'schema:location': { 'schema:containedInPlace': { '@type': 'schema:Country', 'schema:name': 'China' } },
    });
    const leaders = await graphOf('leaders.jsonld');
    const kim = leaders.find((leader) => leader['schema:name'] === 'Kim Jong Un')!;
    expect(kim).toMatchObject({ '@type': 'schema:Person' });
    expect(kim['schema:hasOccupation'][0]['schema:hasOccupation']['schema:occupationLocation'].sameAs).toBe(
      'http://www.wikidata.org/entity/Q423',
    );
  });

  it('attributes claims to their speakers, and names the source', async () => {
    const claims = await graphOf('claims.jsonld', { speaker: { eq: 'china-ministry-of-foreign-affairs' } });
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) {
      expect(claim['@type']).toContain('prov:Entity');
      expect(claim['prov:wasAttributedTo']['@type']).toContain('prov:Agent');
      expect(claim['prov:hadPrimarySource']['@id']).toMatch(/^rostrum:source_/);
    }
  });

  it('uses no prefix that its context does not define', async () => {
    for (const list of [...LISTS, 'claims']) {
      const { '@context': context, '@graph': graph } = JSON.parse((await get(`${list}.jsonld`)).text);
      const names = new Set<string>();
      JSON.stringify(graph, (key, value) => {
        if (key === 'vocab:value') return null;
        names.add(key);
        return value;
      });
      const prefixes = [...names].filter((name) => name.includes(':')).map((name) => name.split(':')[0]!);
      expect(prefixes.filter((prefix) => !(prefix in context))).toEqual([]);
      expect(JSON.stringify(graph)).not.toContain('null');
    }
  });
});
