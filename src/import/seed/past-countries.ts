import type { CountryRecord } from '../rostrum-jsonl/records';
import { readNames } from './name-notation';

type Code = NonNullable<CountryRecord['codes']>[number];

/** A state or territory that is no more, and that no country of today continues. */
interface PastCountry {
  slug: string;
  /** EDTF; its names and codes are valid as long, unless they say otherwise. */
  existed: string;
  region: string;
  subregion: string;
  capital?: string;
  /** In the notation of readNames; the common English one first. */
  names: string;
  /** Number in Correlates of War, and in Gleditsch & Ward where that is another; null where it is none of theirs. */
  cow?: string;
  gleditschWard?: string;
  /** Codes of ISO 3166-3, each with the time for which the register had it. */
  iso?: readonly (readonly [
    scheme: 'ISO_ALPHA2' | 'ISO_ALPHA3' | 'ISO_NUMERIC',
    value: string,
    valid: string,
  ])[];
  fips?: string;
  /** Item of Wikidata; left out where it is not certain. */
  wikidata?: string;
  /** Title in the English Wikipedia. */
  wikipedia: string;
}

/** The codes of an entry of ISO 3166-3: alpha-2, alpha-3 and, where it had one of its own, the numeric code. */
function iso(codes: string, valid: string): NonNullable<PastCountry['iso']> {
  const [alpha2 = '', alpha3 = '', numeric] = codes.split(' ');
  return [
    ['ISO_ALPHA2', alpha2, valid],
    ['ISO_ALPHA3', alpha3, valid],
    ...(numeric ? [['ISO_NUMERIC', numeric, valid] as const] : []),
  ];
}

/**
 * The states and territories that ended since 1816 and have a number in Correlates of War's State System Membership
 * (v2016) or an entry in ISO 3166-3.
 *
 * Whether an entry is a country of its own, or a former name and former codes of one of today, is decided so:
 * 1. A state of Correlates of War is whatever bears its number. Who bears it today was called otherwise before: Russia
 *    (365) the Soviet Union, Germany (255, and 260 from 1955 to 1990) Prussia and West Germany, Turkey (640) the Ottoman
 *    Empire, Vietnam (816) North Vietnam, Italy (325) Sardinia. The exception is 345, which the list continues from
 *    Yugoslavia to Serbia: a federation of six republics is no former name of one of them, and Gleditsch & Ward end it in
 *    2006.
 * 2. Of the other entries of ISO 3166-3, those that were renamed kept their numeric code, by which UN M49 counts a
 *    territory: Burma, Dahomey, Upper Volta, New Hebrides, Southern Rhodesia, East Timor, Zaire, the Afars and Issas,
 *    Byelorussia. So did the Gilbert Islands, but the entry was that of a colony of which two states came.
 * 3. Where an entry was merged into another and the place is what it was, its codes and its name are those of a part of
 *    today's entry: Johnston, Midway, Wake, the other Pacific islands of the United States, the British and Norwegian
 *    parts of Antarctica, Metropolitan France.
 * 4. All else was a country of its own, which is listed here.
 *
 * Sources of the dates: Correlates of War, State System Membership (v2016); Gleditsch & Ward, "A Revised List of
 * Independent States since 1816" (1999 and updates); of the German and Italian states, which were older and ended by
 * annexation, the acts of annexation; of the territories, the treaties and acts that made and ended them; ISO 3166-3 for
 * how long a code stood. The first edition of ISO 3166 is of 1974.
 */
