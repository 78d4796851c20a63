import { importFile, storyForEachTest } from '../support/importing';
import { factbookLeaders } from '../../../src/io/import/formats/factbook-leaders';
import { reignLeaders } from '../../../src/io/import/formats/reign-leaders';
import { importJsonl } from '../../../src/io/import/import-jsonl';

const story = storyForEachTest();

const HEADER =
  'stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender,militarycareer,l_month,l_year,,,codedby,notes';

/** An edition of the list, read as `rostrum import reign-leaders` reads it. */
async function edition(month: string, ...rows: string[]) {
  const path = await story.files.write(`leaderlist_${month}.csv`, [HEADER, ...rows, ''].join('\n'));
  const job = await importFile(story.rostrum.database, path, { format: reignLeaders });
  expect(job).toMatchObject({ state: 'SUCCEEDED', rejected: 0 });
  return job;
}

const TENURES = `tenures(where: { role: { in: [EFFECTIVE_LEADER] } }, orderBy: [{ field: START, direction: ASC }]) {
  nodes { leader { name } term { edtf ongoing attestedUntil } } }`;
async function tenuresOf(iso3: string, at = '') {
  const question = `country(iso3: "${iso3}") { ${TENURES} }`;
  const data = await story.rostrum.ask(at ? `{ asOf(${at}) { ${question} } }` : `{ ${question} }`);
  return (at ? data.asOf : data).country.tenures.nodes.map(({ leader, term }: any) => [
    leader.name,
    term.edtf,
  ]);
}
const leaderNamed = async (text: string, fields: string) => {
  const { leaders } = await story.rostrum.ask(
    `query ($text: String) { leaders(where: { text: $text }) { nodes { ${fields} } } }`,
    {
      text,
    },
  );
  return leaders.nodes;
};

/** Who bore each of the two ids of the list, by what had been said on a day. */
async function bearersBy(day: string): Promise<Record<string, string[]>> {
  const { asOf } = await story.rostrum.ask(`{ asOf(saidBy: "${day}") {
    country(iso3: "MDV") { tenures { nodes { leader { name externalIds { value } } } } } } }`);
  const leaders = asOf.country.tenures.nodes.map(({ leader }: any) => leader);
  const bearers = (id: string) =>
    leaders.filter(({ externalIds }: any) => externalIds.some(({ value }: any) => value === id));
  return Object.fromEntries(
    ['zz-781-21', 'zz-781-22'].map((id) => [
      id,
      [...new Set<string>(bearers(id).map(({ name }: any) => name))],
    ]),
  );
}

