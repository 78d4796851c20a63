import { WrongFormat, type Format, type Row } from '../format';
import type { InputFile } from '../input-file';
import { namedCells } from './tables';
import { GDELT_LAYOUTS, type GdeltLayout } from './gdelt-columns';
import { gdeltDataset } from './gdelt-dataset';
import { gdeltRecords, type GdeltRow } from './gdelt-records';

const EXPECTED =
  'expected tab-separated rows of GDELT events without a header, 57 or 58 columns (1.0) or 61 (2.0)';

const WIDTHS = [...GDELT_LAYOUTS.keys()].join(', ').replace(/, (?=\d+$)/, ' or ');

/** Coded events of the GDELT Event Database: each row reports one event. */
export const gdeltEvents: Format = {
  name: 'GDELT_EVENTS',
  title: 'GDELT events, 1.0 and 2.0',
  extensions: ['csv', 'tsv', 'txt'],
  dataset: (file) => gdeltDataset(versionOf(file)),
  read,
  records: ({ number, values }, context) => gdeltRecords(number, values as GdeltRow, context),
};

// The fields of GDELT are never quoted and hold no tabs, so that a CSV reader would only take the quotation marks in
// names for something else. People concatenate files: each row is what its own columns say.
async function* read(file: InputFile): AsyncIterable<Row> {
  const version = versionOf(file);
  let number = 0;
  for await (const text of file.lines()) {
    number++;
    if (text !== '' && !isHeader(text)) yield rowOf(number, text, version);
  }
}

function rowOf(number: number, text: string, versionOfFile: GdeltLayout['version']): Row {
  const cells = text.split('\t');
  const layout = GDELT_LAYOUTS.get(cells.length);
  if (!layout) return { number, text, fault: `expected ${WIDTHS} columns; found ${cells.length}` };
  const [id = ''] = cells;
  if (!isId(id))
    return { number, text, fault: `GLOBALEVENTID is to be a number; it is "${id.slice(0, 40)}"` };
  if (text.includes('\0')) return { number, text, fault: 'it holds a NUL character' };
  const { version, columns } = layout;
  const values: GdeltRow = { version, named: namedCells(columns, cells) };
  // The two versions number events independently.
  return { number, key: version === versionOfFile ? id : `${version}:${id}`, text, values };
}

/** The version of a file: that of its first row with a known number of columns. */
function versionOf({ head }: InputFile): GdeltLayout['version'] {
  const rows = head
    .split(/\r?\n/)
    .filter((line) => line !== '' && !isHeader(line))
    .map((line) => line.split('\t'));
  const [first] = rows;
  if (first === undefined) throw new WrongFormat(`${EXPECTED}; found nothing`);
  const known = rows.find(({ length }) => GDELT_LAYOUTS.has(length));
  if (!known)
    throw new WrongFormat(`${EXPECTED}; found ${first.length} ${first.length === 1 ? 'column' : 'columns'}`);
  if (!isId(known[0]))
    throw new WrongFormat(
      `${EXPECTED}, each with its number first; found "${(known[0] as string).slice(0, 40)}"`,
    );
  return (GDELT_LAYOUTS.get(known.length) as GdeltLayout).version;
}

// GDELT publishes no header, but third parties add one.
const isHeader = (line: string) => /^GLOBALEVENTID\t/i.test(line);
const isId = (cell: string | undefined) => /^\d{1,18}$/.test(cell ?? '');
