import { WrongFormat, type Format, type Row } from '../format';
import type { InputFile } from '../input-file';
import type { DatasetRecord } from '../rostrum-jsonl/records';
import { namedCells } from './cells';
import { GDELT_LAYOUTS, type GdeltLayout } from './gdelt-columns';
import { gdeltRecords, type GdeltRow } from './gdelt-records';

const EXPECTED =
  'expected tab-separated rows of GDELT events without a header, 57 or 58 columns (1.0) or 61 (2.0)';

/** Coded events of the GDELT Event Database: each row is a report of one. */
export const gdeltEvents: Format = {
  name: 'GDELT_EVENTS',
  title: 'GDELT events, 1.0 and 2.0',
  extensions: ['csv', 'tsv', 'txt'],
  dataset: (file) => datasetOf(layoutOf(file)),
  read,
  records: ({ number, values }, context) => gdeltRecords(number, values as GdeltRow, context),
};

function datasetOf({ version }: GdeltLayout): DatasetRecord {
  return {
    record: 'dataset',
    key: `gdelt-${version}`,
    name: 'GDELT Event Database',
    version,
    license:
      'Free for any use, with a citation of the GDELT Project and a link to it (https://www.gdeltproject.org/about.html#termsofuse)',
    citation:
      'Leetaru, Kalev, and Philip A. Schrodt (2013): GDELT: Global Data on Events, Location and Tone, 1979–2012. ISA Annual Convention. The GDELT Project, https://www.gdeltproject.org/',
    url: 'https://www.gdeltproject.org/',
    // What the machine did not read, or read otherwise, is missing: its silence means nothing.
    covers: { time: version === '1.0' ? '1979-01-01/..' : '2015-02-18/..', exhaustive: false },
  };
}

// The fields of GDELT are never quoted and hold no tabs, so that a CSV reader would only take the quotation marks in
// names for something else.
async function* read(file: InputFile): AsyncIterable<Row> {
  const layout = layoutOf(file);
  const { length } = layout.columns;
  let number = 0;
  for await (const text of file.lines()) {
    number++;
    if (text === '' || (number === 1 && isHeader(text))) continue;
    const cells = text.split('\t');
    const fault = faultOf(cells, length);
    if (fault) yield { number, text, fault };
    else
      yield {
        number,
        key: cells[0] as string,
        text,
        values: { version: layout.version, named: named(layout, cells) },
      };
  }
}

const named = ({ columns }: GdeltLayout, cells: readonly string[]): GdeltRow['named'] =>
  namedCells(columns, cells);

function faultOf(cells: readonly string[], columns: number): string | null {
  if (cells.length !== columns)
    return `expected ${columns} columns, as in the first row; found ${cells.length}`;
  if (!isId(cells[0])) return `GLOBALEVENTID is to be a number; it is "${(cells[0] as string).slice(0, 40)}"`;
  return cells.some((cell) => cell.includes('\0')) ? 'it holds a NUL character' : null;
}

/** What the first row with data says that the file is. */
function layoutOf({ head }: InputFile): GdeltLayout {
  const first = head.split(/\r?\n/, 3).find((line, index) => line !== '' && !(index === 0 && isHeader(line)));
  if (first === undefined) throw new WrongFormat(`${EXPECTED}; found nothing`);
  const cells = first.split('\t');
  const layout = GDELT_LAYOUTS.get(cells.length);
  if (!layout)
    throw new WrongFormat(`${EXPECTED}; found ${cells.length} ${cells.length === 1 ? 'column' : 'columns'}`);
  if (!isId(cells[0]))
    throw new WrongFormat(
      `${EXPECTED}, each with its number first; found "${(cells[0] as string).slice(0, 40)}"`,
    );
  return layout;
}

// GDELT publishes none, but people who hand its files on do.
const isHeader = (line: string) => /^GLOBALEVENTID\t/i.test(line);
const isId = (cell: string | undefined) => /^\d{1,18}$/.test(cell ?? '');