describe('an id that a newer edition gives to another person', () => {
  const FIRST = ['MDV,781,zz-781-21,Oldman,1,1,2017,,,1960,1,0,,,,,,'];
  const SECOND = [
    'MDV,781,zz-781-21,Newman,1,6,2019,,,1975,1,0,,,,,,',
    'MDV,781,zz-781-22,Oldman,1,1,2017,6,2019,1960,1,0,,,,,,',
  ];

  test.each([
    ['as the list has them', SECOND],
    ['in the other order', [...SECOND].reverse()],
  ])('separates the two, and claims about the first stay with the first: %s', async (_order, second) => {
    await edition('2_19', ...FIRST);
    const [oldman] = await leaderNamed('Oldman', 'id slug');
    expect(oldman.slug).toBe('oldman-zz-781-21');
    const event = await story.rostrum.make.event({
      time: '2018-05-05',
      status: 'OCCURRED',
      evidence: { saidAt: '2018-05-06' },
    });
    await story.rostrum.make.participation(event, oldman, {
      status: 'ATTENDED',
      evidence: { saidAt: '2018-05-06' },
    });
    await edition('2_20', ...second);
    const { event: attended } = await story.rostrum.ask(
      `{ event(id: "${event.id}") { participations { nodes { participant { ... on Leader { slug name born { edtf } } } } } } }`,
    );
    expect(attended.participations.nodes[0].participant).toEqual({
      slug: 'oldman-zz-781-21',
      name: 'Oldman',
      born: { edtf: '1960' },
    });
    expect(await tenuresOf('MDV')).toEqual([
      ['Oldman', '2017-01-01/2019-06'],
      ['Newman', '2019-06-01/..'],
    ]);
    const codes = async (name: string) =>
      (await leaderNamed(name, 'externalIds { scheme value }'))[0].externalIds.map(({ value }: any) => value);
    expect([await codes('Oldman'), await codes('Newman')]).toEqual([['zz-781-22'], ['zz-781-21']]);
    expect(await bearersBy('2019-12-31')).toEqual({ 'zz-781-21': ['Oldman'], 'zz-781-22': [] });
    expect(await bearersBy('2020-02-29')).toEqual({ 'zz-781-21': ['Newman'], 'zz-781-22': ['Oldman'] });
    // A third edition, numbered as the second, finds both again.
    await edition('3_21', ...second);
    expect(await tenuresOf('MDV')).toHaveLength(2);
    expect(await leaderNamed('Newman', 'born { edtf }')).toEqual([{ born: { edtf: '1975' } }]);
  });

  test('goes back and forth between them, and each edition has said what it said', async () => {
    await edition('2_19', ...FIRST);
    await edition('2_20', ...SECOND);
    await edition(
      '3_20',
      'MDV,781,zz-781-21,Oldman,1,1,2017,6,2019,1960,1,0,,,,,,',
      'MDV,781,zz-781-22,Newman,1,6,2019,,,1975,1,0,,,,,,',
    );
    await edition('4_20', ...SECOND);
    const [before, after] = [
      { 'zz-781-21': ['Oldman'], 'zz-781-22': ['Newman'] },
      { 'zz-781-21': ['Newman'], 'zz-781-22': ['Oldman'] },
    ];
    expect([
      await bearersBy('2020-02-29'),
      await bearersBy('2020-03-31'),
      await bearersBy('2020-04-30'),
    ]).toEqual([after, before, after]);
  });

  test("is the former bearer's again once the edition that took it away is retracted", async () => {
    await edition('2_19', ...FIRST);
    await edition('2_20', ...SECOND);
    const { sources } = await story.rostrum.ask(
      '{ sources(where: { text: "list of leaders, 2020-02" }) { nodes { id } } }',
    );
    const [{ id: source }] = sources.nodes;
    const input = { source, reason: 'The file was damaged.' };
    const { userErrors } = await story.rostrum.tell(
      'retractSource',
      input,
      '{ userErrors { message } }',
      'REVIEWER',
    );
    expect(userErrors).toEqual([]);
    expect(await leaderNamed('Oldman', 'externalIds { value }')).toEqual([
      { externalIds: [{ value: 'zz-781-21' }] },
    ]);
    expect(await tenuresOf('MDV')).toEqual([['Oldman', '2017-01-01/..']]);
  });

  test("stays the later bearer's when an older edition is imported last", async () => {
    await edition('2_20', ...SECOND);
    await edition('2_19', ...FIRST);
    const now = { 'zz-781-21': ['Newman'], 'zz-781-22': ['Oldman'] };
    expect(await bearersBy('2019-12-31')).toEqual({ 'zz-781-21': ['Oldman'], 'zz-781-22': [] });
    expect(await bearersBy('2020-02-29')).toEqual(now);
    expect(await bearersBy('2026-01-01')).toEqual(now);
  });

  test('recognizes another spelling of the same person by the start of the spell', async () => {
    await edition('2_19', 'MDV,781,zz-781-21,Nasheed,1,1,2017,,,1960,1,0,,,,,,');
    await edition('2_20', 'MDV,781,zz-781-21,Mohamed Nasheed,1,1,2017,,,1960,1,0,,,,,,');
    expect(await tenuresOf('MDV')).toEqual([['Mohamed Nasheed', '2017-01-01/..']]);
    const [leader] = await leaderNamed('Nasheed', 'slug names { value claims { source { title } } }');
    expect(leader.names.map(({ value }: any) => value)).toEqual(['Mohamed Nasheed', 'Nasheed']);
    expect(leader.names[1].claims).toEqual([{ source: { title: 'REIGN, list of leaders, 2019-02' } }]);
  });
});

test('an end that the next edition leaves open is retracted from the day of that edition', async () => {
  await edition('12_19', 'MDV,781,zz-781-7,Sometime,5,5,2012,3,2015,1960,1,0,,,,,,');
  expect(await tenuresOf('MDV')).toEqual([['Sometime', '2012-05-05/2015-03']]);
  await edition('6_20', 'MDV,781,zz-781-7,Sometime,5,5,2012,,,1960,1,0,,,,,,');
  expect(await tenuresOf('MDV')).toEqual([['Sometime', '2012-05-05/..']]);
  expect(await tenuresOf('MDV', 'validAt: "2020-07-01"')).toEqual([['Sometime', '2012-05-05/..']]);
  expect(await tenuresOf('MDV', 'saidBy: "2020-05-01"')).toEqual([['Sometime', '2012-05-05/2015-03']]);
  const { disputes } = await story.rostrum.ask(
    '{ disputes(property: "term.end") { nodes { positions { value } } } }',
  );
  expect(disputes.nodes).toEqual([{ positions: [{ value: '..' }, { value: '2015-03' }] }]);
});

