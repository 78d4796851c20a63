import { ExternalIdInput, NameInput } from '../../src/domain/entity/entity.input';
import { CreateEventInput } from '../../src/domain/event/event.input';
import { createEvent } from '../../src/domain/event/create-event';
import { PlaceInput } from '../../src/domain/event/place.input';
import { accepted, ACTOR, Bench, make } from './fixtures';

let bench: Bench;
let source: string;
beforeAll(async () => {
  bench = await Bench.open();
  source = await bench.source({ publishedAt: '2025-08-28/..' });
});
afterAll(() => bench.close());

const input = (fields: Partial<CreateEventInput> = {}) =>
  make(CreateEventInput, {
    names: bench.names('Victory Day Parade'),
    type: 'CEREMONY' as CreateEventInput['type'],
    time: '2025-09-03',
    evidence: bench.evidence(source, { locator: 'para 1' }),
    ...fields,
  });
const create = (fields: Partial<CreateEventInput> = {}) => createEvent(bench, ACTOR, input(fields));
const code = (value: string) =>
  make(ExternalIdInput, { scheme: 'WIKIDATA' as ExternalIdInput['scheme'], value });

test('records the event with a claim for each fact, all with the same evidence', async () => {
  const china = await bench.country('china', 'CHN');
  const series = await bench.series('victory-day-parades');
  const outcome = await create({
    names: [
      make(NameInput, { value: '阅兵', language: 'zh' }),
      make(NameInput, { value: 'Victory Day Parade 2025' }),
    ],
    place: make(PlaceInput, { name: 'Tiananmen', country: 'CHN', latitude: 39.9, longitude: 116.4 }),
    series,
    edition: '2025',
    externalIds: [code('Q1')],
  });
  const id = BigInt(accepted(outcome).event);

  const event = await bench.prisma.event.findFirstOrThrow(bench.now({ id }));
  expect(event).toMatchObject({
    version: 1,
    effective: true,
    label: 'Victory Day Parade 2025',
    type: 'CEREMONY',
    status: 'SCHEDULED',
    timeEdtf: '2025-09-03',
    timeEarliest: new Date('2025-09-03'),
    placeName: 'Tiananmen',
    edition: '2025',
    fromRecording: outcome.recording,
  });
  expect(`country_${event.placeCountryId}`).toBe(china);
  const claims = await bench.prisma.claim.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
  expect(claims.map(({ property, value }) => [property, value])).toEqual([
    ['type', 'CEREMONY'],
    ['status', 'SCHEDULED'],
    ['time', '2025-09-03'],
    [
      'place',
      { name: 'Tiananmen', country: 'china', latitude: 39.9, longitude: 116.4, precision: 'UNKNOWN' },
    ],
  ]);
  expect(claims[0]).toMatchObject({ locator: 'para 1', saidOn: new Date('2025-08-28/..') });
  const change = await bench.prisma.change.findFirstOrThrow({ where: { recordingId: outcome.recording! } });
  expect(change).toMatchObject({ action: 'CREATED', subjectKind: 'EVENT', subjectId: id, concerns: [id] });
  expect(change.after).toMatchObject({ slug: 'victory-day-parade-2025', status: 'SCHEDULED' });
});

test('numbers namesakes, and makes a slug of the kind for a name without Latin letters', async () => {
  const slugs: string[] = [];
  for (const name of ['Fête à Œuvre', 'Fete a Oeuvre', '阅兵']) {
    const { event } = accepted(await create({ names: bench.names(name) }));
    slugs.push((await bench.prisma.entity.findUniqueOrThrow({ where: { id: BigInt(event) } })).slug);
  }
  expect(slugs).toEqual(['fete-a-oeuvre', 'fete-a-oeuvre-2', expect.stringMatching(/^event-\d+$/)]);
});

test('refuses invalid input, and writes nothing', async () => {
  await bench.event(source, { slug: 'taken', externalIds: [code('Q2')] });
  const series = await bench.series('one-edition-each');
  await bench.event(source, { series, edition: '2015' });
  const leader = await bench.leader();

  await bench.refuses(() => create({ slug: 'taken' }), 'DUPLICATE', ['input', 'slug'], /taken by event_\d+/);
  await bench.refuses(() => create({ slug: 'Not a slug' }), 'INVALID', ['input', 'slug']);
  await bench.refuses(() => create({ externalIds: [code('Q2')] }), 'DUPLICATE', [
    'input',
    'externalIds',
    '0',
    'value',
  ]);
  await bench.refuses(() => create({ series: leader }), 'INVALID', ['input', 'series'], /not a series/);
  await bench.refuses(() => create({ series: 'nowhere' }), 'NOT_FOUND', ['input', 'series'], /"nowhere"/);
  await bench.refuses(() => create({ series, edition: '2015' }), 'DUPLICATE', ['input', 'edition']);
  await bench.refuses(() => create({ superEvent: leader }), 'INVALID', ['input', 'superEvent'], /an event/);
  await bench.refuses(() => create({ superEvent: 'event_999999' }), 'NOT_FOUND', ['input', 'superEvent']);
  await bench.refuses(() => create({ superEvent: 'event_x' }), 'INVALID', ['input', 'superEvent']);
  await bench.refuses(() => create({ time: '2025-13-40' }), 'INVALID', ['input', 'time']);
  await bench.refuses(() => create({ evidence: bench.evidence('source_99999') }), 'NOT_FOUND', [
    'input',
    'evidence',
    'source',
  ]);
  await bench.refuses(() => create({ evidence: bench.evidence(leader) }), 'INVALID', [
    'input',
    'evidence',
    'source',
  ]);
  await bench.refuses(
    () => create({ place: make(PlaceInput, { name: 'Here', country: 'XXX' }) }),
    'NOT_FOUND',
    ['input', 'place', 'country'],
  );
  await bench.refuses(() => create({ names: bench.names('a', '\0') }), 'INVALID', [
    'input',
    'names',
    '1',
    'value',
  ]);
});
