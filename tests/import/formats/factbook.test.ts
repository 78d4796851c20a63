import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongFormat } from '../../../src/io/import/format';
import { factbookLeaders } from '../../../src/io/import/formats/factbook-leaders';
import { realFile } from '../../support/real-files';
import { fileOf, onceEach, outcomeOf, resolverOf, type KnownLeader } from './support';

interface Branch {
  chief?: string;
  head?: string;
  dependency?: string;
}
const textOf = ({ chief, head, dependency }: Branch) =>
  JSON.stringify({
    Introduction: { Background: { text: '…' } },
    Government: {
      ...(dependency && { 'Dependency status': { text: dependency } }),
      'Executive branch': {
        ...(chief && { 'chief of state': { text: chief } }),
        ...(head && { 'head of government': { text: head } }),
      },
    },
  });
async function holdersOf(branch: Branch, path = 'pp.json', known: KnownLeader[] = []) {
  const outcome = await outcomeOf(factbookLeaders, await fileOf(textOf(branch), path), resolverOf(known));
  const leaders = onceEach(outcome.records, 'leader');
  const tenures = onceEach(outcome.records, 'tenure');
  const lines = tenures.map(({ leader, role, office, term }) => [
    leaders.find(({ slug }) => slug === leader)?.names?.[0]?.value ?? leader,
    role,
    office,
    term,
  ]);
  return { ...outcome, leaders, tenures, lines };
}

test('holders of an office, with their start', async () => {
  const { tenures, leaders, records } = await holdersOf(
    {
      chief: 'President XI Jinping (since 14 March 2013)',
      head: 'Premier LI Qiang (since 11 March 2023)',
    },
    'east-n-southeast-asia/ch.json',
  );
  expect(leaders[0]).toEqual({
    record: 'leader',
    slug: 'xi-jinping-china',
    names: [{ value: 'Xi Jinping', language: 'en' }],
  });
  expect(tenures[0]).toEqual({
    record: 'tenure',
    key: 'factbook:china:HEAD_OF_STATE:xi-jinping:2013',
    leader: 'xi-jinping-china',
    country: 'china',
    role: 'HEAD_OF_STATE',
    office: 'President',
    term: '2013-03-14/..',
    dataset: 'factbook',
    // The last day covered by the file.
    attestedUntil: '2023-03-11',
    recordClaim: 'factbook:china:HEAD_OF_STATE:xi-jinping:chief-of-state',
  });
  expect(tenures[1]).toMatchObject({ role: 'HEAD_OF_GOVERNMENT', office: 'Premier' });
  expect(onceEach(records, 'claim')[0]).toMatchObject({
    property: 'record',
    value: { 'chief of state': 'President XI Jinping (since 14 March 2013)' },
    locator: 'ch.json, chief of state, row 1',
  });
});

