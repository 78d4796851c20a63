import { RankClaimInput } from '../../src/domain/claim/claim.input';
import { rankClaim } from '../../src/domain/claim/rank-claim';
import { OPEN } from '../../src/engine/write/revise';
import { importJsonl } from '../../src/io/import/import-jsonl';
import { accepted, ACTOR, Bench, make } from './fixtures';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench.close());

const load = (records: object[], batchSize?: number) =>
  importJsonl(
    bench,
    records.map((record) => JSON.stringify(record)),
    {
      actor: ACTOR,
      batchSize,
    },
  );
const named = (record: string, slug: string, more: object = {}) => ({
  record,
  slug,
  names: [{ value: slug, language: 'en' }],
  ...more,
});
const claim = (key: string, subject: object, property: string, value: unknown, more: object = {}) => ({
  record: 'claim',
  key,
  subject,
  property,
  value,
  statement: 'It is so.',
  source: 'report',
  ...more,
});
const now = { toRecording: OPEN };
const own = { id: true, fromRecording: true } as const;
const byKey = {
  participation: (key: string) => bench.prisma.participation.findFirst({ where: { key, ...now } }),
  tenure: (key: string) => bench.prisma.tenure.findFirst({ where: { key, ...now } }),
  claim: (key: string) => bench.prisma.claim.findFirst({ where: { key, ...now } }),
};

const BASE = [
  { record: 'dataset', key: 'set', name: 'A set', covers: { time: '2025', exhaustive: true }, rows: 3 },
  { record: 'source', key: 'report', title: 'A report', publishedAt: '2025-08-28', dataset: 'set' },
  named('country', 'freedonia', { codes: [{ scheme: 'ISO_ALPHA3', value: 'FRE' }], capital: 'Marxville' }),
  named('country', 'sylvania', { codes: [{ scheme: 'ISO_ALPHA3', value: 'SYL' }] }),
  named('leader', 'firefly', { born: '1890' }),
  named('series', 'balls'),
  named('event', 'ball-1933', { series: 'balls', edition: '1933', summary: 'A ball' }),
  claim('ball:time', { event: 'ball-1933' }, 'time', '1933-11-17'),
  claim('ball:place', { event: 'ball-1933' }, 'place', { name: 'Palace', country: 'freedonia' }),
  claim('ball:guests', { event: 'ball-1933' }, 'quantity.guests', { low: 100, approximate: true }),
  { record: 'participation', key: 'ball:firefly', event: 'ball-1933', participant: 'firefly', role: 'HOST' },
  claim('ball:firefly:status', { participation: 'ball:firefly' }, 'status', 'EXPECTED', {
    saidAt: '1933-11',
  }),
  { record: 'tenure', key: 'firefly:1933', leader: 'firefly', country: 'freedonia', role: 'HEAD_OF_STATE' },
  claim('firefly:1933:start', { tenure: 'firefly:1933' }, 'term.start', '1933'),
  {
    record: 'relationship',
    key: 'war',
    subject: 'sylvania',
    object: 'freedonia',
    type: 'ARMED_CONFLICT',
    codes: [{ scheme: 'OTHER', value: '1' }],
  },
  claim('war:status', { relationship: 'war' }, 'status', 'PROPOSED'),
];

test('loads every kind of record, and settles the values claimed', async () => {
  expect(await load(BASE)).toEqual({ read: 16, created: 16, updated: 0, unchanged: 0, rejected: [] });
  expect(await bench.prisma.country.findFirst({ where: { iso3: 'FRE' } })).toMatchObject({
    label: 'freedonia',
    capital: 'Marxville',
  });
  const event = await bench.prisma.event.findFirst();
  expect(event).toMatchObject({ timeEdtf: '1933-11-17', placeName: 'Palace', version: 1, effective: true });
  expect(event?.placeCountryId).not.toBeNull();
  expect(await bench.prisma.quantity.findFirst()).toMatchObject({
    low: 100,
    approximate: true,
    effective: true,
  });
  expect(await byKey.participation('ball:firefly')).toMatchObject({ status: 'EXPECTED', role: 'HOST' });
  expect(await byKey.tenure('firefly:1933')).toMatchObject({ termEdtf: '1933/..', office: '' });
  expect(await bench.prisma.relationship.findFirst()).toMatchObject({ status: 'PROPOSED', directed: false });
  const recordings = await bench.prisma.recording.findMany({ include: { changes: true } });
  expect(recordings).toHaveLength(1);
  expect(recordings[0]?.changes).toMatchObject([
    { action: 'IMPORTED', subjectKind: 'DATASET', after: { created: 16, updated: 0 } },
  ]);
});

test('loaded again, also in other batches, it makes no recording', async () => {
  const before = await bench.rowCounts();
  expect(await load(BASE)).toMatchObject({ unchanged: 16 });
  expect(await load(BASE, 3)).toMatchObject({ unchanged: 16 });
  expect(await bench.rowCounts()).toEqual(before);
});

