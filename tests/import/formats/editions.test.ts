import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cowAlliances } from '../../../src/io/import/formats/cow-alliances';
import { factbookLeaders } from '../../../src/io/import/formats/factbook-leaders';
import { reignLeaders } from '../../../src/io/import/formats/reign-leaders';
import { countsOf, importFile, storyForEachTest } from '../support/importing';

const story = storyForEachTest();

async function write(path: string, content: string): Promise<string> {
  await mkdir(join(story.files.folder, path, '..'), { recursive: true });
  return story.files.write(path, content);
}

/**
 * The tenures of a country's leaders in a role that come from rows, and the unretracted claims about
 * each.
 */
async function tenuresOf(country: string, role: string) {
  const { rows } = await story.rostrum.database.pool.query<{
    leader: string;
    term: string;
    claims: string[];
  }>(
    `SELECT leader.slug AS leader, term_edtf AS term, array(
       SELECT property || ' ' || (CASE property WHEN 'record' THEN 'row' ELSE value #>> '{}' END) FROM claim
       WHERE subject_id = tenure.id AND claim.to_recording = $3 AND retracted_in IS NULL ORDER BY 1) AS claims
     FROM tenure JOIN entity leader ON leader.id = leader_id JOIN entity country ON country.id = country_id
     WHERE country.slug = $1 AND role::text = $2 AND tenure.to_recording = $3 AND record_claim_id IS NOT NULL
     ORDER BY term_earliest`,
    [country, role, '9223372036854775807'],
  );
  return rows;
}

const factbook = (chief: string) =>
  JSON.stringify({
    Introduction: {},
    Government: { 'Executive branch': { 'chief of state': { text: chief } } },
  });

test('two editions of the Factbook leave two claims on one tenure; a corrected file leaves one', async () => {
  const older = await write(
    'factbook-2014/mg.json',
    factbook('President Tsakhia ELBEGDORJ (since 18 June 2009)'),
  );
  const newer = await write(
    'factbook-2016/mg.json',
    factbook('President Tsakhia ELBEGDORJ (since 24 May 2009)'),
  );
  await importFile(story.rostrum.database, older, { format: factbookLeaders });
  await importFile(story.rostrum.database, newer, { format: factbookLeaders });
  const [tenure, another] = await tenuresOf('mongolia', 'HEAD_OF_STATE');
  expect(another).toBeUndefined();
  expect(tenure?.leader).toBe('tsakhia-elbegdorj-mongolia');
  expect(tenure?.claims.filter((claim) => claim.startsWith('term.start'))).toEqual([
    'term.start 2009-05-24',
    'term.start 2009-06-18',
  ]);
  expect(tenure?.claims.filter((claim) => claim.startsWith('record'))).toHaveLength(2);

  const path = await write('mg.json', factbook('President Ukhnaa KHURELSUKH (since 25 June 2021)'));
  await importFile(story.rostrum.database, path, { format: factbookLeaders });
  await write('mg.json', factbook('President Ukhnaa KHURELSUKH (since 26 June 2021)'));
  expect(countsOf(await importFile(story.rostrum.database, path, { format: factbookLeaders }))).toMatchObject(
    {
      created: 0,
      updated: 1,
      unchanged: 0,
    },
  );
  expect((await tenuresOf('mongolia', 'HEAD_OF_STATE'))[1]).toEqual({
    leader: 'ukhnaa-khurelsukh-mongolia',
    term: '2021-06-26/..',
    claims: ['record row'],
  });
});

test('an edition without a start leaves the start of another', async () => {
  const texts = {
    'factbook-2021/cd.json': 'Interim President Mahamat Idriss DEBY',
    'factbook-2022/cd.json': 'Transitional President Mahamat Idriss DEBY (since 20 April 2021)',
    'factbook-2024/cd.json': 'Transitional President Mahamat Idriss DEBY',
  };
  const terms: (string | undefined)[] = [];
  for (const [path, chief] of Object.entries(texts)) {
    await importFile(story.rostrum.database, await write(path, factbook(chief)), { format: factbookLeaders });
    const [tenure, another] = await tenuresOf('chad', 'HEAD_OF_STATE');
    expect(another).toBeUndefined();
    terms.push(tenure?.term);
  }
  expect(terms).toEqual(['/..', '2021-04-20/..', '2021-04-20/..']);
});