const HOS = 'HEAD_OF_STATE';
const OF_CHARLES = 'King CHARLES III (since 8 September 2022)';
test.each<[chief: string, lines: (string | undefined)[][]]>([
  [
    'President Vladimir Vladimirovich PUTIN (since 7 May 2012)',
    [['Vladimir Vladimirovich Putin', HOS, 'President', '2012-05-07/..']],
  ],
  [
    `${OF_CHARLES}; represented by Governor General Grand Chief Sir Bob DADAE (since 28 February 2017)`,
    [
      ['Charles III', HOS, 'King', '2022-09-08/..'],
      ['Bob Dadae', 'OTHER', 'Governor General', '2017-02-28/..'],
    ],
  ],
  [
    'co-chiefs of state Captain Regent Denise BRONZETTI and Captain Regent Italo RIGHI (for the period 1 April 2025 - 1 October 2025)',
    [
      ['Denise Bronzetti', HOS, 'Captain Regent', '2025-04-01/2025-10-01'],
      ['Italo Righi', HOS, 'Captain Regent', '2025-04-01/2025-10-01'],
    ],
  ],
  [
    'Captain Regent Denise BRONZETTI (for the period 1 April-1 October 2025)',
    [['Denise Bronzetti', HOS, 'Captain Regent', '2025-04-01/2025-10-01']],
  ],
  [
    'Co-prince Emmanuel MACRON (since 14 May 2017); represented by Patrick STROZDA (since 14 May 2017); and Co-prince Archbishop Josep-Lluis SERRANO Pentinat (since 31 May 2025)',
    [
      ['Emmanuel Macron', HOS, 'Co-prince', '2017-05-14/..'],
      ['Patrick Strozda', 'OTHER', 'Representative of the head of state', '2017-05-14/..'],
      ['Josep-Lluis Serrano Pentinat', HOS, 'Co-prince', '2025-05-31/..'],
    ],
  ],
  [
    'President Joseph R. BIDEN Jr. (since 20 January 2021); Vice President Kamala D. HARRIS (since 20 January 2021)',
    [
      ['Joseph R. Biden Jr.', HOS, 'President', '2021-01-20/..'],
      ['Kamala D. Harris', 'OTHER', 'Vice President', '2021-01-20/..'],
    ],
  ],
  [
    'President Emomali RAHMON (since 16 November 1994; head of state and Supreme Assembly Chairman since 20 November 1992)',
    [['Emomali Rahmon', HOS, 'President', '1994-11-16/..']],
  ],
  [
    'Chairman of the Cabinet of Ministers Adylbek KASYMALIYEV (since 18 December 2024)',
    [['Adylbek Kasymaliyev', HOS, 'Chairman of the Cabinet of Ministers', '2024-12-18/..']],
  ],
  [
    "Supreme People's Assembly President CHOE Ryong Hae (since 11 April 2019)",
    [['Choe Ryong Hae', HOS, "Supreme People's Assembly President", '2019-04-11/..']],
  ],
  [
    'Acting President Sr. Gen. MIN AUNG HLAING (since 31 July 2025)',
    [['Min Aung Hlaing', HOS, 'Acting President', '2025-07-31/..']],
  ],
  [
    'Premier CHO Jung-tai (President of the Executive Yuan) (since 20 May 2024)',
    [['Cho Jung-tai', HOS, 'Premier', '2024-05-20/..']],
  ],
  [
    'President Jos&eacute; RAMOS-HORTA (since 20 May 2022)',
    [['José Ramos-Horta', HOS, 'President', '2022-05-20/..']],
  ],
  [
    '<strong>President</strong> Ferdinand "BongBong" MARCOS, Jr. (since 30 June 2022); note: he is both',
    [['Ferdinand "BongBong" Marcos, Jr.', HOS, 'President', '2022-06-30/..']],
  ],
  ['President Luong CUONG (since 21 Oct 2024)', [['Luong Cuong', HOS, 'President', '2024-10-21/..']]],
  ['President Luong CUONG (since October 2024)', [['Luong Cuong', HOS, 'President', '2024-10/..']]],
  ['President Luong CUONG (since 2024)', [['Luong Cuong', HOS, 'President', '2024/..']]],
  [
    'King and Prime Minister SALMAN bin Abd al-Aziz Al Saud (since 23 January 2015)',
    [['Salman bin Abd al-Aziz Al Saud', HOS, 'King and Prime Minister', '2015-01-23/..']],
  ],
  [
    'President of the Government of Spain Pedro SANCHEZ PÉREZ-CASTEJÓN (since 2 June 2018)',
    [['Pedro Sanchez Pérez-Castejón', HOS, 'President of the Government of Spain', '2018-06-02/..']],
  ],
  [
    'President, Presidential Council, Mohammed al-MENFI (since 5 February 2021)',
    [['Mohammed al-Menfi', HOS, 'President, Presidential Council', '2021-02-05/..']],
  ],
  [
    'President Rashad Muhammad al-ALIMI, chairman of the Presidential Leadership Council (since 7 April 2022)',
    [['Rashad Muhammad al-Alimi', HOS, 'President', '2022-04-07/..']],
  ],
  [
    'Chairman of the Presidency Sefik DZAFEROVIC (chairman since 20 March 2020, presidency member since 20 November 2018 - Bosniak seat); Zeljko KOMSIC (presidency member since 20 November 2018 - Croat seat)',
    [
      ['Sefik Dzaferovic', HOS, 'Chairman of the Presidency', '2020-03-20/..'],
      ['Zeljko Komsic', HOS, 'Presidency member', '2018-11-20/..'],
    ],
  ],
  [
    'President Interim Ibrahim TRAORE (since 2 October 2022)',
    [['Ibrahim Traore', HOS, 'President Interim', '2022-10-02/..']],
  ],
  [
    'President of the National Council for the Safeguard of the Homeland General Abdourahame TIANI (since 28 July 2023)',
    [
      [
        'Abdourahame Tiani',
        HOS,
        'President of the National Council for the Safeguard of the Homeland',
        '2023-07-28/..',
      ],
    ],
  ],
  [
    `${OF_CHARLES}; represented by UK High Commissioner to New Zealand and Governor (nonresident) of the Pitcairn Islands Iona THOMAS (since 9 August 2022)`,
    [
      ['Charles III', HOS, 'King', '2022-09-08/..'],
      [
        'Iona Thomas',
        'OTHER',
        'UK High Commissioner to New Zealand and Governor of the Pitcairn Islands',
        '2022-08-09/..',
      ],
    ],
  ],
  [
    "Head of State TUIMALEALI'IFANO Va'aletoa Sualauvi II (since 21 July 2017)",
    [["Tuimaleali'ifano Va'aletoa Sualauvi II", HOS, 'Head of State', '2017-07-21/..']],
  ],
  [
    'King SALMAN bin Abd al-Aziz Al Saud (since 23 January 2015); Crown Prince MUHAMMAD BIN SALMAN (since 21 June 2017); Prime Minister Somebody ELSE (since 1 May 2020)',
    [
      ['Salman bin Abd al-Aziz Al Saud', HOS, 'King', '2015-01-23/..'],
      ['Muhammad Bin Salman', 'OTHER', 'Crown Prince', '2017-06-21/..'],
      ['Somebody Else', 'OTHER', 'Prime Minister', '2020-05-01/..'],
    ],
  ],
  // The label gives the role if no title does.
  [
    'Sébastien LECORNU (since 10 September 2025)',
    [['Sébastien Lecornu', HOS, 'Head of State', '2025-09-10/..']],
  ],
  [
    'Maj. Gen. KIM Jong Un (since 17 December 2011)',
    [['Kim Jong Un', HOS, 'Head of State', '2011-12-17/..']],
  ],
  [
    "TUIMALEALI'IFANO Va’aletoa Sualauvi II (since 21 July 2017)",
    [["Tuimaleali'ifano Va’aletoa Sualauvi II", HOS, 'Head of State', '2017-07-21/..']],
  ],
  [
    '(Ulu o Tokelau) Fofo TUISANO (since 9 March 2020)',
    [['Fofo Tuisano', HOS, 'Head of State', '2020-03-09/..']],
  ],
  [
    'GNU Interim Prime Minister Abd-al-Hamid DUBAYBAH (since 5 February 2021)',
    [['Abd-al-Hamid Dubaybah', HOS, 'GNU Interim Prime Minister', '2021-02-05/..']],
  ],
  [
    'Chairman of the PLC Rashad al-ALIMI (since 7 April 2022)',
    [['Rashad al-Alimi', HOS, 'Chairman of the PLC', '2022-04-07/..']],
  ],
  [
    'Prime Minister Manuel Osa Nsue Nsua (since 17 August 2024)',
    [['Manuel Osa Nsue Nsua', HOS, 'Prime Minister', '2024-08-17/..']],
  ],
  [
    'Sebastian KURZ elected chancellor (since 2 January 2020)',
    [['Sebastian Kurz', HOS, 'Head of State', '2020-01-02/..']],
  ],
  [
    'Commander in Chief Sr. Gen. MIN AUNG HLAING, Chairman of the SAC (since 1 August 2021)',
    [['Min Aung Hlaing', HOS, 'Commander-in-Chief', '2021-08-01/..']],
  ],
  [
    'Prime Minister and Minister of Interior Sheikh KHALID bin Khalifa Al Thani (since 28 January 2020)',
    [['Sheikh Khalid bin Khalifa Al Thani', HOS, 'Prime Minister and Minister of Interior', '2020-01-28/..']],
  ],
  // Several holders of one office.
  [
    'co-chiefs of state Captains Regent Matteo ROSSI and Lorenzo BUGLI (for the period 1 October 2025 - 31 March 2026)',
    [
      ['Matteo Rossi', HOS, 'Captain Regent', '2025-10-01/2026-03-31'],
      ['Lorenzo Bugli', HOS, 'Captain Regent', '2025-10-01/2026-03-31'],
    ],
  ],
  [
    'Captain Regent Alessandro SCARANO and Adele TONNINI (for the period 1 April 2023 - 1 October 2023)',
    [
      ['Alessandro Scarano', HOS, 'Captain Regent', '2023-04-01/2023-10-01'],
      ['Adele Tonnini', HOS, 'Captain Regent', '2023-04-01/2023-10-01'],
    ],
  ],
  [
    'President Juan Orlando HERNANDEZ (since 27 January 2014); Vice Presidents Ricardo ALVAREZ, Maria RIVERA, and Olga ALVARADO (since 26 January 2018)',
    [
      ['Juan Orlando Hernandez', HOS, 'President', '2014-01-27/..'],
      ['Ricardo Alvarez', 'OTHER', 'Vice President', '2018-01-26/..'],
      ['Maria Rivera', 'OTHER', 'Vice President', '2018-01-26/..'],
      ['Olga Alvarado', 'OTHER', 'Vice President', '2018-01-26/..'],
    ],
  ],
  [
    'Premier LI Keqiang (since 16 March 2013); Executive Vice Premiers HAN Zheng (since 19 March 2018), SUN Chunlan, Gen., HU Chunhua (both since 20 March 2018)',
    [
      ['Li Keqiang', HOS, 'Premier', '2013-03-16/..'],
      ['Han Zheng', 'OTHER', 'Executive Vice Premier', '2018-03-19/..'],
      ['Sun Chunlan', 'OTHER', 'Executive Vice Premier', '2018-03-20/..'],
      ['Hu Chunhua', 'OTHER', 'Executive Vice Premier', '2018-03-20/..'],
    ],
  ],
  [
    `${OF_CHARLES}; represented by Sir Tom J. MARSTERS (since 9 August 2013); New Zealand is represented by High Commissioner Ms Tui DEWES (since October 2020)`,
    [
      ['Charles III', HOS, 'King', '2022-09-08/..'],
      ['Tom J. Marsters', 'OTHER', 'Representative of the head of state', '2013-08-09/..'],
      ['Tui Dewes', 'OTHER', 'High Commissioner', '2020-10/..'],
    ],
  ],
  [
    'KIM Jong Un, Chairman of the State Affairs Commission (since 17 December 2011)',
    [['Kim Jong Un', HOS, 'Chairman of the State Affairs Commission', '2011-12-17/..']],
  ],
  [
    'President of the Presidential Leadership Council Dr. Rashad al-ALIMI and members Tariq SALIH, Aydarus al-ZUBAYDI (since 7 April 2022)',
    [
      ['Rashad al-Alimi', HOS, 'President of the Presidential Leadership Council', '2022-04-07/..'],
      ['Tariq Salih', HOS, 'member', '2022-04-07/..'],
      ['Aydarus al-Zubaydi', HOS, 'member', '2022-04-07/..'],
    ],
  ],
  [
    'King CHARLES III of Antigua and Barbuda (since 8 September 2022)',
    [['Charles III', HOS, 'King', '2022-09-08/..']],
  ],
  // Starts in other phrasings, and unclosed brackets.
  ['King X SOMEBODY (28 October 2022)', [['X Somebody', HOS, 'King', '2022-10-28/..']]],
  ['King X SOMEBODY (since28 March 2014)', [['X Somebody', HOS, 'King', '2014-03-28/..']]],
  ['King X SOMEBODY since 5 May 2020', [['X Somebody', HOS, 'King', '2020-05-05/..']]],
  [
    'King X SOMEBODY (since seizing power on 26 January 1986; re-elected on 14 January 2021)',
    [['X Somebody', HOS, 'King', '1986-01-26/..']],
  ],
  [
    'King X SOMEBODY (elected 13 October, sworn in 23 October 2019)',
    [['X Somebody', HOS, 'King', '2019-10-23/..']],
  ],
  [
    'King X SOMEBODY (selected on 13 December 2011; installed on 11 April 2012); the king is a figurehead',
    [['X Somebody', HOS, 'King', '2012-04-11/..']],
  ],
  ['King X SOMEBODY (since the coup of September 2019)', [['X Somebody', HOS, 'King', '2019-09/..']]],
  ['King X SOMEBODY (since March 14, 2013', [['X Somebody', HOS, 'King', '2013-03-14/..']]],
  [
    'King X SOMEBODY (since 1 January 2021; Vice President Y ELSE (since 2 January 2021)',
    [
      ['X Somebody', HOS, 'King', '2021-01-01/..'],
      ['Y Else', 'OTHER', 'Vice President', '2021-01-02/..'],
    ],
  ],
  // Holders without a start.
  ['Interim President Mahamat Idriss DEBY', [['Mahamat Idriss Deby', HOS, 'Interim President', '/..']]],
  ['Michael RANDRIANIRINA (Col.)', [['Michael Randrianirina', HOS, 'Head of State', '/..']]],
  ['President Luong CUONG (since 31 April 2024)', [['Luong Cuong', HOS, 'President', '/..']]],
])('%s', async (chief, lines) => {
  const outcome = await holdersOf({ chief });
  expect(outcome.lines).toEqual(lines);
  expect(outcome.rejected).toEqual([]);
});

