import type { CountryRecord } from '../rostrum-jsonl/records';

type Code = NonNullable<CountryRecord['codes']>[number];

/**
 * Codes that countries of today bore before, by ISO 3166-1 alpha-3: scheme, code and when the register had it. Those of
 * ISO 3166-3 stood from the first edition, of 1974, to the day of withdrawal (Newsletters of ISO 3166/MA); numeric codes
 * are UN M49's. Which entries are former codes of a country of today is decided in past-countries.ts.
 *
 * Traps. Correlates of War counts the Federal Republic of 1955 to 1990 as 260 and Germany before 1945 and since as 255;
 * Gleditsch & Ward's 255 is the Germany that ended in 1945. 345 is Serbia before Yugoslavia and after it. France's,
 * Antarctica's and the Minor Outlying Islands' are codes of parts of them.
 */
const FORMER_CODES = `
  ATA ISO_ALPHA2  BQ  1974/1979              ATA ISO_ALPHA3  ATB 1974/1979
  ATA ISO_ALPHA2  NQ  1974/1983              ATA ISO_ALPHA3  ATN 1974/1983   ATA ISO_NUMERIC 216 1974/1983
  ATF ISO_ALPHA2  FQ  1974/1979
  BEN ISO_ALPHA2  DY  1974/1977              BEN ISO_ALPHA3  DHY 1974/1977
  BFA ISO_ALPHA2  HV  1974/1984              BFA ISO_ALPHA3  HVO 1974/1984
  BLR ISO_ALPHA3  BYS 1974/1992-06-15
  COD ISO_ALPHA2  ZR  1974/1997-07-14        COD ISO_ALPHA3  ZAR 1974/1997-07-14
  DEU ISO_NUMERIC 280 1974/1990-10-30        DEU COW 260 ../1990-10-02
  DEU GLEDITSCH_WARD 255 1816-01-01/1945-05-07
  DJI ISO_ALPHA2  AI  1974/1977              DJI ISO_ALPHA3  AFI 1974/1977
  ETH ISO_NUMERIC 230 1974/1993
  FRA ISO_ALPHA2  FX  1993/1997-07-14        FRA ISO_ALPHA3  FXX 1993/1997-07-14   FRA ISO_NUMERIC 249 1993/1997-07-14
  MMR ISO_ALPHA2  BU  1974/1989-12-05        MMR ISO_ALPHA3  BUR 1974/1989-12-05
  ROU ISO_ALPHA3  ROM 1974/2002-02-01
  RUS ISO_ALPHA2  SU  1974/1992-08-30        RUS ISO_ALPHA3  SUN 1974/1992-08-30   RUS ISO_NUMERIC 810 1974/1992-08-30
  SDN ISO_NUMERIC 736 1974/2011
  SRB COW 345 ../1918-11-30
  TLS ISO_ALPHA2  TP  1974/2002-05-20        TLS ISO_ALPHA3  TMP 1974/2002-05-20
  UMI ISO_ALPHA2  JT  1974/1986              UMI ISO_ALPHA3  JTN 1974/1986   UMI ISO_NUMERIC 396 1974/1986
  UMI ISO_ALPHA2  MI  1974/1986              UMI ISO_ALPHA3  MID 1974/1986   UMI ISO_NUMERIC 488 1974/1986
  UMI ISO_ALPHA2  PU  1974/1986              UMI ISO_ALPHA3  PUS 1974/1986   UMI ISO_NUMERIC 849 1974/1986
  UMI ISO_ALPHA2  WK  1974/1986              UMI ISO_ALPHA3  WAK 1974/1986   UMI ISO_NUMERIC 872 1974/1986
  VNM ISO_ALPHA2  VD  1974/1977              VNM ISO_ALPHA3  VDR 1974/1977
  VUT ISO_ALPHA2  NH  1974/1980              VUT ISO_ALPHA3  NHB 1974/1980
  ZWE ISO_ALPHA2  RH  1974/1980              ZWE ISO_ALPHA3  RHO 1974/1980`;

/**
 * Codes of today that another country bore before, and since when they are this one's. All other codes stand for their
 * country at any time, since data sets use them for its past as well.
 */
const REASSIGNED = `
  AIA ISO_ALPHA2 AI 1978/..  BES ISO_ALPHA2 BQ 2010-12-15/..  GEO ISO_ALPHA2 GE 1992/..  SVK ISO_ALPHA2 SK 1993-01-01/..
  SRB COW 345 2006-06-05/..  YEM GLEDITSCH_WARD 678 1990-05-22/..`;

const formerCodes = parse(FORMER_CODES);
const reassigned = parse(REASSIGNED);

/** The codes of a country, today's and former ones, each with its time unless the country has always had it. */
export function withFormerCodes(iso3: string, codes: readonly Code[]): Code[] {
  const since = reassigned.get(iso3) ?? [];
  return [
    ...codes.map((code) => since.find((other) => isSame(code, other)) ?? code),
    ...(formerCodes.get(iso3) ?? []),
  ];
}

/** Every alpha-3 that a table here names, so that a test can find one that is no country. */
export const countriesWithFormerCodes = (): string[] => [...formerCodes.keys(), ...reassigned.keys()];

const isSame = (a: Code, b: Code) => a.scheme === b.scheme && a.value === b.value;

function parse(table: string): ReadonlyMap<string, readonly Code[]> {
  const codes = new Map<string, Code[]>();
  for (const [, iso3 = '', scheme, value = '', valid] of table.matchAll(/(\S+)\s+(\S+)\s+(\S+)\s+(\S+)/g)) {
    codes.set(iso3, [...(codes.get(iso3) ?? []), { scheme: scheme as Code['scheme'], value, valid }]);
  }
  return codes;
}