test('a successor is in office, with or without a title, with or without a date', async () => {
  const editions = [
    ['factbook-2015/ma.json', 'President Hery RAJAONARIMAMPIANINA (since 25 January 2014)'],
    ['factbook-2020/ma.json', 'Andry RAJOELINA (since 19 January 2019)'],
    ['factbook-2026-01/ma.json', 'Michael RANDRIANIRINA (Col.)'],
  ] as const;
  for (const [path, chief] of editions) {
    const job = await importFile(story.rostrum.database, await write(path, factbook(chief)), {
      format: factbookLeaders,
    });
    expect(countsOf(job)).toMatchObject({ created: 1, rejected: 0 });
  }
  const inOffice = async (day: string) => {
    const { asOf } = await story.rostrum.ask(
      `{ asOf(validAt: "${day}") { country(slug: "madagascar") { tenures { nodes { leader { name } office } } } } }`,
    );
    return asOf.country.tenures.nodes.map(({ leader, office }: any) => `${office} ${leader.name}`).sort();
  };
  expect(await inOffice('2016-06-01')).toEqual(['President Hery Rajaonarimampianina']);
  expect(await inOffice('2021-06-01')).toEqual(['Head of State Andry Rajoelina']);
  expect(await inOffice('2026-06-01')).toEqual(['Head of State Michael Randrianirina']);
});

test('an existing leader gets the ids and names of REIGN, and keeps the rest', async () => {
  const of = async () =>
    (
      await story.rostrum.database.pool.query(
        `SELECT array(SELECT value || ' ' || language FROM entity_name WHERE entity_id = entity.id AND to_recording = $1 ORDER BY 1) AS names,
           array(SELECT scheme || ' ' || value FROM external_id WHERE entity_id = entity.id AND to_recording = $1 ORDER BY 1) AS codes
         FROM entity WHERE slug = 'vladimir-putin'`,
        ['9223372036854775807'],
      )
    ).rows[0] as { names: string[]; codes: string[] };
  const before = await of();
  const list = (name: string) =>
    [
      'ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear',
      `365,A3.0-1,${name},1,1,2000,5,2008,1952`,
      '365,A3.0-2,Putin,7,5,2012,,,1952',
      '',
    ].join('\n');
  const path = await write('leaderlist_3_21.csv', list('Putin'));
  await importFile(story.rostrum.database, path, { format: reignLeaders });
  expect(await of()).toEqual({
    names: before.names,
    codes: [...before.codes, 'REIGN A3.0-1', 'REIGN A3.0-2'].sort(),
  });
  // By its id it is the same leader, under any later name in the list.
  await write('leaderlist_3_21.csv', list('Vladimir Vladimirovich Putin'));
  await importFile(story.rostrum.database, path, { format: reignLeaders });
  expect((await tenuresOf('russia', 'EFFECTIVE_LEADER')).map(({ leader }) => leader)).toEqual([
    'vladimir-putin',
    'vladimir-putin',
  ]);
  expect((await of()).names).toEqual(before.names);
  // Its other names are kept beside the existing ones.
  await write('leaderlist_3_21.csv', list('V. V. Putin'));
  await importFile(story.rostrum.database, path, { format: reignLeaders });
  expect((await of()).names).toEqual([...before.names, 'V. V. Putin und'].sort());
});

