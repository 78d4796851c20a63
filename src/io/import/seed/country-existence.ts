/**
 * The first day of current states founded since 1816, by ISO 3166-1 alpha-3: independence, or the union or
 * partition from which they arose (Correlates of War, State System Membership v2016; the acts of independence where that counts
 * from recognition or from admission to the League or the UN).
 *
 * Omitted are older states, protectorates that continued as states, states whose beginning is disputed, and all
 * territories. `existed` is one span, so an interruption is not recorded. An occupation, an annexation that was not
 * recognized, or a union of a few years is none: the Baltic states begin in 1918, Austria and Poland too, Syria in 1946.
 * A state that was part of another country here for longer than it had stood before begins as the state of today, since to
 * list it beside that one would be wrong for longer: Serbia and Montenegro, in 2006.
 */
const SINCE = `
  DZA 1962-07-05  AGO 1975-11-11  BEN 1960-08-01  BWA 1966-09-30  BFA 1960-08-05  BDI 1962-07-01  CMR 1960-01-01
  CPV 1975-07-05  CAF 1960-08-13  TCD 1960-08-11  COM 1975-07-06  COG 1960-08-15  COD 1960-06-30  CIV 1960-08-07
  DJI 1977-06-27  GNQ 1968-10-12  ERI 1993-05-24  SWZ 1968-09-06  GAB 1960-08-17  GMB 1965-02-18  GHA 1957-03-06
  GIN 1958-10-02  GNB 1973-09-24  KEN 1963-12-12  LSO 1966-10-04  LBR 1847-07-26  LBY 1951-12-24  MWI 1964-07-06
  MLI 1960-06-20  MRT 1960-11-28  MUS 1968-03-12  MOZ 1975-06-25  NAM 1990-03-21  NER 1960-08-03  NGA 1960-10-01
  RWA 1962-07-01  STP 1975-07-12  SEN 1960-06-20  SYC 1976-06-29  SLE 1961-04-27  SOM 1960-07-01  SSD 2011-07-09
  SDN 1956-01-01  TZA 1961-12-09  TGO 1960-04-27  UGA 1962-10-09  ZAF 1910-05-31  ZMB 1964-10-24  ZWE 1965-11-11
  CAN 1867-07-01  BHS 1973-07-10  BRB 1966-11-30  BLZ 1981-09-21  DMA 1978-11-03  GRD 1974-02-07  LCA 1979-02-22
  VCT 1979-10-27  ATG 1981-11-01  KNA 1983-09-19  JAM 1962-08-06  TTO 1962-08-31  GUY 1966-05-26  SUR 1975-11-25
  CUB 1902-05-20  DOM 1844-02-27  PAN 1903-11-03  MEX 1821-09-28  GTM 1821-09-15  SLV 1821-09-15  HND 1821-09-15
  NIC 1821-09-15  CRI 1821-09-15  CHL 1818-02-12  PER 1821-07-28  BOL 1825-08-06  ECU 1830-05-13  URY 1828-08-27
  BRA 1822-09-07  VEN 1830-01-13  ARG 1816-07-09
  BEL 1830-10-04  GRC 1830-02-03  FIN 1917-12-06  ISL 1918-12-01  IRL 1922-12-06  POL 1918-11-11  CZE 1993-01-01
  SVK 1993-01-01  AUT 1918-11-12  HUN 1918-11-16  EST 1918-02-24  LVA 1918-11-18  LTU 1918-02-16  UKR 1991-08-24
  BLR 1991-08-25  MDA 1991-08-27  ARM 1991-09-21  GEO 1991-04-09  AZE 1991-08-30  ALB 1912-11-28  BGR 1878
  ROU 1859-01-24  SRB 2006-06-05  MNE 2006-06-03  MKD 1991-09-08  HRV 1991-06-25  SVN 1991-06-25  BIH 1992-03-03
  XKX 2008-02-17  CYP 1960-08-16  MLT 1964-09-21  VAT 1929-02-11
  KAZ 1991-12-16  KGZ 1991-08-31  TJK 1991-09-09  TKM 1991-10-27  UZB 1991-08-31
  ISR 1948-05-14  JOR 1946-05-25  LBN 1943-11-22  SYR 1946-04-17  IRQ 1932-10-03  KWT 1961-06-19  BHR 1971-08-15
  QAT 1971-09-03  ARE 1971-12-02  SAU 1926-01-08  YEM 1990-05-22  IND 1947-08-15  PAK 1947-08-14  BGD 1971-03-26
  LKA 1948-02-04  MMR 1948-01-04  MNG 1911-12-29  PRK 1948-09-09  KOR 1948-08-15  VNM 1945-09-02  LAO 1953-10-22
  MYS 1957-08-31  SGP 1965-08-09  PHL 1946-07-04  IDN 1945-08-17  TLS 2002-05-20
  AUS 1901-01-01  NZL 1907-09-26  FJI 1970-10-10  PNG 1975-09-16  SLB 1978-07-07  VUT 1980-07-30  KIR 1979-07-12
  TUV 1978-10-01  NRU 1968-01-31  MHL 1986-10-21  FSM 1986-11-03  PLW 1994-10-01  WSM 1962-01-01`;

const since = new Map(
  Array.from(SINCE.matchAll(/([A-Z]{3}) (\S+)/g), ([, iso3, start]) => [iso3!, start!] as const),
);

/** The span in which a current country has existed, as EDTF; undefined if uncertain, or if it begins before 1816. */
export function existenceOf(iso3: string): string | undefined {
  const start = since.get(iso3);
  return start && `${start}/..`;
}

/** Every alpha-3 that the table names, so that a test can find one that is no country. */
export const countriesWithExistence = (): string[] => [...since.keys()];
