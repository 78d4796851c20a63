import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongFormat } from '../../../src/io/import/format';
import { jsonItems } from '../../../src/io/import/formats/json-items';
import { wikipediaCurrentEvents } from '../../../src/io/import/formats/wikipedia-current-events';
import { fileOf, onceEach, outcomeOf, resolverOf, type KnownLeader } from './support';

const TEXT = readFileSync(join(__dirname, '../files/current-events.json'), 'utf8');
const known: KnownLeader[] = [
  { slug: 'xi-jinping', names: ['Xi Jinping'], codes: { WIKIPEDIA: 'Xi_Jinping' } },
  {
    slug: 'vladimir-putin',
    names: ['Vladimir Putin'],
    tenures: [{ country: 'russia', term: '2012-05-07/..' }],
  },
];
const read = async (text = TEXT) =>
  outcomeOf(wikipediaCurrentEvents, await fileOf(text, 'events.json'), resolverOf(known));

test('an item is an event with its story', async () => {
  const { records } = await read();
  const [event] = onceEach(records, 'event');
  expect(event).toEqual({
    record: 'event',
    slug: 'wikipedia-90001',
    names: [{ value: 'Chinese President Xi Jinping reviews a parade in Beijing', language: 'en' }],
    summary:
      'Chinese President Xi Jinping reviews a parade in Beijing. Guests from 30 countries watch it, among them Vladimir Putin.',
    series: 'wikipedia-story-77',
    dataset: 'wikipedia-current-events',
    recordClaim: 'wikipedia-current-events:90001',
    type: 'OTHER',
    status: 'OCCURRED',
    time: '2015-09-03',
  });
  expect(onceEach(records, 'series')).toEqual([
    {
      record: 'series',
      slug: 'wikipedia-story-77',
      names: [{ value: 'Anniversary of the end of the war', language: 'en' }],
    },
  ]);
});

test('every source supports the whole item, each URL once', async () => {
  const { byRow } = await read();
  const records = byRow.get(1) ?? [];
  expect(onceEach(records, 'source').map(({ url, publisher }) => [url, publisher])).toEqual([
    ['http://news.example.org/parade', 'Example News'],
    ['http://paper.example.com/a?id=1', 'The Paper'],
  ]);
  const claims = onceEach(records, 'claim');
  expect(claims.map(({ source }) => source)).toEqual([
    'url:http://news.example.org/parade',
    'url:http://paper.example.com/a?id=1',
  ]);
  for (const claim of claims) {
    expect(claim).toMatchObject({
      property: 'record',
      subject: { event: 'wikipedia-90001' },
      value: JSON.parse(TEXT)[0],
      locator: 'row 1',
      saidAt: '2015-09-03',
    });
  }
});

test('without a source, the portal of that day is the source', async () => {
  const { byRow } = await read();
  expect(onceEach(byRow.get(2) ?? [], 'source')).toMatchObject([
    { url: 'https://en.wikipedia.org/wiki/Portal:Current_events/2015_September_4' },
  ]);
  expect(onceEach(byRow.get(6) ?? [], 'source')).toMatchObject([
    { url: 'https://en.wikipedia.org/wiki/Portal:Current_events/2015_September_5' },
  ]);
});

test('countries and leaders are found by title or name, and similar names are not linked', async () => {
  const { records, unresolved } = await read();
  const found = onceEach(records, 'participation');
  expect(found.map(({ event, participant }) => [event, participant])).toEqual([
    ['wikipedia-90001', 'china'],
    ['wikipedia-90001', 'xi-jinping'],
    ['wikipedia-90001', 'vladimir-putin'],
    ['wikipedia-90002', 'cote-d-ivoire'],
  ]);
  expect(found[0]).toMatchObject({ role: 'SUBJECT', status: 'UNKNOWN' });
  expect(unresolved).toEqual([
    ['Beijing', { kind: 'ORGANIZATION', row: 1 }],
    ['Georgia (U.S. state)', { kind: 'ORGANIZATION', row: 2 }],
    ['Park', { kind: 'ORGANIZATION', row: 2 }],
  ]);
});