test('a separate paragraph is a separate statement', async () => {
  const { lines, rejected } = await holdersOf({
    chief:
      'Statement: the embassy knows Juan GUAIDO as president<br><br />President Nicolas MADURO Moros (since 19 April 2013) (2024)',
  });
  expect(lines).toEqual([['Nicolas Maduro Moros', HOS, 'President', '2013-04-19/..']]);
  expect(rejected).toEqual([[1, 'it says not since when']]);
});

test('the only person named under a label is the head, even as a deputy; none is if the office is vacant', async () => {
  const head = 'Vice President Mohammed JALLOW (since 23 February 2024)';
  expect((await holdersOf({ head })).lines).toEqual([
    ['Mohammed Jallow', 'HEAD_OF_GOVERNMENT', 'Vice President', '2024-02-23/..'],
  ]);
  const { lines, rejected } = await holdersOf({
    head: `Prime Minister (vacant), ${head}; Bailiff X SOMEBODY`,
  });
  expect(lines).toEqual([['Mohammed Jallow', 'OTHER', 'Vice President', '2024-02-23/..']]);
  expect(rejected).toEqual([
    [1, 'the office is vacant'],
    [3, 'it says not since when'],
  ]);
});

test('a head of government may be a deputy as well; an office with several holders is not the head’s', async () => {
  const { lines, rejected } = await holdersOf({
    chief: 'President X SOMEBODY (since 1 May 2020)',
    head: 'Prime Minister and Vice President MUHAMMAD BIN RASHID Al-Maktum (since 5 January 2006); First Vice President and Minister of Finance Maria Jesus MONTERO Cuadrado (since 29 December 2023); Prime Minister, State Administration Council Chair, Sr. Gen. MIN AUNG HLAING (since 1 August 2021)',
  });
  expect(lines.slice(1)).toEqual([
    [
      'Muhammad Bin Rashid Al-Maktum',
      'HEAD_OF_GOVERNMENT',
      'Prime Minister and Vice President',
      '2006-01-05/..',
    ],
    [
      'Maria Jesus Montero Cuadrado',
      'OTHER',
      'First Vice President and Minister of Finance',
      '2023-12-29/..',
    ],
    [
      'Min Aung Hlaing',
      'HEAD_OF_GOVERNMENT',
      'Prime Minister, State Administration Council Chair',
      '2021-08-01/..',
    ],
  ]);
  expect(rejected).toEqual([]);
});

