import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { canonize, compact, expand, toRDF } from 'jsonld';
import { startRostrum, type Rostrum } from '../support/rostrum';
import { arbitrarySpan } from '../time/arbitrary';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const EDTF = 'http://id.loc.gov/datatypes/edtf/EDTF';

const [date, year, month] = ['date', 'gYear', 'gYearMonth'].map((type) => (value: string) => ({
  value,
  type: `${XSD}${type}`,
})) as [Literal, Literal, Literal];
const edtf: Literal = (value) => ({ value, type: EDTF });
type Literal = (value: string) => { value: string; type: string };

/** The start and end of an event in linked data. */
const TIMES: [time: string, start?: ReturnType<Literal>, end?: ReturnType<Literal>][] = [
  ['2024-09-03', date('2024-09-03'), date('2024-09-03')],
  ['1960', year('1960'), year('1960')],
  ['1960-05', month('1960-05'), month('1960-05')],
  ['0476', year('0476'), year('0476')],
  ['1960~', edtf('1960~'), edtf('1960~')],
  ['1960-05-01?', edtf('1960-05-01?'), edtf('1960-05-01?')],
  ['1960-05%', edtf('1960-05%'), edtf('1960-05%')],
  ['196X', edtf('196X'), edtf('196X')],
  ['19XX', edtf('19XX'), edtf('19XX')],
  ['1960-XX', edtf('1960-XX'), edtf('1960-XX')],
  ['1960-05-XX', edtf('1960-05-XX'), edtf('1960-05-XX')],
  ['2001-21', edtf('2001-21'), edtf('2001-21')],
  ['2001-21~', edtf('2001-21~'), edtf('2001-21~')],
  ['1960/1961-07-11', year('1960'), date('1961-07-11')],
  ['1961-07-11/1962-08', date('1961-07-11'), month('1962-08')],
  ['1961-07-11~/1962', edtf('1961-07-11~'), year('1962')],
  ['1961-07-11/..', date('1961-07-11')],
  ['1961-07-11/', date('1961-07-11')],
  ['../1985', undefined, year('1985')],
  ['/1985-03-01', undefined, date('1985-03-01')],
  ['9999-12-31', date('9999-12-31'), date('9999-12-31')],
  ['9999-12-30/9999-12-31', date('9999-12-30'), date('9999-12-31')],
  ['XXXX'],
];

const SAMPLE = fc.sample(arbitrarySpan, { numRuns: 40, seed: 20_250_903 });

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
  const { make } = rostrum;
  const person = await make.leader({ name: 'Person', slug: 'person' });
  for (const [i, time] of [...TIMES.map(([text]) => text), ...SAMPLE].entries()) {
    const event = await make.event({ name: `Event ${i}`, slug: `event-${i}`, time });
    if (time !== 'XXXX') await make.participation(event, person);
  }
});
afterAll(() => rostrum.close());