const PAST: readonly PastCountry[] = [
  {
    slug: 'hanover',
    existed: '1814-10-12/1866-09-20',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'Hanover',
    names: 'Hanover; =Kingdom of Hanover; de:Hannover; de:=Königreich Hannover',
    cow: '240',
    wikidata: 'Q164079',
    wikipedia: 'Kingdom_of_Hanover',
  },
  {
    slug: 'bavaria',
    existed: '1806-01-01/1871-01-18',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'Munich',
    names: 'Bavaria; =Kingdom of Bavaria; de:Bayern; de:=Königreich Bayern',
    cow: '245',
    wikidata: 'Q154195',
    wikipedia: 'Kingdom_of_Bavaria',
  },
  {
    slug: 'east-germany',
    existed: '1949-10-07/1990-10-02',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'East Berlin',
    names: `East Germany; =German Democratic Republic; ~GDR; de:Ostdeutschland; de:=Deutsche Demokratische Republik; de:~DDR;
      fr:Allemagne de l'Est; fr:=République démocratique allemande; es:Alemania Oriental; it:Germania Est;
      ru:Восточная Германия; ru:~ГДР; zh:东德; ja:東ドイツ; ko:동독`,
    cow: '265',
    iso: iso('DD DDR 278', '1974/1990-10-30'),
    wikidata: 'Q16957',
    wikipedia: 'East_Germany',
  },
  {
    slug: 'baden',
    existed: '1806-08-12/1871-01-18',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'Karlsruhe',
    names: 'Baden; =Grand Duchy of Baden; de:=Großherzogtum Baden',
    cow: '267',
    wikidata: 'Q186320',
    wikipedia: 'Grand_Duchy_of_Baden',
  },
  {
    slug: 'saxony',
    existed: '1806-12-11/1871-01-18',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'Dresden',
    names: 'Saxony; =Kingdom of Saxony; de:Sachsen; de:=Königreich Sachsen',
    cow: '269',
    wikidata: 'Q153015',
    wikipedia: 'Kingdom_of_Saxony',
  },
  {
    slug: 'wuerttemberg',
    existed: '1806-01-01/1871-01-18',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'Stuttgart',
    names: 'Württemberg; =Kingdom of Württemberg; ~Wuerttemberg; de:=Königreich Württemberg',
    cow: '271',
    wikidata: 'Q159631',
    wikipedia: 'Kingdom_of_Württemberg',
  },
  {
    slug: 'hesse-electoral',
    existed: '1803/1866-09-20',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'Kassel',
    names:
      'Hesse Electoral; =Electorate of Hesse; ~Hesse-Kassel; ~Hesse-Cassel; de:Kurhessen; de:=Kurfürstentum Hessen',
    cow: '273',
    wikidata: 'Q529605',
    wikipedia: 'Electorate_of_Hesse',
  },
  {
    slug: 'hesse-grand-ducal',
    existed: '1806-08-13/1871-01-18',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'Darmstadt',
    names:
      'Hesse Grand Ducal; =Grand Duchy of Hesse; ~Hesse-Darmstadt; de:Hessen-Darmstadt; de:=Großherzogtum Hessen',
    cow: '275',
    wikidata: 'Q20135',
    wikipedia: 'Grand_Duchy_of_Hesse',
  },
  {
    slug: 'mecklenburg-schwerin',
    existed: '1815-06-09/1871-01-18',
    region: 'Europe',
    subregion: 'Western Europe',
    capital: 'Schwerin',
    names:
      'Mecklenburg-Schwerin; =Grand Duchy of Mecklenburg-Schwerin; de:=Großherzogtum Mecklenburg-Schwerin',
    cow: '280',
    wikidata: 'Q158445',
    wikipedia: 'Grand_Duchy_of_Mecklenburg-Schwerin',
  },
  {
    slug: 'austria-hungary',
    existed: '1804-08-11/1918-11-12',
    region: 'Europe',
    subregion: 'Central Europe',
    capital: 'Vienna',
    names: `Austria-Hungary @1867-06-08/1918-11-12; Austria @1804-08-11/1867-06-07;
      =Austro-Hungarian Empire @1867-06-08/1918-11-12; =Austrian Empire @1804-08-11/1867-06-07; ~Habsburg Empire;
      de:Österreich-Ungarn @1867-06-08/1918-11-12; de:Österreich @1804-08-11/1867-06-07; de:~Donaumonarchie;
      fr:Autriche-Hongrie @1867-06-08/1918-11-12; hu:Osztrák–Magyar Monarchia @1867-06-08/1918-11-12;
      ru:Австро-Венгрия @1867-06-08/1918-11-12`,
    cow: '300',
    wikidata: 'Q28513',
    wikipedia: 'Austria-Hungary',
  },
  {
    slug: 'czechoslovakia',
    existed: '1918-10-28/1992-12-31',
    region: 'Europe',
    subregion: 'Central Europe',
    capital: 'Prague',
    names: `Czechoslovakia; =Czechoslovak Republic @1918-10-28/1960-07-10;
      =Czechoslovak Socialist Republic @1960-07-11/1990-03-28; =Czech and Slovak Federative Republic @1990-04-23/1992-12-31;
      ~Czecho-Slovakia; ~ČSSR @1960-07-11/1990-03-28; ~CSSR @1960-07-11/1990-03-28; cs:Československo; sk:Česko-Slovensko;
      de:Tschechoslowakei; fr:Tchécoslovaquie; es:Checoslovaquia; it:Cecoslovacchia; pl:Czechosłowacja;
      ru:Чехословакия; zh:捷克斯洛伐克; ja:チェコスロバキア; ko:체코슬로바키아`,
    cow: '315',
    iso: iso('CS CSK 200', '1974/1993-06-15'),
    wikidata: 'Q33946',
    wikipedia: 'Czechoslovakia',
  },
  {
    slug: 'papal-states',
    existed: '1814/1870-09-20',
    region: 'Europe',
    subregion: 'Southern Europe',
    capital: 'Rome',
    names:
      'Papal States; =State of the Church; ~Pontifical State; it:Stato Pontificio; de:Kirchenstaat; fr:États pontificaux',
    cow: '327',
    wikidata: 'Q170174',
    wikipedia: 'Papal_States',
  },
  {
    slug: 'two-sicilies',
    existed: '1816-12-08/1861-02-17',
    region: 'Europe',
    subregion: 'Southern Europe',
    capital: 'Naples',
    names:
      'Two Sicilies; =Kingdom of the Two Sicilies; it:=Regno delle Due Sicilie; de:=Königreich beider Sizilien',
    cow: '329',
    wikidata: 'Q180393',
    wikipedia: 'Kingdom_of_the_Two_Sicilies',
  },
  {
    slug: 'modena',
    existed: '1814/1860-03-18',
    region: 'Europe',
    subregion: 'Southern Europe',
    capital: 'Modena',
    names: 'Modena; =Duchy of Modena and Reggio; it:=Ducato di Modena e Reggio',
    cow: '332',
    wikidata: 'Q252580',
    wikipedia: 'Duchy_of_Modena_and_Reggio',
  },
  {
    slug: 'parma',
    existed: '1814/1860-03-18',
    region: 'Europe',
    subregion: 'Southern Europe',
    capital: 'Parma',
    names: 'Parma; =Duchy of Parma, Piacenza and Guastalla; ~Duchy of Parma; it:=Ducato di Parma e Piacenza',
    cow: '335',
    wikipedia: 'Duchy_of_Parma',
  },
  {
    slug: 'tuscany',
    existed: '1814/1860-03-22',
    region: 'Europe',
    subregion: 'Southern Europe',
    capital: 'Florence',
    names: 'Tuscany; =Grand Duchy of Tuscany; it:Toscana; it:=Granducato di Toscana; de:Toskana',
    cow: '337',
    wikidata: 'Q154849',
    wikipedia: 'Grand_Duchy_of_Tuscany',
  },
  {
    slug: 'yugoslavia',
    existed: '1918-12-01/2006-06-04',
    region: 'Europe',
    subregion: 'Southeast Europe',
    capital: 'Belgrade',
    names: `Yugoslavia @1918-12-01/2003-02-03; Serbia and Montenegro @2003-02-04/2006-06-04;
      =Kingdom of Serbs, Croats and Slovenes @1918-12-01/1929-10-02; =Kingdom of Yugoslavia @1929-10-03/1945-11-28;
      =Federal People's Republic of Yugoslavia @1945-11-29/1963-04-06;
      =Socialist Federal Republic of Yugoslavia @1963-04-07/1992-04-26;
      =Federal Republic of Yugoslavia @1992-04-27/2003-02-03; =State Union of Serbia and Montenegro @2003-02-04/2006-06-04;
      ~SFRY @1963-04-07/1992-04-26; sr:Југославија @1918-12-01/2003-02-03; sr:Србија и Црна Гора @2003-02-04/2006-06-04;
      hr:Jugoslavija @1918-12-01/2003-02-03; de:Jugoslawien @1918-12-01/2003-02-03;
      de:Serbien und Montenegro @2003-02-04/2006-06-04; fr:Yougoslavie @1918-12-01/2003-02-03;
      fr:Serbie-et-Monténégro @2003-02-04/2006-06-04; es:Yugoslavia @1918-12-01/2003-02-03;
      it:Jugoslavia @1918-12-01/2003-02-03; pl:Jugosławia @1918-12-01/2003-02-03; ru:Югославия @1918-12-01/2003-02-03;
      zh:南斯拉夫 @1918-12-01/2003-02-03; ja:ユーゴスラビア @1918-12-01/2003-02-03; ko:유고슬라비아 @1918-12-01/2003-02-03`,
    cow: '345',
    iso: [
      ...iso('YU YUG', '1974/2003-07-22'),
      ...iso('CS SCG', '2003-07-23/2006-09-26'),
      ['ISO_NUMERIC', '890', '1974/1992'],
      ['ISO_NUMERIC', '891', '1993/2006-09-26'],
    ],
    fips: 'YI',
    wikidata: 'Q36704',
    wikipedia: 'Yugoslavia',
  },
  {
    slug: 'zanzibar',
    existed: '1963-12-10/1964-04-26',
    region: 'Africa',
    subregion: 'Eastern Africa',
    capital: 'Zanzibar City',
    names: `Zanzibar; =Sultanate of Zanzibar @1963-12-10/1964-01-11;
      =People's Republic of Zanzibar and Pemba @1964-01-12/1964-04-26; de:Sansibar`,
    cow: '511',
    wikipedia: 'Sultanate_of_Zanzibar',
  },
  {
    slug: 'north-yemen',
    existed: '1918-10-30/1990-05-21',
    region: 'Asia',
    subregion: 'Western Asia',
    capital: "Sana'a",
    names: `North Yemen; =Mutawakkilite Kingdom of Yemen @1918-10-30/1962-09-26;
      =Yemen Arab Republic @1962-09-27/1990-05-21; ~Yemen; ~Kingdom of Yemen @1918-10-30/1962-09-26; de:Nordjemen;
      fr:Yémen du Nord`,
    cow: '678',
    iso: [['ISO_NUMERIC', '886', '1974/1990-08-14']],
    wikidata: 'Q267584',
    wikipedia: 'Yemen_Arab_Republic',
  },
  {
    slug: 'south-yemen',
    existed: '1967-11-30/1990-05-21',
    region: 'Asia',
    subregion: 'Western Asia',
    capital: 'Aden',
    names: `South Yemen; =People's Republic of Southern Yemen @1967-11-30/1970-11-29;
      =People's Democratic Republic of Yemen @1970-11-30/1990-05-21; ~Democratic Yemen; ~Yemen People's Republic; ~PDRY;
      de:Südjemen; fr:Yémen du Sud`,
    cow: '680',
    iso: iso('YD YMD 720', '1974/1990-08-14'),
    wikidata: 'Q199841',
    wikipedia: 'South_Yemen',
  },
  {
    slug: 'korean-empire',
    existed: '1392/1910-08-29',
    region: 'Asia',
    subregion: 'Eastern Asia',
    capital: 'Seoul',
    names: `Korean Empire @1897-10-12/1910-08-29; Joseon @1392/1897-10-11; ~Korea; ~Chosŏn; ko:대한제국 @1897-10-12/1910-08-29;
      ko:조선 @1392/1897-10-11; zh:大韩帝国 @1897-10-12/1910-08-29; ja:大韓帝国 @1897-10-12/1910-08-29;
      de:Kaiserreich Korea @1897-10-12/1910-08-29`,
    cow: '730',
    wikidata: 'Q28233',
    wikipedia: 'Korean_Empire',
  },
  {
    slug: 'south-vietnam',
    existed: '1949-06-14/1975-04-30',
    region: 'Asia',
    subregion: 'South-Eastern Asia',
    capital: 'Saigon',
    names: `South Vietnam; =State of Vietnam @1949-06-14/1955-10-25; =Republic of Vietnam @1955-10-26/1975-04-30; ~RVN;
      vi:Việt Nam Cộng Hòa @1955-10-26/1975-04-30; de:Südvietnam; fr:Sud-Viêt Nam`,
    cow: '817',
    wikidata: 'Q180573',
    wikipedia: 'South_Vietnam',
  },
  {
    slug: 'netherlands-antilles',
    existed: '1954-12-15/2010-10-09',
    region: 'Americas',
    subregion: 'Caribbean',
    capital: 'Willemstad',
    names: `Netherlands Antilles; ~Dutch Antilles; nl:Nederlandse Antillen; de:Niederländische Antillen;
      fr:Antilles néerlandaises; es:Antillas Neerlandesas`,
    iso: [
      ...iso('AN ANT', '1974/2010-12-15'),
      ['ISO_NUMERIC', '532', '1974/1985'],
      ['ISO_NUMERIC', '530', '1986/2010-12-15'],
    ],
    fips: 'NT',
    wikidata: 'Q25227',
    wikipedia: 'Netherlands_Antilles',
  },
  {
    slug: 'trust-territory-of-the-pacific-islands',
    existed: '1947-07-18/1994-09-30',
    region: 'Oceania',
    subregion: 'Micronesia',
    capital: 'Saipan',
    names: 'Trust Territory of the Pacific Islands; ~Pacific Islands (Trust Territory); ~TTPI',
    iso: iso('PC PCI 582', '1974/1986'),
    wikipedia: 'Trust_Territory_of_the_Pacific_Islands',
  },
  {
    slug: 'panama-canal-zone',
    existed: '1904-02-26/1979-09-30',
    region: 'Americas',
    subregion: 'Central America',
    capital: 'Balboa',
    names: 'Panama Canal Zone; ~Canal Zone; es:Zona del Canal de Panamá; de:Panamakanalzone',
    iso: iso('PZ PCZ', '1974/1980'),
    wikipedia: 'Panama_Canal_Zone',
  },
  {
    slug: 'saudi-iraqi-neutral-zone',
    existed: '1922-12-02/1991',
    region: 'Asia',
    subregion: 'Western Asia',
    names: 'Saudi–Iraqi neutral zone; ~Neutral Zone; ~Saudi Arabian–Iraqi neutral zone',
    iso: iso('NT NTZ 536', '1974/1993-07-12'),
    wikipedia: 'Saudi–Iraqi_neutral_zone',
  },
  {
    slug: 'canton-and-enderbury-islands',
    existed: '1939-04-06/1979-07-11',
    region: 'Oceania',
    subregion: 'Micronesia',
    names: 'Canton and Enderbury Islands; ~Kanton and Enderbury',
    iso: iso('CT CTE 128', '1974/1984'),
    wikipedia: 'Canton_and_Enderbury_Islands',
  },
  {
    slug: 'gilbert-and-ellice-islands',
    existed: '1892-05-27/1975-12-31',
    region: 'Oceania',
    subregion: 'Micronesia',
    capital: 'Tarawa',
    names: `Gilbert and Ellice Islands; =Gilbert and Ellice Islands Colony @1916-01-12/1975-12-31;
      de:Gilbert- und Elliceinseln`,
    iso: iso('GE GEL', '1974/1979'),
    wikipedia: 'Gilbert_and_Ellice_Islands',
  },
  {
    slug: 'sikkim',
    existed: '1642/1975-05-15',
    region: 'Asia',
    subregion: 'Southern Asia',
    capital: 'Gangtok',
    names: 'Sikkim; =Kingdom of Sikkim; de:=Königreich Sikkim',
    iso: iso('SK SKM', '1974/1975'),
    wikipedia: 'Kingdom_of_Sikkim',
  },
];

