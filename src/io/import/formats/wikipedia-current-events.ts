import { WrongFormat, type Format, type Row } from '../format';
import type { InputFile } from '../input-file';
import type { DatasetRecord } from '../rostrum-jsonl/records';
import { jsonItems } from './json-items';
import { readItem, type WikipediaItem } from './wikipedia-item';
import { wikipediaRecords, type WikipediaRow } from './wikipedia-records';

const WHAT = "Wikipedia's current events as a JSON list of items with id, date and description";

/** Wikipedia's portal of current events: each item is an event, summarized by editors from the press. */
export const wikipediaCurrentEvents: Format = {
  name: 'WIKIPEDIA_CURRENT_EVENTS',
  title: "Wikipedia's current events portal, as JSON",
  extensions: ['json'],
  dataset: datasetOf,
  read,
  records: ({ number, values }, context) => wikipediaRecords(number, values as WikipediaRow, context),
};

function datasetOf({ head }: InputFile): DatasetRecord {
  if (!/^\s*\[\s*(\{|\]|$)/.test(head)) throw new WrongFormat(`expected ${WHAT}; found no list of objects`);
  return {
    record: 'dataset',
    key: 'wikipedia-current-events',
    name: 'Wikipedia, portal of current events',
    license: 'CC-BY-SA-4.0',
    citation: 'Wikipedia contributors, Portal:Current events. Wikipedia, The Free Encyclopedia',
    url: 'https://en.wikipedia.org/wiki/Portal:Current_events',
  };
}

async function* read(file: InputFile): AsyncIterable<Row> {
  let number = 0;
  for await (const text of jsonItems(file.text(), WHAT)) {
    number++;
    if (number === 1 && !isItem(parse(text))) throw new WrongFormat(`expected ${WHAT}; found another list`);
    yield readRow(number, text);
  }
}

/** Whether a value is meant to be an item of the portal, valid or not. */
const isItem = (value: unknown) =>
  typeof value === 'object' && value !== null && 'date' in value && 'description' in value;

function readRow(number: number, text: string): Row {
  const whole = parse(text);
  if (whole === undefined) return { number, text, fault: 'this item is not JSON' };
  const item: WikipediaItem | string = readItem(whole);
  if (typeof item === 'string') return { number, text, fault: item };
  return { number, key: item.id, text, values: { item, whole } satisfies WikipediaRow };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
