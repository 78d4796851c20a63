/**
 * Articles of the English Wikipedia whose title is not the country's common English name, by ISO 3166-1 alpha-3. Where an
 * article was moved within the last years, the former title follows after a bar: links in older texts have it.
 */
const TITLES: Readonly<Record<string, string>> = {
  ALA: 'Åland|Åland Islands',
  BHS: 'The Bahamas',
  COD: 'Democratic Republic of the Congo',
  CZE: 'Czech Republic|Czechia',
  FSM: 'Federated States of Micronesia',
  GEO: 'Georgia (country)',
  GGY: 'Bailiwick of Guernsey|Guernsey',
  GMB: 'The Gambia',
  IRL: 'Republic of Ireland',
  MAF: 'Collectivity of Saint Martin',
  PSE: 'Palestine|State of Palestine',
  SGS: 'South Georgia and the South Sandwich Islands',
  SWZ: 'Eswatini|Swaziland',
  TLS: 'Timor-Leste|East Timor',
  TUR: 'Turkey|Türkiye',
};

/** The titles by which the English Wikipedia has a country, as in an article's address: words joined by underscores. */
export const wikipediaTitles = (iso3: string, commonName: string): string[] =>
  (TITLES[iso3] ?? commonName).split('|').map((title) => title.replaceAll(' ', '_'));