test('heirs, and anyone named between two holders without a date, are rejected individually', async () => {
  const { lines, rejected } = await holdersOf({
    chief:
      'King HAMAD bin Isa (since 6 March 1999); Heir Apparent Crown Prince SALMAN bin Hamad (son of the monarch, born 21 October 1969); First Vice President (vacant); President X SOMEBODY (since 1 May 2020)',
  });
  expect(lines.map(([name]) => name)).toEqual(['Hamad bin Isa', 'X Somebody']);
  expect(rejected).toEqual([
    [2, 'it says not since when'],
    [3, 'the office is vacant'],
  ]);
});

test('a text that is no sentence is rejected, and not taken apart', async () => {
  const { lines, rejected } = await holdersOf({
    chief: `King HAMAD${' and'.repeat(2_000)} (since 6 March 1999)`,
  });
  expect(lines).toEqual([]);
  expect(rejected).toEqual([[1, 'it has more than 5,000 characters']]);
});

test('other spellings are aliases', async () => {
  const { leaders } = await holdersOf({
    chief: 'King WACHIRALONGKON; also spelled Vajiralongkorn (since 1 December 2016)',
    head: 'Prime Minister SONEXAY (also spelled SONXAI) Siphandon (since 30 December 2022)',
  });
  expect(leaders.map(({ names }) => names?.map(({ value, kind }) => [value, kind]))).toEqual([
    [
      ['Wachiralongkon', undefined],
      ['Vajiralongkorn', 'ALIAS'],
    ],
    [
      ['Sonexay Siphandon', undefined],
      ['Sonxai', 'ALIAS'],
    ],
  ]);
});

