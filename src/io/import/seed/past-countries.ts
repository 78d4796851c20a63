import type { CountryRecord } from '../rostrum-jsonl/records';
import { readNames } from './name-notation';

type Code = NonNullable<CountryRecord['codes']>[number];

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
 *
 * Each entry has its slug, when it existed (EDTF) and region, part of it and capital; its codes in other registers, of which
 * those without a time stood for it until it ended, since lists count what came before under the same number; and its
 * names in the notation of readNames.
 */
const PAST = `
hanover | 1814-10-12/1866-09-20 | Europe, Western Europe, Hanover
  COW 240, GLEDITSCH_WARD 240, WIKIDATA Q164079, WIKIPEDIA Kingdom_of_Hanover
    Hanover; =Kingdom of Hanover; de:Hannover; de:=Königreich Hannover
bavaria | 1806-01-01/1871-01-18 | Europe, Western Europe, Munich
  COW 245, GLEDITSCH_WARD 245, WIKIDATA Q154195, WIKIPEDIA Kingdom_of_Bavaria
    Bavaria; =Kingdom of Bavaria; de:Bayern; de:=Königreich Bayern
east-germany | 1949-10-07/1990-10-02 | Europe, Western Europe, East Berlin
  ISO_ALPHA2 DD @1974/1990-10-30, ISO_ALPHA3 DDR @1974/1990-10-30, ISO_NUMERIC 278 @1974/1990-10-30, COW 265,
  GLEDITSCH_WARD 265, WIKIDATA Q16957, WIKIPEDIA East_Germany
    East Germany; =German Democratic Republic; ~GDR; de:Ostdeutschland; de:=Deutsche Demokratische Republik; de:~DDR;
    fr:Allemagne de l'Est; fr:=République démocratique allemande; es:Alemania Oriental; it:Germania Est;
    ru:Восточная Германия; ru:~ГДР; zh:东德; ja:東ドイツ; ko:동독
baden | 1806-08-12/1871-01-18 | Europe, Western Europe, Karlsruhe
  COW 267, GLEDITSCH_WARD 267, WIKIDATA Q186320, WIKIPEDIA Grand_Duchy_of_Baden
    Baden; =Grand Duchy of Baden; de:=Großherzogtum Baden
saxony | 1806-12-11/1871-01-18 | Europe, Western Europe, Dresden
  COW 269, GLEDITSCH_WARD 269, WIKIDATA Q153015, WIKIPEDIA Kingdom_of_Saxony
    Saxony; =Kingdom of Saxony; de:Sachsen; de:=Königreich Sachsen
wuerttemberg | 1806-01-01/1871-01-18 | Europe, Western Europe, Stuttgart
  COW 271, GLEDITSCH_WARD 271, WIKIDATA Q159631, WIKIPEDIA Kingdom_of_Württemberg
    Württemberg; =Kingdom of Württemberg; ~Wuerttemberg; de:=Königreich Württemberg
hesse-electoral | 1803/1866-09-20 | Europe, Western Europe, Kassel
  COW 273, GLEDITSCH_WARD 273, WIKIDATA Q529605, WIKIPEDIA Electorate_of_Hesse
    Hesse Electoral; =Electorate of Hesse; ~Hesse-Kassel; ~Hesse-Cassel; de:Kurhessen; de:=Kurfürstentum Hessen
hesse-grand-ducal | 1806-08-13/1871-01-18 | Europe, Western Europe, Darmstadt
  COW 275, GLEDITSCH_WARD 275, WIKIDATA Q20135, WIKIPEDIA Grand_Duchy_of_Hesse
    Hesse Grand Ducal; =Grand Duchy of Hesse; ~Hesse-Darmstadt; de:Hessen-Darmstadt; de:=Großherzogtum Hessen
mecklenburg-schwerin | 1815-06-09/1871-01-18 | Europe, Western Europe, Schwerin
  COW 280, GLEDITSCH_WARD 280, WIKIDATA Q158445, WIKIPEDIA Grand_Duchy_of_Mecklenburg-Schwerin
    Mecklenburg-Schwerin; =Grand Duchy of Mecklenburg-Schwerin; de:=Großherzogtum Mecklenburg-Schwerin
austria-hungary | 1804-08-11/1918-11-12 | Europe, Central Europe, Vienna
  COW 300, GLEDITSCH_WARD 300, WIKIDATA Q28513, WIKIPEDIA Austria-Hungary
    Austria-Hungary @1867-06-08/1918-11-12; Austria @1804-08-11/1867-06-07;
    =Austro-Hungarian Empire @1867-06-08/1918-11-12; =Austrian Empire @1804-08-11/1867-06-07; ~Habsburg Empire;
    de:Österreich-Ungarn @1867-06-08/1918-11-12; de:Österreich @1804-08-11/1867-06-07; de:~Donaumonarchie;
    fr:Autriche-Hongrie @1867-06-08/1918-11-12; hu:Osztrák–Magyar Monarchia @1867-06-08/1918-11-12;
    ru:Австро-Венгрия @1867-06-08/1918-11-12
czechoslovakia | 1918-10-28/1992-12-31 | Europe, Central Europe, Prague
  ISO_ALPHA2 CS @1974/1993-06-15, ISO_ALPHA3 CSK @1974/1993-06-15, ISO_NUMERIC 200 @1974/1993-06-15, COW 315,
  GLEDITSCH_WARD 315, WIKIDATA Q33946, WIKIPEDIA Czechoslovakia
    Czechoslovakia; =Czechoslovak Republic @1918-10-28/1960-07-10;
    =Czechoslovak Socialist Republic @1960-07-11/1990-03-28;
    =Czech and Slovak Federative Republic @1990-04-23/1992-12-31; ~Czecho-Slovakia; ~ČSSR @1960-07-11/1990-03-28;
    ~CSSR @1960-07-11/1990-03-28; cs:Československo; sk:Česko-Slovensko; de:Tschechoslowakei; fr:Tchécoslovaquie;
    es:Checoslovaquia; it:Cecoslovacchia; pl:Czechosłowacja; ru:Чехословакия; zh:捷克斯洛伐克; ja:チェコスロバキア; ko:체코슬로바키아
papal-states | 1814/1870-09-20 | Europe, Southern Europe, Rome
  COW 327, GLEDITSCH_WARD 327, WIKIDATA Q170174, WIKIPEDIA Papal_States
    Papal States; =State of the Church; ~Pontifical State; it:Stato Pontificio; de:Kirchenstaat; fr:États pontificaux
two-sicilies | 1816-12-08/1861-02-17 | Europe, Southern Europe, Naples
  COW 329, GLEDITSCH_WARD 329, WIKIDATA Q180393, WIKIPEDIA Kingdom_of_the_Two_Sicilies
    Two Sicilies; =Kingdom of the Two Sicilies; it:=Regno delle Due Sicilie; de:=Königreich beider Sizilien
modena | 1814/1860-03-18 | Europe, Southern Europe, Modena
  COW 332, GLEDITSCH_WARD 332, WIKIDATA Q252580, WIKIPEDIA Duchy_of_Modena_and_Reggio
    Modena; =Duchy of Modena and Reggio; it:=Ducato di Modena e Reggio
parma | 1814/1860-03-18 | Europe, Southern Europe, Parma
  COW 335, GLEDITSCH_WARD 335, WIKIPEDIA Duchy_of_Parma
    Parma; =Duchy of Parma, Piacenza and Guastalla; ~Duchy of Parma; it:=Ducato di Parma e Piacenza
tuscany | 1814/1860-03-22 | Europe, Southern Europe, Florence
  COW 337, GLEDITSCH_WARD 337, WIKIDATA Q154849, WIKIPEDIA Grand_Duchy_of_Tuscany
    Tuscany; =Grand Duchy of Tuscany; it:Toscana; it:=Granducato di Toscana; de:Toskana
yugoslavia | 1918-12-01/2006-06-04 | Europe, Southeast Europe, Belgrade
  ISO_ALPHA2 YU @1974/2003-07-22, ISO_ALPHA3 YUG @1974/2003-07-22, ISO_ALPHA2 CS @2003-07-23/2006-09-26,
  ISO_ALPHA3 SCG @2003-07-23/2006-09-26, ISO_NUMERIC 890 @1974/1992, ISO_NUMERIC 891 @1993/2006-09-26, COW 345 @1918-12-01/2006-06-04,
  GLEDITSCH_WARD 345, FIPS YI, WIKIDATA Q36704, WIKIPEDIA Yugoslavia
    Yugoslavia @1918-12-01/2003-02-03; Serbia and Montenegro @2003-02-04/2006-06-04;
    =Kingdom of Serbs, Croats and Slovenes @1918-12-01/1929-10-02; =Kingdom of Yugoslavia @1929-10-03/1945-11-28;
    =Federal People's Republic of Yugoslavia @1945-11-29/1963-04-06;
    =Socialist Federal Republic of Yugoslavia @1963-04-07/1992-04-26;
    =Federal Republic of Yugoslavia @1992-04-27/2003-02-03;
    =State Union of Serbia and Montenegro @2003-02-04/2006-06-04; ~SFRY @1963-04-07/1992-04-26;
    sr:Југославија @1918-12-01/2003-02-03; sr:Србија и Црна Гора @2003-02-04/2006-06-04;
    hr:Jugoslavija @1918-12-01/2003-02-03; de:Jugoslawien @1918-12-01/2003-02-03;
    de:Serbien und Montenegro @2003-02-04/2006-06-04; fr:Yougoslavie @1918-12-01/2003-02-03;
    fr:Serbie-et-Monténégro @2003-02-04/2006-06-04; es:Yugoslavia @1918-12-01/2003-02-03;
    it:Jugoslavia @1918-12-01/2003-02-03; pl:Jugosławia @1918-12-01/2003-02-03; ru:Югославия @1918-12-01/2003-02-03;
    zh:南斯拉夫 @1918-12-01/2003-02-03; ja:ユーゴスラビア @1918-12-01/2003-02-03; ko:유고슬라비아 @1918-12-01/2003-02-03
zanzibar | 1963-12-10/1964-04-26 | Africa, Eastern Africa, Zanzibar City
  COW 511, GLEDITSCH_WARD 511, WIKIPEDIA Sultanate_of_Zanzibar
    Zanzibar; =Sultanate of Zanzibar @1963-12-10/1964-01-11;
    =People's Republic of Zanzibar and Pemba @1964-01-12/1964-04-26; de:Sansibar
north-yemen | 1918-10-30/1990-05-21 | Asia, Western Asia, Sana'a
  ISO_NUMERIC 886 @1974/1990-08-14, COW 678, GLEDITSCH_WARD 678, WIKIDATA Q267584, WIKIPEDIA Yemen_Arab_Republic
    North Yemen; =Mutawakkilite Kingdom of Yemen @1918-10-30/1962-09-26; =Yemen Arab Republic @1962-09-27/1990-05-21;
    ~Yemen; ~Kingdom of Yemen @1918-10-30/1962-09-26; de:Nordjemen; fr:Yémen du Nord
south-yemen | 1967-11-30/1990-05-21 | Asia, Western Asia, Aden
  ISO_ALPHA2 YD @1974/1990-08-14, ISO_ALPHA3 YMD @1974/1990-08-14, ISO_NUMERIC 720 @1974/1990-08-14, COW 680,
  GLEDITSCH_WARD 680, WIKIDATA Q199841, WIKIPEDIA South_Yemen
    South Yemen; =People's Republic of Southern Yemen @1967-11-30/1970-11-29;
    =People's Democratic Republic of Yemen @1970-11-30/1990-05-21; ~Democratic Yemen; ~Yemen People's Republic; ~PDRY;
    de:Südjemen; fr:Yémen du Sud
korean-empire | 1392/1910-08-29 | Asia, Eastern Asia, Seoul
  COW 730, GLEDITSCH_WARD 730, WIKIDATA Q28233, WIKIPEDIA Korean_Empire
    Korean Empire @1897-10-12/1910-08-29; Joseon @1392/1897-10-11; ~Korea; ~Chosŏn; ko:대한제국 @1897-10-12/1910-08-29;
    ko:조선 @1392/1897-10-11; zh:大韩帝国 @1897-10-12/1910-08-29; ja:大韓帝国 @1897-10-12/1910-08-29;
    de:Kaiserreich Korea @1897-10-12/1910-08-29
south-vietnam | 1949-06-14/1975-04-30 | Asia, South-Eastern Asia, Saigon
  COW 817, GLEDITSCH_WARD 817, WIKIDATA Q180573, WIKIPEDIA South_Vietnam
    South Vietnam; =State of Vietnam @1949-06-14/1955-10-25; =Republic of Vietnam @1955-10-26/1975-04-30; ~RVN;
    vi:Việt Nam Cộng Hòa @1955-10-26/1975-04-30; de:Südvietnam; fr:Sud-Viêt Nam
netherlands-antilles | 1954-12-15/2010-10-09 | Americas, Caribbean, Willemstad
  ISO_ALPHA2 AN @1974/2010-12-15, ISO_ALPHA3 ANT @1974/2010-12-15, ISO_NUMERIC 532 @1974/1985,
  ISO_NUMERIC 530 @1986/2010-12-15, FIPS NT, WIKIDATA Q25227, WIKIPEDIA Netherlands_Antilles
    Netherlands Antilles; ~Dutch Antilles; nl:Nederlandse Antillen; de:Niederländische Antillen;
    fr:Antilles néerlandaises; es:Antillas Neerlandesas
trust-territory-of-the-pacific-islands | 1947-07-18/1994-09-30 | Oceania, Micronesia, Saipan
  ISO_ALPHA2 PC @1974/1986, ISO_ALPHA3 PCI @1974/1986, ISO_NUMERIC 582 @1974/1986,
  WIKIPEDIA Trust_Territory_of_the_Pacific_Islands
    Trust Territory of the Pacific Islands; ~Pacific Islands (Trust Territory); ~TTPI
panama-canal-zone | 1904-02-26/1979-09-30 | Americas, Central America, Balboa
  ISO_ALPHA2 PZ @1974/1980, ISO_ALPHA3 PCZ @1974/1980, WIKIPEDIA Panama_Canal_Zone
    Panama Canal Zone; ~Canal Zone; es:Zona del Canal de Panamá; de:Panamakanalzone
saudi-iraqi-neutral-zone | 1922-12-02/1991 | Asia, Western Asia
  ISO_ALPHA2 NT @1974/1993-07-12, ISO_ALPHA3 NTZ @1974/1993-07-12, ISO_NUMERIC 536 @1974/1993-07-12,
  WIKIPEDIA Saudi–Iraqi_neutral_zone
    Saudi–Iraqi neutral zone; ~Neutral Zone; ~Saudi Arabian–Iraqi neutral zone
canton-and-enderbury-islands | 1939-04-06/1979-07-11 | Oceania, Micronesia
  ISO_ALPHA2 CT @1974/1984, ISO_ALPHA3 CTE @1974/1984, ISO_NUMERIC 128 @1974/1984,
  WIKIPEDIA Canton_and_Enderbury_Islands
    Canton and Enderbury Islands; ~Kanton and Enderbury
gilbert-and-ellice-islands | 1892-05-27/1975-12-31 | Oceania, Micronesia, Tarawa
  ISO_ALPHA2 GE @1974/1979, ISO_ALPHA3 GEL @1974/1979, WIKIPEDIA Gilbert_and_Ellice_Islands
    Gilbert and Ellice Islands; =Gilbert and Ellice Islands Colony @1916-01-12/1975-12-31;
    de:Gilbert- und Elliceinseln
sikkim | 1642/1975-05-15 | Asia, Southern Asia, Gangtok
  ISO_ALPHA2 SK @1974/1975, ISO_ALPHA3 SKM @1974/1975, WIKIPEDIA Kingdom_of_Sikkim
    Sikkim; =Kingdom of Sikkim; de:=Königreich Sikkim`;

