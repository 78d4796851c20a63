import { RejectedRow, WrongFormat, type Format, type Row } from '../format';
import type { InputFile } from '../input-file';
import { readRecord } from '../rostrum-jsonl/read-record';
import type { RostrumRecord } from '../rostrum-jsonl/records';

const KEY = 'rostrum-jsonl';

// What a complete export holds beside the records: its head, its end, and rows for `restore`, which import records anew.
const IS_HISTORY = /^\{"record":"(rostrum|row|end)"/;
// Where its facts begin. What a thing has without a claim must be recorded before anything is claimed of it.
const IS_FACTS = /^\{"record":"rostrum","part":"facts"/;

// How many lines of history were passed over in files that were read to their end.
const passed = new WeakMap<InputFile, number>();

/** The product's own format: one record a line, complete and lossless; its records name their datasets themselves. */
export const rostrumJsonl: Format = {
  name: 'ROSTRUM_JSONL',
  title: "Rostrum's own JSON Lines, one record a line",
  extensions: ['jsonl', 'ndjson'],
  dataset: () => ({ key: KEY, record: null }),
  read,
  passedOver: (file) => {
    const count = passed.get(file) ?? 0;
    return count === 0
      ? null
      : `${count.toLocaleString('en')} lines of history were passed over: they are for restore.`;
  },
  records: ({ values }) => [recordOf(values)],
};

async function* read(file: InputFile): AsyncIterable<Row> {
  let number = 0;
  let isKnown = false;
  let isApart = false;
  let history = 0;
  for await (const text of file.lines()) {
    number++;
    if (IS_FACTS.test(text)) isApart = isKnown;
    if (IS_HISTORY.test(text)) {
      history++;
      continue;
    }
    if (text.trim() === '') continue;
    const row = readRow(number, text);
    if (!isKnown && 'fault' in row)
      throw new WrongFormat(
        `expected a record in JSON on each line, such as {"record":"country",…}; row ${number}: ${row.fault}`,
      );
    isKnown = true;
    yield isApart && !('fault' in row) ? { ...row, isApart } : row;
    isApart = false;
  }
  passed.set(file, history);
}

function readRow(number: number, text: string): Row {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return { number, text, fault: 'this line is not JSON' };
  }
  const key = keyOf(values);
  if (key === null)
    return { number, text, fault: 'a record says what it is ("record") and has a "slug" or a "key"' };
  const claim = (values as Record<string, unknown>).recordClaim;
  return { number, text, key, values, ...(typeof claim === 'string' && { awaits: [`claim:${claim}`] }) };
}

function recordOf(values: unknown): RostrumRecord {
  const read = readRecord(values);
  if (typeof read === 'string') throw new RejectedRow(read);
  return read;
}

/** What a record is known by: things share one space of slugs, everything else has its keys by kind. */
function keyOf(values: unknown): string | null {
  if (typeof values !== 'object' || values === null) return null;
  const { record, slug, key } = values as Record<string, unknown>;
  if (typeof record !== 'string') return null;
  if (typeof slug === 'string') return `entity:${slug}`;
  return typeof key === 'string' ? `${record}:${key}` : null;
}