test('two editions of REIGN describe the same tenures, in either order', async () => {
  const list = (...rows: string[]) =>
    ['ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear', ...rows, ''].join('\n');
  const older = await write('leaderlist_12_19.csv', list('640,A2.9-1,Somebody,1,1,2015,,,1952'));
  const newer = await write(
    'leaderlist_3_21.csv',
    list('640,A2.9-1,Somebody,1,1,2015,6,2020,1952', '640,A2.9-2,Another,1,7,2020,,,1960'),
  );
  for (const path of [newer, older]) await importFile(story.rostrum.database, path, { format: reignLeaders });
  const tenures = await tenuresOf('turkiye', 'EFFECTIVE_LEADER');
  expect(tenures.map(({ leader, term }) => [leader, term])).toEqual([
    ['somebody-a2-9-1', '2015-01-01/2020-06'],
    ['another-a2-9-2', '2020-07-01/..'],
  ]);
  expect(tenures[0]?.claims.filter((claim) => claim.startsWith('record'))).toHaveLength(2);
  for (const path of [newer, older])
    expect(countsOf(await importFile(story.rostrum.database, path, { format: reignLeaders }))).toMatchObject({
      created: 0,
      updated: 0,
    });
});

test('an older edition imported later does not shorten the attested term', async () => {
  const older = await write(
    'factbook-2014/mg.json',
    factbook('President Tsakhia ELBEGDORJ (since 18 June 2009)'),
  );
  const newer = await write(
    'factbook-2016/mg.json',
    factbook('President Tsakhia ELBEGDORJ (since 18 June 2009)'),
  );
  for (const path of [newer, older])
    await importFile(story.rostrum.database, path, { format: factbookLeaders });
  const tenure = await story.rostrum.database.prisma.tenure.findFirstOrThrow({
    where: { key: { startsWith: 'factbook:mongolia' } },
    orderBy: { fromRecording: 'desc' },
  });
  expect(tenure.attestedUntil).toEqual(new Date('2016-01-01'));
});

test("REIGN's effective leader and the Factbook's head of state are two tenures of one leader", async () => {
  const list = await write(
    'leaderlist_3_21.csv',
    [
      'ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear',
      '705,cb-705-1,Tokayev,20,3,2019,,,1953',
      '365,A3.0-1,Putin,1,1,2000,,,1952',
      '',
    ].join('\n'),
  );
  await importFile(story.rostrum.database, list, { format: reignLeaders });
  const kz = await write('kz.json', factbook('President Kasym-Zhomart TOKAYEV (since 20 March 2019)'));
  await importFile(story.rostrum.database, kz, { format: factbookLeaders });
  const rs = await write('rs.json', factbook('President Vladimir Vladimirovich PUTIN (since 7 May 2012)'));
  await importFile(story.rostrum.database, rs, { format: factbookLeaders });
  const found = async (country: string) =>
    (
      await Promise.all(['EFFECTIVE_LEADER', 'HEAD_OF_STATE'].map((role) => tenuresOf(country, role)))
    ).flatMap((tenures) => tenures.map(({ leader, term }) => [leader, term]));
  expect(await found('kazakhstan')).toEqual([
    ['tokayev-cb-705-1', '2019-03-20/..'],
    ['tokayev-cb-705-1', '2019-03-20/..'],
  ]);
  expect(await found('russia')).toEqual([
    ['vladimir-putin', '2000-01-01/..'],
    ['vladimir-putin', '2012-05-07/..'],
  ]);
});

test('of corrected alliances, the pairs of the corrected row are revised', async () => {
  const text = (end: string) =>
    [
      'version4id,ccode,state_name,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,version',
      '7,265,GDR,Type I: Defense Pact,14,5,1955,3,10,1990,0,0,4.1',
      `7,365,Russia,Type I: Defense Pact,14,5,1955,${end},0,0,4.1`,
      '7,290,Poland,Type I: Defense Pact,14,5,1955,1,7,1991,0,0,4.1',
      '',
    ].join('\n');
  const path = await write('alliances.csv', text('1,7,1991'));
  const first = await importFile(story.rostrum.database, path, { format: cowAlliances });
  expect(countsOf(first)).toMatchObject({ rowsRead: 3, created: 3, rejected: 0 });
  await write('alliances.csv', text('1,7,1980'));
  const second = await importFile(story.rostrum.database, path, { format: cowAlliances });
  expect(countsOf(second)).toMatchObject({ created: 0, updated: 1, unchanged: 2, rejected: 0 });
  const { rows } = await story.rostrum.database.pool.query<{ ends: string; valid: string }>(
    `SELECT subject.slug || ' ' || object.slug AS ends, valid_edtf AS valid
     FROM relationship JOIN entity subject ON subject.id = subject_id JOIN entity object ON object.id = object_id
     WHERE type = 'DEFENSE_PACT' AND to_recording = 9223372036854775807`,
  );
  const pairs = rows.map(({ ends, valid }) => [valid, ends.split(' ').sort().join(' ')].join(' ')).sort();
  expect(pairs).toEqual([
    '1955-05-14/1980-07-01 east-germany russia',
    '1955-05-14/1980-07-01 poland russia',
    '1955-05-14/1990-10-03 east-germany poland',
  ]);
});