test('a head of state of another country is one leader in both', async () => {
  const slugs = async (branch: Branch, path: string) =>
    (await holdersOf(branch, path)).tenures.map(({ leader, country }) => [leader, country]);
  const xi = { chief: 'President of China XI Jinping (since 14 March 2013)' };
  expect(await slugs(xi, 'hk.json')).toEqual([['xi-jinping-china', 'hong-kong']]);
  const king = { chief: `${OF_CHARLES}; represented by Governor General Mary SIMON (since 6 July 2021)` };
  expect(await slugs(king, 'ca.json')).toEqual([
    ['charles-iii-united-kingdom', 'canada'],
    ['mary-simon-canada', 'canada'],
  ]);
  expect(await slugs({ chief: OF_CHARLES }, 'uk.json')).toEqual([
    ['charles-iii-united-kingdom', 'united-kingdom'],
  ]);
  const aruba = {
    chief: 'King WILLEM-ALEXANDER of the Netherlands (since 30 April 2013)',
    dependency: 'constituent country of the Kingdom of the Netherlands',
  };
  expect(await slugs(aruba, 'aa.json')).toEqual([['willem-alexander-netherlands', 'aruba']]);
});

describe('an existing leader', () => {
  const known: KnownLeader[] = [
    {
      slug: 'vladimir-putin',
      names: ['Vladimir Putin'],
      tenures: [{ country: 'russia', term: '2012-05-07/..' }],
    },
    { slug: 'tokayev-kz', names: ['Tokayev'], tenures: [{ country: 'kazakhstan', term: '2019-03-20/..' }] },
    {
      slug: 'berdimuhamedov-tx',
      names: ['Berdimuhamedov'],
      tenures: [{ country: 'turkmenistan', term: '2006-12-21/..' }],
    },
    {
      slug: 'rajapaksa-ce',
      names: ['Rajapaksa'],
      tenures: [{ country: 'sri-lanka', term: '2019-11-18/2022-07' }],
    },
  ];
  const linked = async (branch: Branch, path: string) =>
    (await holdersOf(branch, path, known)).tenures.map(({ leader }) => leader);

  test('is recognized by name, country and time', async () => {
    expect(
      await linked({ chief: 'President Vladimir Vladimirovich PUTIN (since 7 May 2012)' }, 'rs.json'),
    ).toEqual(['vladimir-putin']);
    expect(
      await linked({ chief: 'President Vladimir Vladimirovich PUTIN (since 7 May 2012)' }, 'up.json'),
    ).toEqual(['vladimir-vladimirovich-putin-ukraine']);
  });

  test('is recognized by a surname alone only if both came to power together, and alone', async () => {
    expect(
      await linked({ chief: 'President Kasym-Zhomart TOKAYEV (since 20 March 2019)' }, 'kz.json'),
    ).toEqual(['tokayev-kz']);
    // The son, not the father who was in office before.
    expect(
      await linked({ chief: 'President Serdar BERDIMUHAMEDOV (since 19 March 2022)' }, 'tx.json'),
    ).toEqual(['serdar-berdimuhamedov-turkmenistan']);
    expect(
      await linked(
        {
          chief: 'President Gotabaya RAJAPAKSA (since 18 November 2019)',
          head: 'Prime Minister Mahinda RAJAPAKSA (since 21 November 2019)',
        },
        'ce.json',
      ),
    ).toEqual(['gotabaya-rajapaksa-sri-lanka', 'mahinda-rajapaksa-sri-lanka']);
  });
});