test('gives the same result whether a fact and its claims are loaded together or one by one', async () => {
  const apart = await Bench.open();
  const lines = BASE.map((record) => JSON.stringify(record));
  expect(await importJsonl(apart, lines, { actor: ACTOR, batchSize: 1 })).toMatchObject({ created: 16 });
  const facts = async ({ prisma }: Bench) => ({
    event: await prisma.event.findMany({ where: now, omit: { ...own, version: true } }),
    participation: await prisma.participation.findMany({ where: now, omit: own }),
    relationship: await prisma.relationship.findMany({ where: now, omit: own }),
    tenure: await prisma.tenure.findMany({ where: now, omit: own }),
  });
  const unlinked = (rows: object) =>
    JSON.parse(JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? 'some id' : value)));
  expect(unlinked(await facts(apart))).toEqual(unlinked(await facts(bench)));
  await apart.close();
});

test('revises what differs, and only that', async () => {
  const changed = BASE.map((record) =>
    'slug' in record && record.slug === 'freedonia'
      ? { ...record, capital: 'Chicolini', names: [{ value: 'Freedonia', language: 'en' }] }
      : record,
  );
  expect(await load(changed)).toMatchObject({ created: 0, updated: 1, unchanged: 15 });
  const versions = await bench.prisma.country.findMany({
    where: { iso3: 'FRE' },
    orderBy: { fromRecording: 'asc' },
  });
  expect(versions.map(({ version, label, capital }) => [version, label, capital])).toEqual([
    [1, 'freedonia', 'Marxville'],
    [2, 'Freedonia', 'Chicolini'],
  ]);
});

test('a claim that differs supersedes the one before it; its rank in this database is kept', async () => {
  const first = await byKey.claim('ball:firefly:status');
  const again = (value: string) =>
    load([
      claim('ball:firefly:status', { participation: 'ball:firefly' }, 'status', value, { saidAt: '1933-11' }),
    ]);
  accepted(
    await rankClaim(
      bench,
      ACTOR,
      make(RankClaimInput, { claim: `claim_${first!.id}`, rank: 'PREFERRED' as never, reason: 'sure' }),
    ),
  );
  expect(await again('EXPECTED')).toMatchObject({ unchanged: 1 });
  expect(await again('CONFIRMED')).toMatchObject({ updated: 1 });
  const second = await byKey.claim('ball:firefly:status');
  expect(second?.id).not.toBe(first?.id);
  expect(await bench.prisma.claim.findFirst({ where: { id: first!.id, ...now } })).toMatchObject({
    key: null,
    retractedIn: second!.recordedIn,
    rank: 'PREFERRED',
  });
  expect((await byKey.participation('ball:firefly'))?.status).toBe('CONFIRMED');
});

test('a retracted claim stays retracted, and a file may retract one', async () => {
  const key = 'ball:firefly:reason';
  const reason = (more: object) =>
    claim(key, { participation: 'ball:firefly' }, 'reason', 'He likes it', more);
  await load([reason({})]);
  expect((await byKey.participation('ball:firefly'))?.reason).toBe('He likes it');
  expect(await load([reason({ retracted: 'A joke' })])).toMatchObject({ updated: 1 });
  expect((await byKey.participation('ball:firefly'))?.reason).toBeNull();
  expect(await load([reason({})])).toMatchObject({ unchanged: 1 });
});

test('gives the reason for each rejected line, and loads the rest', async () => {
  const lines = [
    'not json',
    JSON.stringify({ record: 'leader', slug: 'Bad Slug', names: [] }),
    JSON.stringify(named('leader', 'trentino')),
    JSON.stringify(named('leader', 'sylvania')),
    JSON.stringify(named('country', 'osterlich', { codes: [{ scheme: 'ISO_ALPHA3', value: 'FRE' }] })),
    JSON.stringify({
      record: 'participation',
      key: 'x',
      event: 'ball-1934',
      participant: 'trentino',
      role: 'GUEST',
    }),
    JSON.stringify({
      record: 'participation',
      key: 'y',
      event: 'ball-1933',
      participant: 'balls',
      role: 'GUEST',
    }),
    JSON.stringify({
      record: 'participation',
      key: 'z',
      event: 'ball-1933',
      participant: 'firefly',
      role: 'HOST',
    }),
    JSON.stringify(claim('c1', { leader: 'trentino' }, 'mood', 'bad')),
    JSON.stringify(claim('c2', { leader: 'trentino' }, 'risk', 'war', { source: 'nothing' })),
    JSON.stringify(claim('c3', { leader: 'trentino' }, 'risk', 'war', { modality: 'HYPOTHETICAL' })),
    JSON.stringify(
      claim('c4', { participation: 'ball:firefly' }, 'status', 'ATTENDED', { saidAt: '1933-11-16' }),
    ),
    JSON.stringify(claim('c5', { tenure: 'firefly:1933' }, 'term.end', '1932')),
    JSON.stringify(claim('c6', { leader: 'trentino' }, 'risk', 'war')),
    JSON.stringify(claim('c7', { leader: 'trentino' }, 'risk', 'war', { saidAt: '2999' })),
    JSON.stringify(claim('c8', { leader: 'trentino' }, 'risk', 'war', { saidAt: 'XXXX' })),
  ];
  const report = await importJsonl(bench, lines, { actor: ACTOR });
  expect(report).toMatchObject({ read: 16, created: 2, updated: 0, unchanged: 0 });
  expect(report.rejected).toEqual(
    (
      [
        [1, /not JSON/],
        [2, /slug/],
        [4, /country already/],
        [5, /FRE is the code/],
        [6, /"ball-1934"/],
        [7, /SERIES; expected COUNTRY/],
        [8, /recorded as "ball:firefly"/],
        [9, /mood is not a property/],
        [10, /no source is recorded as "nothing"/],
        [11, /condition/],
        [12, /begins on 1933-11-17/],
        [13, /no valid term/],
        [15, /2999 is in the future/],
        [16, /omit it/],
      ] as const
    ).map(([line, reason]) => ({ line, reason: expect.stringMatching(reason) })),
  );
  expect((await byKey.tenure('firefly:1933'))?.termEdtf).toBe('1933/..');
});

