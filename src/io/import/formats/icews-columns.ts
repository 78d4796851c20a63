import { WrongFormat } from '../format';

/** The columns that are read; all others stay in the record of the row. */
const REQUIRED = [
  'Event ID',
  'Event Date',
  'Source Name',
  'Source Country',
  'CAMEO Code',
  'Target Name',
  'Target Country',
] as const;
const OPTIONAL = [
  'Source Sectors',
  'Event Text',
  'Intensity',
  'Target Sectors',
  'Story ID',
  'Publisher',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
] as const;

/** A column that is read. */
export type IcewsColumn = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/** A row of ICEWS; missing values are empty. */
export interface IcewsRow {
  id: string;
  day: string;
  cell(column: IcewsColumn): string;
  /** By the names of the file's own columns, without what is missing. */
  named: Record<string, string>;
}

/** The header of a file, and the positions of the columns that are read. */
export interface IcewsHeader {
  columns: readonly string[];
  known: ReadonlyMap<IcewsColumn, number>;
}

/** Reads the header; tools that hand the files on write "event_id" for "Event ID". Throws WrongFormat. */
export function readHeader(line: string): IcewsHeader {
  const columns = line.split('\t').map((column) => column.trim());
  const folded = columns.map(fold);
  const known = new Map(
    [...REQUIRED, ...OPTIONAL]
      .map((column) => [column, folded.indexOf(fold(column))] as const)
      .filter(([, index]) => index >= 0),
  );
  const missing = REQUIRED.filter((column) => !known.has(column));
  if (missing.length > 0)
    throw new WrongFormat(
      `expected a tab-separated header with ${REQUIRED.join(', ')}; found no ${missing.join(', ')} in "${line.slice(0, 120)}"`,
    );
  return { columns, known };
}

const fold = (column: string) => column.toLowerCase().replaceAll('_', ' ');
