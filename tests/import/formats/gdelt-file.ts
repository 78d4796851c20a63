import { GDELT_LAYOUTS } from '../../../src/io/import/formats/gdelt-columns';

/** The columns of a row that matter to a test; the others have common values. */
export type GdeltCells = Record<string, string>;

const USUAL: GdeltCells = {
  SQLDATE: '20150903',
  MonthYear: '201509',
  Year: '2015',
  FractionDate: '2015.6685',
  Actor1Code: 'CHN',
  Actor1Name: 'CHINA',
  Actor1CountryCode: 'CHN',
  Actor2Code: 'RUSGOV',
  Actor2Name: 'VLADIMIR PUTIN',
  Actor2CountryCode: 'RUS',
  Actor2Type1Code: 'GOV',
  IsRootEvent: '1',
  EventCode: '043',
  EventBaseCode: '043',
  EventRootCode: '04',
  QuadClass: '1',
  GoldsteinScale: '2.8',
  NumMentions: '6',
  NumSources: '1',
  NumArticles: '6',
  AvgTone: '1.25',
  ActionGeo_Type: '4',
  ActionGeo_FullName: 'Beijing, Beijing, China',
  ActionGeo_CountryCode: 'CH',
  ActionGeo_ADM1Code: 'CH22',
  ActionGeo_Lat: '39.9289',
  ActionGeo_Long: '116.388',
  ActionGeo_FeatureID: '-1898541',
  DATEADDED: '20150904',
  SOURCEURL: 'https://www.example.com/world/guests-of-the-parade.html',
};

/** The text of a GDELT file with a number of columns, ids from 410000001 by default. */
export const gdeltFile = (width: 57 | 58 | 61, rows: readonly GdeltCells[]): string =>
  rows
    .map((row, index) => `${gdeltLine(width, { GLOBALEVENTID: String(410_000_001 + index), ...row })}\n`)
    .join('');

/** One line of it. */
export function gdeltLine(width: 57 | 58 | 61, row: GdeltCells): string {
  const { columns } = GDELT_LAYOUTS.get(width)!;
  const cells = { ...USUAL, ...row };
  return columns.map((column) => cells[column] ?? '').join('\t');
}