/** The states and territories that ended, as records. */
export const pastCountryRecords = (): CountryRecord[] => PAST.map(recordOf);

function recordOf(country: PastCountry): CountryRecord {
  const { slug, existed, region, subregion, capital, names } = country;
  return {
    record: 'country',
    slug,
    names: readNames(names.replace(/\s+/g, ' '), existed),
    codes: codesOf(country),
    existed,
    region,
    subregion,
    ...(capital && { capital }),
  };
}

function codesOf(country: PastCountry): Code[] {
  const { existed, cow, gleditschWard = cow, iso: isoCodes = [], fips, wikidata, wikipedia } = country;
  const whileItWas: [Code['scheme'], string | undefined][] = [
    ['COW', cow],
    ['GLEDITSCH_WARD', gleditschWard],
    ['FIPS', fips],
  ];
  const forGood: [Code['scheme'], string | undefined][] = [
    ['WIKIDATA', wikidata],
    ['WIKIPEDIA', wikipedia],
  ];
  return [
    ...isoCodes.map(([scheme, value, valid]) => ({ scheme, value, valid })),
    ...whileItWas.flatMap(([scheme, value]) => (value ? [{ scheme, value, valid: existed }] : [])),
    ...forGood.flatMap(([scheme, value]) => (value ? [{ scheme, value }] : [])),
  ];
}
