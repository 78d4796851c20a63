import type { ClientBase } from 'pg';
import { plainStatements } from './plain-statements';
import { readCursor } from './read-cursor';

type PlainRecord = Record<string, unknown>;

/**
 * The current state as records of ROSTRUM_JSONL, in an order in which each refers only to earlier ones.
 * The order does not depend on ids: a knowledge base that imports these records exports the same lines.
 */
export async function* plainRecords(
  client: ClientBase,
  part: keyof typeof plainStatements,
): AsyncIterable<PlainRecord> {
  for (const statement of plainStatements[part]) {
    for await (const { records } of readCursor<{ records: PlainRecord[] }>(client, statement)) {
      for (const record of records) yield cleaned(record);
    }
  }
}

/**
 * A record without unknown values, and without surrounding blanks in texts, which the format does not
 * allow.
 */
function cleaned(record: PlainRecord): PlainRecord {
  const known = Object.entries(record).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(
    known.map(([name, value]) => [
      name,
      typeof value === 'string' && name !== 'value' ? value.trim() : value,
    ]),
  );
}