async function get(file: string): Promise<string> {
  const response = await fetch(`${rostrum.server.url}/export/${file}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

async function timesOf(): Promise<Map<string, string>> {
  const lines = (await get('events.jsonl')).split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => JSON.parse(line)).map(({ slug, time }: any) => [slug, time.edtf]));
}

/** Whether a day is one of the ends of a time, as given. */
const says = (time: string, day: string) => time.split('/').includes(day);

const options = { documentLoader: (url: string) => Promise.reject(new Error(url)), safe: true };

describe('linked data', () => {
  test.each(TIMES.map(([time, start, end], i) => [time, i, start, end] as const))(
    '%s has types of the given precision',
    async (time, i, start, end) => {
      const { '@context': context, '@graph': graph } = JSON.parse(await get('events.jsonld'));
      const node = graph.find((event: any) => event['schema:name'] === `Event ${i}`);
      const quads: any = await toRDF({ '@context': context, ...node }, options);
      const said = (name: string) =>
        quads
          .filter(({ predicate }: any) => predicate.value === name)
          .map(({ object }: any) => ({ value: object.value, type: object.datatype.value }));
      expect(said('https://schema.org/startDate')).toEqual(start ? [start] : []);
      expect(said('https://schema.org/endDate')).toEqual(end ? [end] : []);
      expect(said('urn:rostrum:vocab:edtf')).toEqual(time === 'XXXX' ? [] : [edtf(time)]);
    },
  );

  it('is the same after expansion and compaction', async () => {
    const document = JSON.parse(await get('events.jsonld'));
    const again: any = await compact(
      (await expand(document, options)) as any,
      document['@context'],
      options as any,
    );
    const triples = async (of: any) =>
      ((await canonize(of, { ...options, algorithm: 'RDFC-1.0' } as any)) as unknown as string).split('\n');
    expect(await triples(again)).toEqual(await triples(document));
  });

  it('lists only actual attendees as attendees', async () => {
    const { make } = rostrum;
    const statuses = [
      'INVITED',
      'POSSIBLE',
      'EXPECTED',
      'CONFIRMED',
      'DECLINED',
      'NOT_EXPECTED',
      'WITHDRAWN',
    ];
    const event = await make.event({ name: 'Reception', slug: 'reception', time: '2024-04-01' });
    for (const status of [...statuses, 'ATTENDED', 'ABSENT', 'DELEGATED'])
      await make.participation(event, await make.leader({ name: status }), {
        status,
        evidence: { saidAt: '2024-04-02' },
      });
    const { '@graph': graph } = JSON.parse(await get('events.jsonld'));
    const reception = graph.find((node: any) => node['schema:name'] === 'Reception');
    const came = reception['vocab:participation'].filter(
      (participation: any) => participation['vocab:participant']['schema:name'] === 'ATTENDED',
    );
    expect(reception['schema:attendee']).toEqual([{ '@id': came[0]['vocab:participant']['@id'] }]);
    const labels = [...(await get('events.gexf')).matchAll(/label="GUEST \((\w+)\)"/g)].map(
      ([, status]) => status,
    );
    expect(labels).toEqual(expect.arrayContaining([...statuses, 'ATTENDED', 'ABSENT', 'DELEGATED']));
  });

  it('has births and publications in the given precision', async () => {
    const { make } = rostrum;
    await make.leader({ name: 'Born', born: '1950-06-01~', died: '2000' });
    await make.leader({ name: 'Between', born: '1950/1952-03' });
    await make.leader({ name: 'Nowhen', born: 'XXXX', died: '2000-05-01' });
    const { '@graph': graph } = JSON.parse(await get('leaders.jsonld'));
    const of = (name: string) => {
      const { 'schema:birthDate': born, 'schema:deathDate': died } = graph.find(
        (node: any) => node['schema:name'] === name,
      );
      return [born, died];
    };
    expect(of('Born')).toEqual([
      { '@value': '1950-06-01~', '@type': 'edtf:EDTF' },
      { '@value': '2000', '@type': 'xsd:gYear' },
    ]);
    expect(of('Between')).toEqual([{ '@value': '1950/1952-03', '@type': 'edtf:EDTF' }, undefined]);
    expect(of('Nowhen')).toEqual([undefined, '2000-05-01']);
    const source = await make.source({ title: 'Yearbook', publishedAt: '2024' });
    const event = await make.event({ name: 'In the yearbook' });
    await make.claim(event.id, 'occasion', 'An anniversary.', { evidence: { source, saidAt: '2024-02' } });
    const claims = JSON.parse(await get('claims.jsonld'))['@graph'];
    const claim = claims.find((node: any) => node['vocab:value'] === 'An anniversary.');
    expect(claim['prov:hadPrimarySource']['schema:datePublished']).toEqual({
      '@value': '2024',
      '@type': 'xsd:gYear',
    });
    expect(claim['vocab:saidAt']).toEqual({ '@value': '2024-02', '@type': 'xsd:gYearMonth' });
  });

  it("leaves a source's row unmodified, including empty values", async () => {
    const { make, database } = rostrum;
    const leader = await make.leader();
    await make.claim(leader.id, 'risk', 'As a row.');
    const row = { name: 'x', until: null, aliases: [], nested: { none: null } };
    await database.pool.query(
      `update claim set property = 'record', value = $1 where value = '"As a row."'`,
      [JSON.stringify(row)],
    );
    const claims = JSON.parse(await get('claims.jsonld'))['@graph'];
    expect(claims.find((node: any) => node['vocab:property'] === 'record')['vocab:value']).toEqual(row);
  });
});

describe('a calendar', () => {
  const components = async (name: string) =>
    new ICAL.Component(ICAL.parse(await get('events.ics')) as any[])
      .getAllSubcomponents(name)
      .map((component) => [component.getFirstPropertyValue('uid') as string, component] as const);
  const slugOf = (time: string) => `event-${TIMES.findIndex(([text]) => text === time)}@rostrum`;

  it('has days if they are known, and the rest beside them', async () => {
    const [events, journals] = [new Map(await components('vevent')), new Map(await components('vjournal'))];
    const days = (time: string) => {
      const event = new ICAL.Event(events.get(slugOf(time))!);
      return [event.startDate.toString(), event.duration.toString()];
    };
    expect(days('2024-09-03')).toEqual(['2024-09-03', 'P1D']);
    expect(days('9999-12-31')).toEqual(['9999-12-31', 'P1D']);
    expect(days('9999-12-30/9999-12-31')).toEqual(['9999-12-30', 'P2D']);
    for (const [time] of TIMES) {
      const isExact = /^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/.test(time);
      expect([time, events.has(slugOf(time)), journals.has(slugOf(time))]).toEqual([time, isExact, !isExact]);
    }
    const started = (time: string) =>
      journals.get(slugOf(time))!.getFirstPropertyValue('dtstart')?.toString();
    expect(started('1961-07-11/..')).toBe('1961-07-11');
    expect(started('1961-07-11~/1962')).toBeUndefined();
    expect(started('1960')).toBeUndefined();
    expect(journals.get(slugOf('1960~'))!.getFirstPropertyValue('x-rostrum-time')).toBe('1960~');
  });

  it('is confirmed only if it has begun, and without days if it was postponed', async () => {
    const { make } = rostrum;
    for (const status of ['SCHEDULED', 'POSTPONED', 'RESCHEDULED', 'CANCELLED', 'OCCURRED']) {
      const event = await make.event({ slug: `is-${status.toLowerCase()}`, time: '2024-05-01' });
      if (status !== 'SCHEDULED') await make.claim(event.id, 'status', status);
    }
    const all = [...(await components('vevent')), ...(await components('vjournal'))];
    const of = (status: string) => {
      const [, component] = all.find(([uid]) => uid === `is-${status.toLowerCase()}@rostrum`)!;
      const day = component.getFirstPropertyValue('dtstart')?.toString();
      return [component.name, day, component.getFirstPropertyValue('status')];
    };
    expect(of('SCHEDULED')).toEqual(['vevent', '2024-05-01', null]);
    expect(of('RESCHEDULED')).toEqual(['vevent', '2024-05-01', null]);
    expect(of('OCCURRED')).toEqual(['vevent', '2024-05-01', 'CONFIRMED']);
    expect(of('CANCELLED')).toEqual(['vevent', '2024-05-01', 'CANCELLED']);
    expect(of('POSTPONED')).toEqual(['vjournal', undefined, null]);
  });

  it('has coordinates of places, and not the center of a country', async () => {
    const { make } = rostrum;
    for (const precision of ['EXACT', 'COUNTRY'])
      await make.event({
        slug: `at-${precision.toLowerCase()}`,
        place: { name: 'Somewhere', latitude: 39.9, longitude: 116.4, precision },
      });
    const events = new Map(await components('vevent'));
    const at = (slug: string) => events.get(`${slug}@rostrum`)!.getFirstPropertyValue('geo')?.toString();
    expect([at('at-exact'), at('at-country')]).toEqual(['39.9,116.4', undefined]);
  });
});

describe('any time', () => {
  it('has no day in linked data, a calendar or a graph that was not given', async () => {
    const times = await timesOf();
    expect(times.size).toBeGreaterThanOrEqual(TIMES.length + SAMPLE.length);
    const days: [slug: string, day: string][] = [];

    const { '@graph': graph } = JSON.parse(await get('events.jsonld'));
    const slugs = new Map(
      [...(await get('events.jsonl')).matchAll(/"id":"(event_\d+)","slug":"([^"]+)"/g)].map(
        ([, id, slug]) => [`rostrum:${id}`, slug!],
      ),
    );
    for (const node of graph)
      for (const name of ['schema:startDate', 'schema:endDate'])
        if (node[name]) days.push([slugs.get(node['@id'])!, node[name]['@value'] ?? node[name]]);

    const calendar = new ICAL.Component(ICAL.parse(await get('events.ics')) as any[]);
    for (const component of calendar.getAllSubcomponents()) {
      const slug = (component.getFirstPropertyValue('uid') as string).replace('@rostrum', '');
      const start = component.getFirstPropertyValue('dtstart');
      if (start) days.push([slug, start.toString().padStart(10, '0')]);
      if (component.name !== 'vevent') continue;
      const { endDate } = new ICAL.Event(component);
      endDate.adjust(-1, 0, 0, 0);
      days.push([slug, endDate.toString().padStart(10, '0')]);
    }

    const gexf = await get('events.gexf');
    const edges = [...gexf.matchAll(/<edge [^>]*target="(event_\d+)"[^>]*>/g)];
    expect(edges.length).toBeGreaterThan(TIMES.length);
    for (const [edge, id] of edges)
      for (const [, day] of edge.matchAll(/ (?:start|end)="([^"]*)"/g))
        days.push([slugs.get(`rostrum:${id}`)!, day!]);

    expect(days.length).toBeGreaterThan(90);
    expect(days.filter(([slug, day]) => !says(times.get(slug)!, day))).toEqual([]);
  });
});

describe('a table', () => {
  const ASCII = ['=1+1', '+1', '-1+1', '@SUM(1)', "'=1+1", "''=1", '-', '-1 day'];
  const WORDS = [...ASCII, '＝1+1', '＋1', '－1', '＠SUM(1)', '\u200B@x', '-٣'];
  const PLAIN = [
    "'tis",
    '-12',
    '-1.5',
    '1=1',
    'a|b',
    'x\\|y',
    'first,\r\n"second"',
    'a\rb',
    '2-1',
    "O'Neill",
  ];

  it('has no text that runs as a formula, and restores all of it', async () => {
    const { make } = rostrum;
    const event = await make.event();
    for (const words of [...WORDS, ...PLAIN]) await make.claim(event.id, 'significance', words);
    const where = encodeURIComponent(
      JSON.stringify({ subject: { eq: event.id }, property: { eq: 'significance' } }),
    );
    const text = await get(`claims.csv?where=${where}`);
    const cells = (parseCsv(text, { columns: true }) as { value: string }[]).map(({ value }) => value);
    // As described in docs/export.md for reading.
    const read = (cell: string) =>
      /^'+(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(cell) ? cell.slice(1) : cell;
    expect(cells.map(read)).toEqual([...WORDS, ...PLAIN]);
    for (const cell of cells)
      expect([cell, /^-?\d+(\.\d+)?$/.test(cell) || !/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell)]).toEqual([
        cell,
        true,
      ]);
    expect(cells).toEqual(expect.arrayContaining(PLAIN));
  });

  it('keeps numbers as numbers, and separates names that contain bars', async () => {
    const { make } = rostrum;
    const names = ['Either|Or', 'Back\\slash', 'Plain'].map((value) => ({ value }));
    const { userErrors } = await rostrum.tell(
      'createLeader',
      { names, slug: 'several' },
      '{ leader { id } userErrors { message } }',
    );
    expect(userErrors).toEqual([]);
    const leaders = parseCsv(await get('leaders.csv'), { columns: true }) as Record<string, string>[];
    const cell = leaders.find(({ slug }) => slug === 'several')!.names!;
    expect(cell).toBe('Either\\|Or|Back\\\\slash|Plain');
    expect(
      [...cell.matchAll(/((?:[^\\|]|\\.)+)(?:\||$)/g)].map(([, name]) => name!.replace(/\\(.)/g, '$1')),
    ).toEqual(names.map(({ value }) => value));
    await make.event({ slug: 'south', place: { name: 'Down under', latitude: -33.9, longitude: -70.5 } });
    const events = parseCsv(await get('events.csv'), { columns: true }) as Record<string, string>[];
    expect(events.find(({ slug }) => slug === 'south')).toMatchObject({
      latitude: '-33.9',
      longitude: '-70.5',
    });
  });
});