describe('a name that the next edition of the Factbook spells otherwise', () => {
  const read = async (edition: string, file: string, chief: string) => {
    const path = await write(`factbook-${edition}/${file}.json`, factbook(chief));
    await importFile(story.rostrum.database, path, { format: factbookLeaders });
  };
  const heads = async (country: string) =>
    (await tenuresOf(country, 'HEAD_OF_STATE')).map(({ leader, term }) => `${leader} ${term}`);
  const namesOf = async (slug: string) => {
    const { leader } = await story.rostrum.ask(`{ leader(slug: "${slug}") { names { value kind } } }`);
    return leader.names.map(({ value, kind }: { value: string; kind: string }) => `${value} ${kind}`).sort();
  };

  test.each([
    [
      'eg',
      'egypt',
      ['President Abdelfattah Said ELSISI', 'President Abdel Fattah EL-SISI'],
      '8 June 2014',
      '2014-06-08/..',
    ],
    [
      'er',
      'eritrea',
      ['President ISAIAS Afworki', 'President ISAIAS Afwerki'],
      '8 June 1993',
      '1993-06-08/..',
    ],
  ])(
    'is an alias of the one who has held the office since then: %s',
    async (file, country, [before, after], since, term) => {
      await read('2015', file, `${before} (since ${since})`);
      const [head] = await heads(country);
      await read('2026', file, `${after} (since ${since})`);
      expect(await heads(country)).toEqual([head]);
      expect(head).toMatch(new RegExp(`${term.replaceAll('.', '\\.')}$`));
      const names = await namesOf(head!.split(' ')[0]!);
      expect(names.map((name: string) => name.split(' ').at(-1)).sort()).toEqual(['ALIAS', 'COMMON']);
    },
  );

  test('is that of the one whom another source has in the office since the same day', async () => {
    await read('2026', 'bo', 'President Alyaksandr LUKASHENKA (since 20 July 1994)');
    await read('2015', 'bo', 'President Aleksandr LUKASHENKO (since 20 July 1994)');
    const leaders = (await heads('belarus')).map((tenure) => tenure.split(' ')[0]);
    expect(new Set(leaders)).toEqual(new Set(['alexander-lukashenko']));
  });

  test('is not that of another person who has the same words, but one of them less often', async () => {
    await read('2026', 'ku', 'Amir MISHAL al-Ahmad al-Jabir al-Sabah (since 16 December 2023)');
    await read('2015', 'ku', 'Amir SABAH al-Ahmad al-Jabir al-Sabah (since 29 January 2006)');
    const leaders = (await heads('kuwait')).map((tenure) => tenure.split(' ')[0]!);
    expect(new Set(leaders).size).toBe(2);
    for (const leader of leaders) expect(await namesOf(leader)).toHaveLength(1);
  });

  test('is not confused with that of another person who took office on the same day', async () => {
    await read('2015', 'bk', 'Chairman Bakir IZETBEGOVIC (since 17 November 2014)');
    await read(
      '2018',
      'bk',
      'Chairman Dragan COVIC (since 17 November 2014); Bakir IZETBEGOVICH (since 17 November 2014)',
    );
    expect(await heads('bosnia-and-herzegovina')).toHaveLength(2);
    await read('2019', 'bk', 'Chairman Mladen IVANIC (since 17 November 2014)');
    expect(await heads('bosnia-and-herzegovina')).toHaveLength(3);
  });
});