test('a later line about the same thing sees the effect of the earlier one', async () => {
  const report = await load([
    named('leader', 'bob-roland', { born: '1900' }),
    named('leader', 'bob-roland', { born: '1901' }),
  ]);
  expect(report).toMatchObject({ created: 1, updated: 1 });
  expect(await bench.prisma.leader.findFirst({ where: { label: 'bob-roland', ...now } })).toMatchObject({
    version: 2,
    bornEdtf: '1901',
  });
});

test('a slug has the same maximum length in a file as over the API', async () => {
  const { rejected } = await load([named('series', 'a'.repeat(200)), named('series', 'b'.repeat(201))]);
  expect(rejected.map(({ line }) => line)).toEqual([2]);
});

describe('two lines that contradict each other', () => {
  const source = { record: 'source', key: 'report', title: 'A report', publishedAt: '2025-08-28' };
  const held = (key: string, term: string) => [
    { record: 'tenure', key, leader: 'rufus', country: 'osterlich', role: 'HEAD_OF_STATE' },
    claim(`${key}:start`, { tenure: key }, 'term.start', term.split('/')[0]),
    claim(`${key}:end`, { tenure: key }, 'term.end', term.split('/')[1]),
  ];
  const seat = (key: string, country: string) => [
    { record: 'participation', key, event: 'ball', participant: 'rufus', country, role: 'GUEST' },
    claim(`${key}:status`, { participation: key }, 'status', 'EXPECTED'),
  ];
  const things = [
    source,
    ...['osterlich', 'bacteria', 'flandria'].map((slug) => named('country', slug)),
    named('event', 'ball'),
    claim('ball:at', { event: 'ball' }, 'time', '2025-09-03'),
  ];
  const guests = ['osterlich', 'bacteria', 'flandria'].flatMap((country) => seat(`seat:${country}`, country));

  it.each<[string, object[], (string | RegExp)[], number]>([
    [
      'for two countries at once',
      guests,
      [/^rufus takes part in ball as GUEST for osterlich already \(line 8\)/],
      10,
    ],
    [
      'dead before birth',
      [
        claim('born', { leader: 'rufus' }, 'born', '1950'),
        claim('died', { leader: 'rufus' }, 'died', '1900'),
        claim('died-then', { leader: 'rufus' }, 'died', '1899'),
      ],
      ['A death cannot be before the birth: 1900 is before 1950'],
      9,
    ],
  ])('%s: the first is loaded, the later is rejected', async (_, lines, reasons, line) => {
    const { rejected } = await load([...things, named('leader', 'rufus'), ...lines]);
    const [first, ...rest] = rejected;
    expect(first).toEqual({ line, reason: expect.stringMatching(reasons[0]!) as string });
    expect(rest.length).toBeGreaterThan(0);
    expect(rejected.every((each) => each.line >= line)).toBe(true);
  });

  it('leaves a line that contradicts only a rejected one', async () => {
    const terms = [
      ...held('first', '2000/2010'),
      ...held('second', '2009/2020'),
      ...held('third', '2019/2022'),
    ];
    const { rejected } = await load([...things, named('leader', 'rufus'), ...terms]);
    expect(
      rejected.some(
        ({ line, reason }) => line >= 11 && line <= 13 && reason.startsWith('2009/2020 overlaps line 8'),
      ),
    ).toBe(true);
    expect(await byKey.tenure('first')).toMatchObject({ termEdtf: '2000/2010' });
    expect(await byKey.tenure('third')).toMatchObject({ termEdtf: '2019/2022' });
  });
});
