import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filePaint, variableOf, type Paint } from '../../src/app/explorer/views/paint';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { readsPages } from './reading';

let rostrum: Rostrum;
beforeAll(async () => void (rostrum = await startRostrum({ template: 'story' })), 120_000);
afterAll(() => rostrum.close());

const { get, rows } = readsPages(() => rostrum);
/** The names of the nodes of a drawing, from their titles. */
const nodesIn = (html: string) =>
  [...html.matchAll(/class="node"><title>([^<]*)<\/title>/g)].map(([, name]) => name);

test('a neighborhood is drawn in two shapes from one statement, and the table says the same', async () => {
  rostrum.server.statements();
  const { status, text } = await get('/graph?of=North+Korea');
  expect(status).toBe(200);
  expect(rostrum.server.statements()).toHaveLength(1);
  const nodes = [
    'North Korea, country',
    'China, country',
    'Kim Jong Un, leader',
    'Russia, country',
    'South Korea, country',
  ];
  expect(nodesIn(text).slice(0, 5).sort()).toEqual([...nodes].sort());
  expect(nodesIn(text)).toHaveLength(10);
  const items = await rows('/graph.json?of=north-korea');
  expect(
    items.map(({ source_slug, target_slug, label, line }) => [source_slug, target_slug, label, line]),
  ).toContainEqual(['kim-jong-un', 'north-korea', 'President of the State Affairs Commission', 'solid']);
  expect((await get('/graph.csv?of=PRK')).text.split('\r\n')).toHaveLength(items.length + 2);
});

test('a line is dotted while one end only wishes for it', async () => {
  const items = await rows('/graph.json?of=kim-jong-un&via=RELATIONSHIP');
  expect(items).toMatchObject([
    { source_slug: 'donald-trump', label: 'overture (proposed)', directed: true, line: 'dotted' },
  ]);
  const { text } = await get('/graph?of=kim-jong-un&via=RELATIONSHIP');
  expect(text).toContain('stroke-dasharray="1.5 5"');
  expect(text).toContain('possible, wished or refused');
});

test('links and the form keep the times, and what was not yet said is not drawn', async () => {
  const { text } = await get('/graph?of=kim-jong-un&via=RELATIONSHIP&saidBy=2025-01-01');
  expect(nodesIn(text)).toEqual([]);
  expect(text).toContain('Nothing connects it with others at this time.');
  const later = await get('/graph?of=kim-jong-un&via=RELATIONSHIP&saidBy=2025-09-01&lang=zh');
  expect(later.text).toContain('href="/leader/donald-trump?saidBy=2025-09-01&amp;lang=zh"');
  expect(later.text).toContain('<input type="hidden" name="saidBy" value="2025-09-01"');
});

test('paths lead from one to another, through the events where they met', async () => {
  const { text } = await get('/graph?of=lee-jae-myung&to=kim-jong-un');
  expect(text).toContain('<h1>What connects Lee Jae Myung with Kim Jong Un</h1>');
  expect(nodesIn(text)).toContain('Victory Day parade 2025, event');
  const none = await get('/graph?of=lee-jae-myung&to=kim-jong-un&via=BORDER');
  expect(none.text).toContain('No path connects them at this time.');
});

test('without a subject it is a form', async () => {
  const { status, text } = await get('/graph');
  expect(status).toBe(200);
  expect(text).toContain('<input name="of"');
  expect(await rows('/graph.json')).toEqual([]);
});

test.each([
  ['of=north-korea,china&to=russia', 'of'],
  ['of=north-korea&to=russia,china', 'to'],
  ['of=north-korea&depth=9', 'depth'],
  ['of=north-korea&via=RUMOR', 'via'],
])('/graph?%s names what is wrong', async (query, field) => {
  const page = await get(`/graph?${query}`);
  expect(page.status).toBe(400);
  expect(page.text).toContain(field);
  const file = await get(`/graph.json?${query}`);
  expect(JSON.parse(file.text)).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', field } }],
  });
});

test('something unknown is not found, with suggestions', async () => {
  const { status, text } = await get('/graph?of=kim-jong-on');
  expect(status).toBe(404);
  expect(text).toContain('href="/leader/kim-jong-un"');
});

describe('the drawing as a file', () => {
  test('has its title, times and source drawn in, links that work anywhere, and no buttons', async () => {
    const { type, text } = await get('/graph.svg?of=north-korea&saidBy=2025-08-28');
    expect(type).toBe('image/svg+xml; charset=utf-8');
    expect(text).toMatch(/^<\?xml[^>]*\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(text).toContain('>What binds North Korea to others</text>');
    expect(text).toContain('>As said in public by 28 August 2025.</text>');
    expect(text).toContain(
      `>Source: Rostrum, ${rostrum.server.url}/graph?of=north-korea&amp;saidBy=2025-08-28,`,
    );
    expect(text).toContain(`href="${rostrum.server.url}/country/china?saidBy=2025-08-28"`);
    expect(text).not.toMatch(/<button|<foreignObject|<script|var\(/);
  });

  test('is in the theme and shape asked for', async () => {
    const dark = await get('/graph.svg?of=north-korea&theme=dark&shape=narrow');
    expect(dark.text).toContain(`fill="${filePaint.dark.card}"`);
    expect(dark.text).toContain('width="438"');
    const refused = await get('/graph.svg?of=north-korea&theme=blue');
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.text).errors[0].message).toBe('theme must be one of light, dark, not "blue".');
    expect((await get('/graph.svg')).status).toBe(404);
  });

  test('has the colors of the style', () => {
    const style = readFileSync(join(__dirname, '../../src/app/explorer/style.css'), 'utf8');
    for (const [i, theme] of (['light', 'dark'] as const).entries())
      for (const use of Object.keys(filePaint[theme]) as (keyof Paint)[]) {
        const values = [...style.matchAll(new RegExp(`${variableOf(use)}: (#[0-9a-f]+);`, 'g'))].map(
          ([, value]) => value,
        );
        expect([use, values[i]]).toEqual([use, filePaint[theme][use]]);
      }
  });
});