test('two editions that date a tenure differently describe the same one, each in its dataset', async () => {
  const tenureOf = async (since: string, edition: string, recorded?: { key: string; since: string }) => {
    const xi: KnownLeader = {
      slug: 'xi-jinping-china',
      names: ['Xi Jinping'],
      tenures: recorded ? [{ country: 'china', term: `${recorded.since}/..`, key: recorded.key }] : [],
    };
    const text = { chief: `President XI Jinping (since ${since})` };
    return (await holdersOf(text, `factbook-${edition}/ch.json`, recorded ? [xi] : [])).tenures[0];
  };
  const older = await tenureOf('30 December 2013', '2014');
  expect(older).toMatchObject({ dataset: 'factbook-2014', attestedUntil: '2014-01-01' });
  const recorded = { key: older?.key as string, since: '2013-12-30' };
  const newer = await tenureOf('2 January 2014', '2025-06', recorded);
  expect(newer).toMatchObject({ key: recorded.key, dataset: 'factbook-2025-06', term: '2014-01-02/..' });
  expect(newer?.recordClaim).not.toBe(older?.recordClaim);
  // A leader who returns after some years has another one; and tenures of other sources do not count.
  expect((await tenureOf('14 March 2018', '2025', recorded))?.key).not.toBe(recorded.key);
  const reign = { key: 'reign-2021-03:A-1', since: '2013-12-30' };
  expect((await tenureOf('30 December 2013', '2014', reign))?.key).toBe(recorded.key);
});