test('an older edition that is imported last takes nothing from what later ones leave blank or number anew', async () => {
  const [older, newer] = [
    'MDV,781,zz-781-7,Sometime,5,5,2012,3,2015,1960,1,0,,,,,,',
    'MDV,781,zz-781-8,Sometime,5,5,2012,,,-99,1,0,,,,,,',
  ];
  await edition('6_20', newer);
  await edition('8_20', newer);
  await edition('12_19', older);
  const on = async (day: string) => {
    const { asOf } = await story.rostrum.ask(
      `{ asOf(saidBy: "${day}") { country(iso3: "MDV") { tenures { nodes {
        leader { born { edtf } externalIds { value } } term { edtf } } } } } }`,
    );
    const [{ leader, term }, second] = asOf.country.tenures.nodes;
    expect(second).toBeUndefined();
    return [leader.born.edtf, leader.externalIds.map(({ value }: any) => value), term.edtf];
  };
  const now = ['XXXX', ['zz-781-8'], '2012-05-05/..'];
  expect(await on('2020-05-31')).toEqual(['1960', ['zz-781-7'], '2012-05-05/2015-03']);
  expect([await on('2020-07-31'), await on('2026-01-01')]).toEqual([now, now]);
  expect(await tenuresOf('MDV', 'validAt: "2020-07-01"')).toEqual([['Sometime', '2012-05-05/..']]);
  // No edition has more to say.
  expect(await edition('12_19', older)).toMatchObject({ created: 0, updated: 0 });
});

test('a year of birth that the next edition omits is unknown', async () => {
  await edition('12_19', 'MDV,781,zz-781-7,Sometime,5,5,2012,,,1960,1,0,,,,,,');
  await edition('6_20', 'MDV,781,zz-781-7,Sometime,5,5,2012,,,-99,1,0,,,,,,');
  expect(await leaderNamed('Sometime', 'born { edtf }')).toEqual([{ born: { edtf: 'XXXX' } }]);
});

test('what an edition calls a leader, and when it has them born, is what was said from its day on', async () => {
  await edition('12_19', 'KIR,946,yy-946-1,Tanono Oldspelt,3,3,2011,,,1950,1,0,,,,,,');
  await edition('6_20', 'KIR,946,yy-946-1,Tanono Newspelt,3,3,2011,,,1962,1,0,,,,,,');
  await edition('8_20', 'KIR,946,yy-946-1,Tanono Newspelt,3,3,2011,,,-99,1,0,,,,,,');
  const on = async (at: string) => {
    const { asOf } = await story.rostrum.ask(`{ asOf(${at}) {
      old: leaders(where: { text: "Oldspelt" }) { nodes { name names { value } born { edtf } } }
      new: leaders(where: { text: "Newspelt" }) { totalCount }
    } }`);
    const [{ name, names, born }] = asOf.old.nodes;
    return [name, names.map(({ value }: { value: string }) => value), born.edtf, asOf.new.totalCount];
  };
  expect(await on('saidBy: "2020-01-15"')).toEqual(['Tanono Oldspelt', ['Tanono Oldspelt'], '1950', 0]);
  const both = ['Tanono Newspelt', 'Tanono Oldspelt'];
  expect(await on('saidBy: "2020-07-15"')).toEqual(['Tanono Newspelt', both, '1962', 1]);
  expect(await on('saidBy: "2020-09-15"')).toEqual(['Tanono Newspelt', both, 'XXXX', 1]);
});

test('attestation reaches to the last edition with an open end, and a closed end has none', async () => {
  await edition('12_19', 'MDV,781,zz-781-7,Sometime,5,5,2012,,,1960,1,0,,,,,,');
  await edition('6_20', 'MDV,781,zz-781-7,Sometime,5,5,2012,,,1960,1,0,,,,,,');
  const until = async (at: string) =>
    (await story.rostrum.ask(`{ asOf(${at}) { country(iso3: "MDV") { ${TENURES} } } }`)).asOf.country.tenures
      .nodes[0].term.attestedUntil;
  expect([await until('saidBy: "2020-01-15"'), await until('saidBy: "2020-12-31"')]).toEqual([
    '2019-12-31',
    '2020-06-30',
  ]);
  await edition('8_20', 'MDV,781,zz-781-7,Sometime,5,5,2012,7,2020,1960,1,0,,,,,,');
  const { country } = await story.rostrum.ask(`{ country(iso3: "MDV") { ${TENURES} } }`);
  expect(country.tenures.nodes[0].term).toEqual({
    edtf: '2012-05-05/2020-07',
    ongoing: false,
    attestedUntil: null,
  });
});

