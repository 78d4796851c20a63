const ACTOR = `
  Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code`;
const GEO_1 = 'Type FullName CountryCode ADM1Code Lat Long FeatureID';
const GEO_2 = 'Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID';

const words = (text: string) => text.trim().split(/\s+/);
const under = (prefix: string, names: string) => words(names).map((name) => `${prefix}${name}`);

// The files have no header; these are the names of GDELT's codebooks, in their order.
const columnsOf = (geo: string) => [
  ...words('GLOBALEVENTID SQLDATE MonthYear Year FractionDate'),
  ...under('Actor1', ACTOR),
  ...under('Actor2', ACTOR),
  ...words('IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale'),
  ...words('NumMentions NumSources NumArticles AvgTone'),
  ...under('Actor1Geo_', geo),
  ...under('Actor2Geo_', geo),
  ...under('ActionGeo_', geo),
  'DATEADDED',
];

/** A version of the GDELT Event Database, with the names of its columns. */
export interface GdeltLayout {
  version: '1.0' | '2.0';
  columns: readonly string[];
}

/** The version of a row by its number of columns: 57 or 58 for 1.0 (before April 2013 without SOURCEURL), 61 for 2.0. */
export const GDELT_LAYOUTS: ReadonlyMap<number, GdeltLayout> = new Map(
  [
    { version: '1.0' as const, columns: columnsOf(GEO_1) },
    { version: '1.0' as const, columns: [...columnsOf(GEO_1), 'SOURCEURL'] },
    { version: '2.0' as const, columns: [...columnsOf(GEO_2), 'SOURCEURL'] },
  ].map((layout) => [layout.columns.length, layout]),
);