// An entry begins in the first column; its codes are indented by two, its names by four spaces.
const ENTRY = /^(\S+) \| (\S+) \| ([^\n]+)\n((?: {2}\S[^\n]*\n)+)((?: {4}[^\n]*(?:\n|$))+)/gm;

/** The states and territories that ended, as records. */
export const pastCountryRecords = (): CountryRecord[] => Array.from(PAST.matchAll(ENTRY), recordOf);

function recordOf(entry: RegExpMatchArray): CountryRecord {
  const [, slug = '', existed = '', where = '', codes = '', names = ''] = entry;
  const [region, subregion, capital] = where.split(', ');
  return {
    record: 'country',
    slug,
    names: readNames(names.trim().replace(/\s+/g, ' '), existed),
    codes: codes
      .trim()
      .split(/,\s+/)
      .map((code) => codeOf(code, existed)),
    existed,
    region,
    subregion,
    ...(capital && { capital }),
  };
}

function codeOf(notation: string, existed: string): Code {
  const [scheme, value = '', time] = notation.split(' ');
  // Wikidata and Wikipedia go on having it.
  const isForGood = scheme === 'WIKIDATA' || scheme === 'WIKIPEDIA';
  const valid = time?.slice(1) ?? (isForGood ? undefined : `../${existed.slice(existed.indexOf('/') + 1)}`);
  return { scheme: scheme as Code['scheme'], value, ...(valid && { valid }) };
}