test('a person out of office is recognized if the country is named, too', async () => {
  const item = (...titles: string[]) =>
    JSON.stringify([
      {
        id: '1',
        date: '2005-01-01',
        description: 'Somebody meets somebody.',
        entity: titles.map((title) => ({ name: title, wikiURL: `https://en.wikipedia.org/wiki/${title}` })),
      },
    ]);
  const participants = async (...titles: string[]) =>
    onceEach((await read(item(...titles))).records, 'participation').map(({ participant }) => participant);
  expect(await participants('Vladimir_Putin')).toEqual([]);
  expect(await participants('Vladimir_Putin', 'Russia')).toEqual(['russia', 'vladimir-putin']);
  expect(await participants('Vladimir_Putin', 'Ukraine')).toEqual(['ukraine']);
});

test('the category indicates violence, and the title is cut at a word', async () => {
  const { byRow } = await read();
  const [event] = onceEach(byRow.get(2) ?? [], 'event');
  expect(event).toMatchObject({ type: 'ASSAULT', slug: 'wikipedia-90002' });
  expect(event).not.toHaveProperty('series');
  const title = event?.names?.[0]?.value as string;
  expect(title).toMatch(/^A bomb hurts nine people, "\[all\] of \{them\}" on their way .*\w…$/);
  expect(title.length).toBeLessThanOrEqual(121);
});

test.each([
  [
    'Al-Shabaab claims to have taken a compound south of Mogadishu. , ',
    'Al-Shabaab claims to have taken a compound south of Mogadishu',
    'Al-Shabaab claims to have taken a compound south of Mogadishu.',
  ],
  [
    'A judge, U.S. District Judge Richard M. Berman, overturns a ban. The league appeals.  ',
    'A judge, U.S. District Judge Richard M. Berman, overturns a ban',
    'A judge, U.S. District Judge Richard M. Berman, overturns a ban. The league appeals.',
  ],
  [
    'A storm heads for the U.S. , ,  It is called Joaquin. , ',
    'A storm heads for the U.S. It is called Joaquin',
    'A storm heads for the U.S. It is called Joaquin.',
  ],
  ['He says "no." Nobody is hurt.', 'He says "no."', 'He says "no." Nobody is hurt.'],
])('of %j the title is the first sentence', async (description, title, summary) => {
  const { records } = await read(JSON.stringify([{ id: '1', date: '2015-09-01', description }]));
  expect(onceEach(records, 'event')).toMatchObject([{ names: [{ value: title }], summary }]);
});

test.each([
  ['Armed conflicts and attacks', 'ASSAULT'],
  ['War_Conflict', 'ASSAULT'],
  ['International_Relation', 'OTHER'],
])('the category %s is of type %s', async (name, type) => {
  const item = { id: '1', date: '2015-09-01', description: 'Something.', category: { id: '2', name } };
  expect(onceEach((await read(JSON.stringify([item]))).records, 'event')).toMatchObject([{ type }]);
});

test('bad items are rejected, and the import continues', async () => {
  const { rejected, rows } = await read();
  expect(rows).toHaveLength(6);
  expect(rejected).toEqual([
    [3, 'date: no day as YYYY-MM-DD'],
    [4, 'description: it is empty'],
    [5, expect.stringMatching(/^id: /)],
  ]);
});

test.each(['', 'a,b\n1,2\n', '{"date": 1}', '[1, 2]', '[{"record":"country"}]', TEXT.slice(0, 900)])(
  'another file is refused: %j',
  async (text) => {
    await expect(read(text)).rejects.toThrow(WrongFormat);
  },
);

test('items are parsed one by one, at any chunk boundaries', async () => {
  const whole = (JSON.parse(TEXT) as unknown[]).map((item) => JSON.stringify(item));
  async function* pieces(size: number) {
    for (let at = 0; at < TEXT.length; at += size) yield TEXT.slice(at, at + size);
  }
  for (const size of [1, 7, 64, 100_000]) {
    const items: string[] = [];
    for await (const item of jsonItems(pieces(size), 'a list')) items.push(JSON.stringify(JSON.parse(item)));
    expect(items).toEqual(whole);
  }
});
