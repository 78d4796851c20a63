import worldCountries from 'world-countries';

const byIso3 = new Map(worldCountries.map((country) => [country.cca3, country]));

/** Adjectives and names of peoples that world-countries does not have, by ISO 3166-1 alpha-3. */
const MORE: Readonly<Record<string, string>> = {
  AFG: 'Afghan,Afghani,Afghans',
  ARE: 'Emirati,Emirates,UAE,U.A.E.',
  BIH: 'Bosnian,Bosnia',
  CAF: 'Central African',
  CHE: 'Swiss',
  CIV: 'Ivorian,Ivory Coast',
  COD: 'Congolese,DRC,DR Congo',
  CZE: 'Czech,Czechia',
  DNK: 'Danish,Dane,Danes',
  DOM: 'Dominican',
  ESP: 'Spanish,Spaniard,Spaniards',
  ETH: 'Ethiopian,Ethopia',
  FIN: 'Finnish,Finn,Finns',
  FRA: 'French,Frenchmen',
  GBR: 'British,Briton,Britons,Britain,Great Britain,UK,U.K.,English',
  GRC: 'Greek',
  HTI: 'Haitian',
  IRN: 'Iranian',
  IRL: 'Irish',
  IRQ: 'Iraqi',
  ISR: 'Israeli',
  KGZ: 'Kyrgyz',
  KOR: 'South Korean,Seoul,ROK',
  PRK: 'North Korean,Pyongyang,DPRK',
  LBN: 'Lebanese',
  LBR: 'Liberian',
  LKA: 'Sri Lankan',
  MKD: 'Macedonian,Macedonia',
  MMR: 'Burmese,Burma,Myanmarese,Myanmar',
  NGA: 'Nigerian',
  NLD: 'Dutch,Holland',
  NZL: 'New Zealander,New Zealand,Kiwi',
  PAK: 'Pakistani',
  PHL: 'Philippine,Filipino,Filipinos',
  POL: 'Polish,Pole,Poles',
  PRT: 'Portuguese',
  PSE: 'Palestinian,Palestine,Gaza,West Bank,Gaza Strip',
  ROU: 'Romanian,Rumanian,Rumania',
  RUS: 'Russian,Soviet',
  SAU: 'Saudi,Saudi Arabian',
  SDN: 'Sudanese',
  SRB: 'Serbian,Serb,Serbs',
  SWE: 'Swedish,Swede,Swedes',
  SYR: 'Syrian',
  TLS: 'Timorese,East Timorese,East Timor',
  TUR: 'Turkish,Turk,Turks,Turkey',
  TWN: 'Taiwanese',
  UKR: 'Ukrainian',
  USA: 'American,U.S.,US,USA,U.S.A.,United States,Americans',
  VNM: 'Vietnamese',
  XKX: 'Kosovar,Kosovo',
  YEM: 'Yemeni',
  ZAF: 'South African',
};

const cca3Of = (iso3: string) => (iso3 === 'XKX' ? 'UNK' : iso3);

const englishOf = ({ demonyms }: (typeof worldCountries)[number]): string[] => [
  demonyms.eng?.f ?? '',
  demonyms.eng?.m ?? '',
];

/** The adjectives of members of the United Nations: a territory has the same, and is not meant. */
const ofMembers = new Set(worldCountries.filter(({ unMember }) => unMember).flatMap(englishOf));

/** The adjectives and names of the people of a country, from world-countries and the table above; with plurals in -s. */
export function demonymsOf(iso3: string | undefined): string[] {
  const country = iso3 === undefined ? undefined : byIso3.get(cca3Of(iso3));
  if (iso3 === undefined) return [];
  const own = country ? englishOf(country).filter((each) => country.unMember || !ofMembers.has(each)) : [];
  const all = [...own, ...(MORE[iso3]?.split(',') ?? [])].filter((demonym) => demonym.length > 1);
  return [...new Set(all.flatMap((each) => (/(an|i|ian)$/.test(each) ? [each, `${each}s`] : [each])))];
}

const ADJECTIVES: ReadonlySet<string> = new Set(
  [...worldCountries.flatMap(englishOf), ...Object.values(MORE).flatMap((list) => list.split(','))].filter(
    (each) => each !== '',
  ),
);

/** Whether a word is the adjective or the name of the people of a country. */
export const isDemonym = (word: string): boolean => ADJECTIVES.has(word);

/** Places and buildings that stand for a government, by ISO 3166-1 alpha-3. Capitals come from the knowledge base. */
export const METONYMS: readonly (readonly [string, string])[] = [
  ['White House', 'USA'],
  ['Pentagon', 'USA'],
  ['State Department', 'USA'],
  ['Washington', 'USA'],
  ['Capitol Hill', 'USA'],
  ['Kremlin', 'RUS'],
  ['Moscow', 'RUS'],
  ['Beijing', 'CHN'],
  ['Peking', 'CHN'],
  ['Downing Street', 'GBR'],
  ['London', 'GBR'],
  ['Elysee', 'FRA'],
  ['Blue House', 'KOR'],
  ['Tel Aviv', 'ISR'],
  ['Jerusalem', 'ISR'],
  ['Hezbollah', 'LBN'],
  ['Hizbollah', 'LBN'],
  ['Hamas', 'PSE'],
  ['PLO', 'PSE'],
  ['Taliban', 'AFG'],
  ['Chechen', 'RUS'],
  ['Chechens', 'RUS'],
  ['Chechnya', 'RUS'],
  ['Darfur', 'SDN'],
  ['Kurdistan', 'IRQ'],
  ['Kashmir', 'IND'],
  ['Tibet', 'CHN'],
  ['Tibetan', 'CHN'],
  ['Aceh', 'IDN'],
  ['Crimea', 'UKR'],
];