test('the row keeps its key when its date is corrected', async () => {
  const keys = async (since: string) =>
    (await holdersOf({ chief: `President XI Jinping (since ${since})` }, 'ch.json')).rows.map((row) =>
      'key' in row ? row.key : null,
    );
  expect(await keys('14 March 2013')).toEqual(['CH:chief-of-state:xi-jinping']);
  expect(await keys('March 2013')).toEqual(await keys('14 March 2013'));
});

test.each([
  ['President (vacant); note - President X was removed', 'the office is vacant'],
  ['President nobody (since 16 January 2020)', 'no office and name can be told apart in "President nobody"'],
  ['Prime Minister (since 5 January 2006)', 'no office and name can be told apart in "Prime Minister"'],
  ['former President Bashar al-ASAD', 'it says not since when'],
  ['On 7 April 2022, President Abd Rabuh HADI named a council', 'it says not since when'],
  ['Giorgio NAPOLITANO resigned', 'it says not since when'],
  ['there are 27 countries with royal families', 'it says not since when'],
])('%s is rejected', async (chief, reason) => {
  const { rejected, lines } = await holdersOf({ chief, head: 'Premier LI Qiang (since 11 March 2023)' });
  expect(rejected).toEqual([[1, reason]]);
  expect(lines).toHaveLength(1);
});

