import { RejectedRow, WrongFormat, type Format, type Row } from '../format';
import type { InputFile } from '../input-file';
import { isRowKey } from '../read/read-batches';
import { readRecord, type RostrumRecord } from '../rostrum-jsonl/records';

const KEY = 'rostrum-jsonl';

// What a complete export has beside the records: its head, its end, and the table rows for `restore`.
const IS_HISTORY = /^\{"record":"(rostrum|row|end)"/;
// Where its facts begin. Values that a thing has without a claim must be recorded before claims about it.
export const FACTS = '{"record":"rostrum","part":"facts"}';
const IS_FACTS = /^\{"record":"rostrum","part":"facts"/;

// The number of lines of history in files that were read to their end.
const passed = new WeakMap<InputFile, number>();

/** Rostrum's own format: one record a line, complete and lossless. Records name their datasets themselves. */
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
  let isKnown = false;
  const onEnd = (history: number) => void passed.set(file, history);
  for await (const row of jsonlRows(file.lines(), onEnd)) {
    if (!isKnown && 'fault' in row)
      throw new WrongFormat(
        `expected a record in JSON on each line, such as {"record":"country",…}; row ${row.number}: ${row.fault}`,
      );
    isKnown = true;
    yield row;
  }
}

/** The rows of the lines. Calls `onEnd` at the end with the number of lines of history, which are skipped. */
export async function* jsonlRows(
  lines: AsyncIterable<string> | Iterable<string>,
  onEnd?: (history: number) => void,
): AsyncIterable<Row> {
  let number = 0;
  let isFirst = true;
  let isApart = false;
  let history = 0;
  for await (const text of lines) {
    number++;
    if (IS_FACTS.test(text)) isApart = !isFirst;
    if (IS_HISTORY.test(text)) {
      history++;
      continue;
    }
    if (text.trim() === '') continue;
    const row = readRow(number, text);
    yield isApart && !('fault' in row) ? { ...row, isApart } : row;
    isFirst = false;
    isApart = false;
  }
  onEnd?.(history);
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
  const fault = isRowKey(key) ? null : readRecord(values);
  if (typeof fault === 'string') return { number, text, fault };
  const claim = (values as Record<string, unknown>).recordClaim;
  return { number, text, key, values, ...(typeof claim === 'string' && { awaits: [`claim:${claim}`] }) };
}

function recordOf(values: unknown): RostrumRecord {
  const read = readRecord(values);
  if (typeof read === 'string') throw new RejectedRow(read);
  return read;
}

/** The key of a row: things share one space of slugs; other records have keys by kind. */
function keyOf(values: unknown): string | null {
  if (typeof values !== 'object' || values === null) return null;
  const { record, slug, key } = values as Record<string, unknown>;
  if (typeof record !== 'string') return null;
  if (typeof slug === 'string') return `entity:${slug}`;
  return typeof key === 'string' ? `${record}:${key}` : null;
}
