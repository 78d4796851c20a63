import { gdeltEvents } from '../../../src/io/import/formats/gdelt-events';
import { icewsEvents } from '../../../src/io/import/formats/icews-events';
import { listUnresolved } from '../../../src/io/import/unresolved';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { countsOf, importFile, testFolder } from '../support/importing';
import { realFile } from '../../support/real-files';
import { gdeltFile, gdeltLine } from './gdelt-file';

let database: TestDatabase;
let files: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  database = await createTestDatabase('story');
  files = await testFolder();
});
afterAll(async () => {
  await database.drop();
  await files.remove();
});

const OPEN = 9223372036854775807n;
const importText = async (format: typeof gdeltEvents, text: string) =>
  importFile(database, await files.write('coded', text), { format });
const countsAfter = async (format: typeof gdeltEvents, text: string) =>
  countsOf(await importText(format, text));

const RELAY = {
  Actor1Code: 'IGOEUREEC',
  Actor1Name: 'THE EU',
  Actor1CountryCode: 'EUR',
  Actor1KnownGroupCode: 'EEC',
};
const ROWS = [
  {},
  RELAY,
  { ...RELAY, EventCode: '112', Actor2Code: 'XQX', Actor2CountryCode: 'XQX', Actor2Name: 'ATLANTIS' },
];

test('rows of GDELT are imported once, a corrected one again, a bad one not at all', async () => {
  const created = { rowsRead: 3, created: 3, updated: 0, unchanged: 0, rejected: 0 };
  expect(await countsAfter(gdeltEvents, gdeltFile(58, ROWS))).toEqual(created);
  expect(await countsAfter(gdeltEvents, gdeltFile(58, ROWS))).toEqual({
    ...created,
    created: 0,
    unchanged: 3,
  });
  const corrected = [...ROWS.slice(0, 2), { ...ROWS[2], EventCode: '111' }, { SQLDATE: '20150230' }];
  expect(await countsAfter(gdeltEvents, gdeltFile(58, corrected))).toEqual({
    rowsRead: 4,
    created: 0,
    updated: 1,
    unchanged: 2,
    rejected: 1,
  });
  const event = await database.prisma.event.findFirstOrThrow({
    where: { entity: { slug: 'gdelt-410000003' }, toRecording: OPEN },
    include: { entity: true },
  });
  expect(event).toMatchObject({
    label: 'Disapproval: The EU → Atlantis',
    cameoCode: '111',
    type: 'ACCUSE',
    status: 'REPORTED',
    timeEdtf: '2015-09-03',
  });
  expect(await listUnresolved(database.prisma, { dataset: 'gdelt-1.0', limit: 10 })).toEqual([
    expect.objectContaining({ name: 'ATLANTIS', kind: 'COUNTRY' }),
  ]);
});

test('a participant that a corrected row no longer names is removed', async () => {
  const importAgain = async (code: string) => {
    const row = { GLOBALEVENTID: '77', Actor2Code: code, Actor2CountryCode: code };
    expect(await countsAfter(gdeltEvents, gdeltFile(58, [row]))).toMatchObject({ rejected: 0 });
    const standing = await database.prisma.participation.findMany({
      where: { toRecording: OPEN, effective: true, key: { startsWith: 'gdelt-77:' } },
      orderBy: { key: 'asc' },
    });
    return standing.map(({ key }) => key);
  };
  expect(await importAgain('JPN')).toEqual(['gdelt-77:source:china', 'gdelt-77:target:japan']);
  expect(await importAgain('VNM')).toEqual(['gdelt-77:source:china', 'gdelt-77:target:vietnam']);
});

test('GDELT 2.0 is another source of the same event, and recognizes the EU', async () => {
  const counts = await countsAfter(gdeltEvents, gdeltFile(61, [RELAY, { GLOBALEVENTID: '410000002' }]));
  expect(counts).toMatchObject({ rowsRead: 2, rejected: 0 });
  const bodies = await database.prisma.entity.count({ where: { slug: { startsWith: 'european-union' } } });
  expect(bodies).toBe(1);
});

test('a file of several widths is imported row by row, each version into its dataset', async () => {
  const widths = [57, 58, 61, 59] as const;
  const text = widths
    .map((width, index) => {
      const line = gdeltLine(width === 59 ? 58 : width, { GLOBALEVENTID: String(900_000_001 + index) });
      return `${width === 59 ? `${line}\tmore` : line}\n`;
    })
    .join('');
  const before = await database.prisma.dataset.findFirstOrThrow({
    where: { key: 'gdelt-2.0', toRecording: OPEN },
  });
  const job = await importText(gdeltEvents, text);
  expect(countsOf(job)).toEqual({ rowsRead: 4, created: 3, updated: 0, unchanged: 0, rejected: 1 });
  expect(await database.prisma.importRejection.findMany({ where: { jobId: job.id } })).toEqual([
    expect.objectContaining({ rowNumber: 4, reason: 'expected 57, 58 or 61 columns; found 59' }),
  ]);
  const events = await database.prisma.event.findMany({
    where: { entity: { slug: { startsWith: 'gdelt-90000000' } }, toRecording: OPEN },
    include: { entity: true },
    orderBy: { entity: { slug: 'asc' } },
  });
  const datasets = await database.prisma.dataset.findMany({ where: { toRecording: OPEN } });
  const keyOf = new Map(datasets.map(({ id, key }) => [id, key]));
  expect(events.map(({ datasetId }) => keyOf.get(datasetId as bigint))).toEqual([
    'gdelt-1.0',
    'gdelt-1.0',
    'gdelt-2.0',
  ]);
  // The dataset that rows bring along is not changed.
  expect(datasets.find(({ key }) => key === 'gdelt-2.0')).toEqual(before);
  expect(await countsAfter(gdeltEvents, text)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
});

test('rows of ICEWS are imported, two with one number on two days, and find the EU that GDELT created', async () => {
  const header =
    'Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Country\tStory ID\tPublisher';
  const rest = 'European Union\tNA\tConsult\t040\t1\tVladimir Putin\tRussian Federation\t7\tExample';
  const text = `${header}\n1\t2015-09-03\t${rest}\n1\t2015-09-04\t${rest}\n`;
  const created = { rowsRead: 2, created: 2, updated: 0, unchanged: 0, rejected: 0 };
  expect(await countsAfter(icewsEvents, text)).toEqual(created);
  expect(await countsAfter(icewsEvents, text)).toEqual({ ...created, created: 0, unchanged: 2 });
});

const GDELT = realFile('gdelt/gdelt2-first-300.export.CSV');
const ICEWS = realFile('icews/events.2018.first-300.tab');
const testReal = GDELT && ICEWS ? test : test.skip;

testReal('all real rows are taken in (skipped without ROSTRUM_TEST_FILES)', async () => {
  const all = { rowsRead: 300, created: 300, updated: 0, unchanged: 0, rejected: 0 };
  const real = (format: typeof gdeltEvents, path: string) => importFile(database, path, { format });
  expect(countsOf(await real(gdeltEvents, GDELT!))).toEqual(all);
  expect(countsOf(await real(icewsEvents, ICEWS!))).toEqual(all);
});
