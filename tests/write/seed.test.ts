import { OPEN } from '../../src/engine/write/revise';
import { seed } from '../../src/io/import/seed';
import { Bench } from './fixtures';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

const now = { toRecording: OPEN };
const participation = (key: string) =>
  bench.prisma.participation.findFirstOrThrow({ where: { key, ...now } });

test('has every present and past country, and the story with its claims', async () => {
  const report = await seed(bench);
  expect(report?.rejected).toEqual([]);

  const { prisma } = bench;
  expect(await prisma.country.count({ where: now })).toBe(250 + 29);
  expect(await prisma.country.findFirst({ where: { iso3: 'PRK' } })).toMatchObject({
    label: 'North Korea',
    iso2: 'KP',
    capital: 'Pyongyang',
  });
  expect(await participation('victory-day-parade-2025:kim-jong-un')).toMatchObject({
    status: 'ATTENDED',
    level: 'HEAD_OF_STATE',
    role: 'GUEST',
    effective: true,
  });
  expect(await participation('victory-day-parade-2015:north-korea')).toMatchObject({
    status: 'ATTENDED',
    level: 'SENIOR_OFFICIAL',
  });
  const parade = await prisma.entity.findUniqueOrThrow({ where: { slug: 'victory-day-parade-2025' } });
  expect(await prisma.event.findFirst({ where: { id: parade.id, ...now } })).toMatchObject({
    type: 'CEREMONY',
    status: 'OCCURRED',
    timeEdtf: '2025-09-03',
    placeName: 'Tiananmen, Beijing',
    edition: '2025',
  });
  expect(
    await prisma.quantity.findFirst({
      where: { eventId: parade.id, property: 'quantity.heads-of-state', ...now },
    }),
  ).toMatchObject({ value: 26, effective: true });
  expect(await prisma.tenure.findFirst({ where: { key: 'vladimir-putin:president:2012' } })).toMatchObject({
    termEdtf: '2012-05-07/..',
    office: 'President of Russia',
  });
  expect(await prisma.relationship.count({ where: { effective: false } })).toBe(0);
});

test('loaded twice changes nothing, with and without the marker', async () => {
  const before = await bench.rowCounts();
  expect(await seed(bench)).toBeNull();
  await bench.prisma.idempotentAnswer.deleteMany();
  const report = await seed(bench);
  expect(report).toMatchObject({ created: 0, updated: 0, unchanged: report?.read });
  expect(await bench.rowCounts()).toEqual(before);
});
