import { landPath } from '../../src/app/explorer/views/map/land';
import { importJsonl } from '../../src/io/import/import-jsonl';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { readsPages } from './reading';

let rostrum: Rostrum;
beforeAll(async () => void (rostrum = await startRostrum({ template: 'story' })), 120_000);
afterAll(() => rostrum.close());

const { get, rows } = readsPages(() => rostrum);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('/timeline', () => {
  test('counts events by time, with a table and the events themselves, in one statement', async () => {
    rostrum.server.statements();
    const { status, text } = await get('/timeline?interval=YEAR');
    expect(status).toBe(200);
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(textOf(text)).toContain('When Events 2025 5 2015 1');
    expect(text).toContain('href="/event/victory-day-parade-2025"');
    const items = await rows('/timeline.json?interval=YEAR');
    expect(items).toHaveLength(11);
    expect(items[0]).toEqual({ time: '2015-01-01T00:00:00.000Z', key: null, label: null, value: 1 });
  });

  test('groups have their own strips, and links to one alone', async () => {
    const { text } = await get('/timeline?groupBy=type&saidBy=2025-09-04');
    expect(textOf(text)).toContain('Ceremony 3 2, 2025 Consult 3 3, 2025');
    expect(text).toContain('href="/timeline?saidBy=2025-09-04&amp;type=CEREMONY"');
  });

  test('filters by who takes part, where, when and in what, and says so', async () => {
    const { text } = await get(
      '/timeline?of=North+Korea&country=China&type=ceremony&from=2025-01-01&to=2025-12-31',
    );
    expect(textOf(text)).toContain(
      'Events of type ceremony with North Korea in China 1 January 2025 to 31 December 2025 by month',
    );
    const items = await rows(
      '/timeline.json?of=north-korea&country=CHN&type=CEREMONY&from=2025-01-01&to=2025-12-31',
    );
    expect(items.filter(({ value }) => value !== 0).map(({ time, value }) => [time, value])).toEqual([
      ['2025-09-01T00:00:00.000Z', 1],
    ]);
  });

  test('takes any filter of the API as where', async () => {
    const where = encodeURIComponent(JSON.stringify({ countriesPresent: { gte: 3 } }));
    expect(await rows(`/timeline.json?interval=YEAR&from=2025-01-01&where=${where}`)).toMatchObject([
      { value: 1 },
    ]);
  });

  test('says where there is nothing', async () => {
    const { status, text } = await get('/timeline?text=zzzz');
    expect(status).toBe(200);
    expect(text).toContain('No event at this time.');
    expect((await get('/timeline.svg?text=zzzz')).status).toBe(404);
  });

  test('is an image with title and times', async () => {
    const { text } = await get('/timeline.svg?interval=MONTH&saidBy=2025-09-04&theme=dark');
    expect(text).toContain('>Events by month</text>');
    expect(text).toContain('>As said in public by 4 September 2025.</text>');
  });

  test.each([
    ['interval=FORTNIGHT', 'interval'],
    ['groupBy=COLOR', 'groupBy'],
    ['type=PARTY', 'type'],
    ['from=yesterday', 'from'],
    ['where=nonsense', 'where'],
    ['where=%7B%22colour%22%3A1%7D', 'where'],
  ])('?%s is refused by its name', async (query, field) => {
    expect((await get(`/timeline?${query}`)).status).toBe(400);
    const { errors } = JSON.parse((await get(`/timeline.json?${query}`)).text) as {
      errors: { message: string }[];
    };
    expect(errors[0]!.message).toContain(field);
  });
});

describe('/map', () => {
  test('draws each place of a few events, and lists those without a place', async () => {
    rostrum.server.statements();
    const { status, text } = await get('/map');
    expect(status).toBe(200);
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(text).toContain('<title>Tiananmen, Beijing and 1 more: 3 events</title>');
    expect(textOf(text)).toContain(
      'Not on the map: no coordinates are on record Place Events Place not known 3',
    );
    expect(await rows('/map.json')).toEqual([
      {
        place: 'Tiananmen, Beijing',
        country_slug: 'china',
        events: 2,
        latitude: 39.9055,
        longitude: 116.3976,
      },
      {
        place: 'Beijing',
        country_slug: 'china',
        events: 1,
        latitude: expect.any(Number),
        longitude: expect.any(Number),
      },
      { place: 'Place not known', country_slug: null, events: 3, latitude: null, longitude: null },
    ]);
  });

  test('draws countries where there are many events, each on land without borders', async () => {
    const meetings = Array.from({ length: 51 }, (_, i) => {
      const slug = `meeting-${i}`;
      const place = { name: 'A hall', country: i < 50 ? 'france' : 'east-germany' };
      return [
        { record: 'event', slug, names: [{ value: `Meeting ${i}`, language: 'en' }] },
        ...Object.entries({ type: 'CONSULT', time: '2020-01-01', place }).map(([property, value]) => ({
          record: 'claim',
          key: `${slug}:${property}`,
          subject: { event: slug },
          property,
          value,
          statement: 'They met.',
          modality: 'ASSERTED',
          source: 'article-victory-day-2025',
        })),
      ];
    });
    const lines = meetings.flat().map((record) => JSON.stringify(record));
    const { rejected } = await importJsonl(rostrum.database, lines, { actor: 'test' });
    expect(rejected).toEqual([]);
    const items = await rows('/map.json?text=Meeting');
    expect(items).toEqual([
      { place: 'France', country_slug: 'france', events: 50, latitude: 46, longitude: 2 },
      { place: 'East Germany', country_slug: 'east-germany', events: 1, latitude: null, longitude: null },
    ]);
    const { text } = await get('/map?text=Meeting');
    expect(text).toContain('<title>France: 50 events</title>');
    expect(textOf(text)).toContain('Place Events East Germany 1');
    expect(landPath().length).toBeGreaterThan(10_000);
    // Once for both shapes.
    expect(text.split(landPath())).toHaveLength(2);
  });

  test('has rows of statistics with coordinates', async () => {
    const { data } = await rostrum.server.query(
      '{ eventStats(groupBy: PLACE_COUNTRY, where: {type: {eq: CEREMONY}}) { key count latitude longitude } }',
    );
    expect(data!.eventStats).toEqual([
      { key: 'china', count: 2, latitude: 35, longitude: 105 },
      { key: 'none', count: 1, latitude: null, longitude: null },
    ]);
    expect((await get('/rows/stats.csv?groupBy=TYPE')).text.split('\r\n')[0]).toBe(
      'key,label,count,value,latitude,longitude',
    );
  });
});