test('a renumbered spell is the same tenure', async () => {
  await edition('12_19', 'MDV,781,zz-781-7,Sometime,5,5,2012,,,1960,1,0,,,,,,');
  await edition(
    '6_20',
    'MDV,781,zz-781-8,Sometime,5,5,2012,4,2020,1960,1,0,,,,,,',
    'MDV,781,zz-781-7,Another,5,4,2020,,,1970,1,0,,,,,,',
  );
  expect(await tenuresOf('MDV')).toEqual([
    ['Sometime', '2012-05-05/2020-04'],
    ['Another', '2020-04-05/..'],
  ]);
});

test('another spelling in the list does not affect names from other sources', async () => {
  await edition('2_20', 'ITA,325,cb-325-2,Renzi,22,2,2014,12,2016,1975,1,0,,,,,cb,');
  const [{ slug }] = await leaderNamed('Renzi', 'slug');
  const record = {
    record: 'leader',
    slug,
    names: [
      { value: 'Matteo Renzi', language: 'en' },
      { value: 'Маттео Ренци', language: 'ru' },
    ],
    codes: [{ scheme: 'WIKIDATA', value: 'Q47563' }],
  };
  await importJsonl(story.rostrum.database, [JSON.stringify(record)], { actor: 'somebody' });
  await edition('3_21', 'ITA,325,cb-325-2,M. Renzi jr,22,2,2014,12,2016,1976,1,0,,,,,cb,');
  const [leader] = await leaderNamed(
    'Renzi',
    'name names { value } externalIds { scheme value } born { edtf }',
  );
  expect(leader.name).toBe('Matteo Renzi');
  expect(leader.names.map(({ value }: any) => value).sort()).toEqual(
    ['M. Renzi jr', 'Matteo Renzi', 'Renzi', 'Маттео Ренци'].sort(),
  );
  expect(leader.externalIds).toEqual([
    { scheme: 'WIKIDATA', value: 'Q47563' },
    { scheme: 'REIGN', value: 'cb-325-2' },
  ]);
  expect(leader.born).toEqual({ edtf: '1976' });
});

test("the Factbook's name for a person known by surname is kept, and found", async () => {
  await edition('3_21', 'FRA,220,cb-220-1,Macron,14,5,2017,,,1977,1,0,,,,,cb,');
  const factbook = {
    Introduction: {},
    Government: {
      'Executive branch': { 'chief of state': { text: 'President Emmanuel MACRON (since 14 May 2017)' } },
    },
  };
  const path = await story.files.write('fr.json', JSON.stringify(factbook));
  await importFile(story.rostrum.database, path, { format: factbookLeaders });
  const [leader, another] = await leaderNamed(
    'Emmanuel',
    'slug names { value kind claims { source { publisher } } }',
  );
  expect(another).toBeUndefined();
  expect(leader).toEqual({
    slug: 'macron-cb-220-1',
    names: [
      { value: 'Macron', kind: 'COMMON', claims: [{ source: { publisher: 'One Earth Future' } }] },
      {
        value: 'Emmanuel Macron',
        kind: 'ALIAS',
        claims: [{ source: { publisher: 'Central Intelligence Agency' } }],
      },
    ],
  });
});

test('a list with new numbers removes no code that a better source claims', async () => {
  await edition('2_19', 'MDV,781,zz-781-21,Oldman,1,1,2017,,,1960,1,0,,,,,,');
  const [{ id }] = await leaderNamed('Oldman', 'id');
  const claim = await story.rostrum.make.claim(
    id,
    'code',
    { scheme: 'REIGN', value: 'zz-781-21' },
    { evidence: { source: await story.rostrum.make.source({ reliability: 'A' }), saidAt: '2019-06-01' } },
  );
  const path = await story.files.write(
    'leaderlist_2_20.csv',
    [HEADER, 'MDV,781,zz-781-21,Newman,1,6,2019,,,1975,1,0,,,,,,', ''].join('\n'),
  );
  const job = await importFile(story.rostrum.database, path, { format: reignLeaders });
  expect(job.rejected).toBe(1);
  const codes = async () => (await leaderNamed('Oldman', 'externalIds { value }'))[0].externalIds;
  expect(await codes()).toEqual([{ value: 'zz-781-21' }]);
  expect(await leaderNamed('Newman', 'id')).toEqual([]);

  // Once only the list claims it, the list may.
  await story.rostrum.tell(
    'retractClaim',
    { claim, reason: 'Mistaken.' },
    '{ userErrors { message } }',
    'REVIEWER',
  );
  expect(await importFile(story.rostrum.database, path, { format: reignLeaders })).toMatchObject({
    rejected: 0,
  });
  expect(await codes()).toEqual([]);
  expect(await leaderNamed('Newman', 'externalIds { value }')).toEqual([
    { externalIds: [{ value: 'zz-781-21' }] },
  ]);
});