test('a tenure without a start matches the recorded one, also when an edition gives a start', async () => {
  const known = (term: string): KnownLeader[] => [
    {
      slug: 'mahamat-deby',
      names: ['Mahamat Idriss Deby'],
      tenures: [{ country: 'chad', term, key: 'factbook:chad:HEAD_OF_STATE:mahamat-deby:before' }],
    },
  ];
  const aboutWhat = async (chief: string, term: string) =>
    onceEach((await holdersOf({ chief }, 'cd.json', known(term))).records, 'claim')[0]?.subject;
  const recorded = { tenure: 'factbook:chad:HEAD_OF_STATE:mahamat-deby:before' };
  const undated = 'President Mahamat Idriss DEBY';
  expect(await aboutWhat(undated, '2021-04-20/..')).toEqual(recorded);
  expect(await aboutWhat(undated, '2021-04-20/2022-01-01')).not.toEqual(recorded);
  expect(await aboutWhat(`${undated} (since 6 May 2024)`, 'XXXX')).toEqual(recorded);
  expect(await aboutWhat(`${undated} (since 6 May 2024)`, '2021-04-20/..')).not.toEqual(recorded);
});

test('a country is found by another short form if the conventional one is missing', async () => {
  const text = JSON.stringify({
    Introduction: { Background: { text: '…' } },
    Government: {
      'Country name': { 'Dutch short form': { text: 'Curacao' } },
      'Executive branch': { 'head of government': { text: 'Gilmar PISAS (since 14 June 2021)' } },
    },
  });
  const { records } = await outcomeOf(factbookLeaders, await fileOf(text, 'cc.json'));
  expect(onceEach(records, 'tenure').map(({ country }) => country)).toEqual(['curacao']);
});

test('an unknown country is rejected', async () => {
  const { rejected } = await holdersOf({ chief: 'President XI Jinping (since 14 March 2013)' }, 'qq.json');
  expect(rejected).toEqual([[1, 'no country has the FIPS code QQ or the name ""']]);
});

test('a file without heads of state has no rows', async () => {
  expect((await holdersOf({}, 'pf.json')).rows).toEqual([]);
});

test.each([
  '',
  'a,b\n1,2\n',
  '[]',
  '{',
  '{"record":"country"}',
  '{"Introduction":{"Background":{"count":1}}}',
])('another file is refused: %j', async (text) => {
  await expect(outcomeOf(factbookLeaders, await fileOf(text, 'ch.json'))).rejects.toThrow(WrongFormat);
});

const folder = realFile('factbook');
(folder ? test : test.skip)('all countries that are there (skipped without ROSTRUM_TEST_FILES)', async () => {
  const paths = readdirSync(folder as string, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.json'),
  );
  const found = new Map<string, (string | undefined)[][]>();
  for (const path of paths) {
    const text = readFileSync(join(folder as string, path), 'utf8');
    const outcome = await outcomeOf(factbookLeaders, await fileOf(text, `factbook/${path}`));
    expect([path, outcome.rejected]).toEqual([path, []]);
    const tenures = onceEach(outcome.records, 'tenure');
    // As many as there are brackets with "since" in the two sentences.
    const branch = JSON.parse(text).Government?.['Executive branch'] ?? {};
    const said = ['chief of state', 'head of government']
      .map((office) => branch[office]?.text ?? '')
      .join(' ');
    expect([path, tenures.length]).toEqual([path, said.split('(since ').length - 1]);
    const leaders = onceEach(outcome.records, 'leader');
    const nameOf = (leader: string) => leaders.find(({ slug }) => slug === leader)?.names?.[0]?.value;
    found.set(
      path.slice(-7, -5),
      tenures.map(({ leader, role, term }) => [nameOf(leader), role, term]),
    );
  }
  const HOG = 'HEAD_OF_GOVERNMENT';
  expect(found.get('rs')).toEqual([
    ['Vladimir Vladimirovich Putin', HOS, '2012-05-07/..'],
    ['Mikhail Vladimirovich Mishustin', HOG, '2020-01-16/..'],
  ]);
  expect(found.get('kn')).toEqual([
    ['Kim Jong Un', HOS, '2011-12-17/..'],
    ['Choe Ryong Hae', HOG, '2019-04-11/..'],
  ]);
  expect(found.get('ja')).toEqual([
    ['Naruhito', HOS, '2019-05-01/..'],
    ['Sanae Takaichi', HOG, '2025-10-21/..'],
  ]);
  expect(found.get('ch')?.[0]).toEqual(['Xi Jinping', HOS, '2013-03-14/..']);
});
