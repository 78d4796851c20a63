import { WrongFormat, type Format, type Row } from '../format';
import type { InputFile } from '../input-file';
import type { DatasetRecord } from '../rostrum-jsonl/records';
import { calendarDay, namedCells } from './tables';
import { readHeader, type IcewsColumn, type IcewsHeader, type IcewsRow } from './icews-columns';
import { icewsRecords, keyOf } from './icews-records';

const DATASET: DatasetRecord = {
  record: 'dataset',
  key: 'icews',
  name: 'ICEWS Coded Event Data',
  license: 'Terms of use of doi:10.7910/DVN/28075, Harvard Dataverse',
  citation:
    "Boschee, Elizabeth; Lautenschlager, Jennifer; O'Brien, Sean; Shellman, Steve; Starz, James; Ward, Michael (2015): ICEWS Coded Event Data. Harvard Dataverse. https://doi.org/10.7910/DVN/28075",
  url: 'https://doi.org/10.7910/DVN/28075',
  covers: { time: '1995-01-01/..', exhaustive: false },
};

/** Coded events of the Integrated Crisis Early Warning System: each row reports one event. */
export const icewsEvents: Format = {
  name: 'ICEWS_EVENTS',
  title: 'ICEWS coded events',
  extensions: ['tab', 'tsv', 'txt', 'csv'],
  dataset: (file) => {
    headerOf(file);
    return DATASET;
  },
  read,
  records: ({ number, values }, context) => icewsRecords(number, values as IcewsRow, context),
};

// The fields of ICEWS are never quoted and hold no tabs: a quotation mark is part of a name.
async function* read(file: InputFile): AsyncIterable<Row> {
  const header = headerOf(file);
  let number = 0;
  for await (const text of file.lines()) {
    number++;
    if (number > 1 && text !== '') yield rowOf(header, number, text);
  }
}

function rowOf(header: IcewsHeader, number: number, text: string): Row {
  const { columns, known } = header;
  const cells = text.split('\t').map(withoutMissing);
  if (cells.length !== columns.length) {
    const fault = `expected ${columns.length} columns, as in the header; found ${cells.length}`;
    return { number, text, fault };
  }
  if (text.includes('\0')) return { number, text, fault: 'it holds a NUL character' };
  const cell = (column: IcewsColumn) => cells[known.get(column) ?? -1] ?? '';
  const id = cell('Event ID');
  if (!/^\d{1,18}$/.test(id))
    return { number, text, fault: `Event ID is to be a number; it is "${id.slice(0, 40)}"` };
  const date = cell('Event Date');
  const day = dayOf(date);
  if (day === null) return { number, text, fault: `Event Date is to be a day; it is "${date.slice(0, 40)}"` };
  const values: IcewsRow = { id, day, cell, named: namedCells(columns, cells) };
  return { number, key: keyOf(values), text, values };
}

function headerOf({ head }: InputFile): IcewsHeader {
  const [first = ''] = head.split(/\r?\n/, 1);
  if (first === '') throw new WrongFormat('expected the tab-separated header of ICEWS events; found nothing');
  return readHeader(first);
}

// These words mean an empty cell. NA is never Namibia here, because countries are named in full.
const withoutMissing = (cell: string) => {
  const text = cell.trim();
  return text === 'NA' || text === 'NULL' ? '' : text;
};

/** Days are written as 2018-06-01, in the file of 2017 as 6/1/2018. */
function dayOf(text: string): string | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!american) return calendarDay(text);
  const [, month = '', day = '', year = ''] = american;
  return calendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
