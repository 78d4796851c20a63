import type { ClientBase } from 'pg';
import { plainStatements } from './plain-statements';
import { readCursor } from './read-cursor';

type PlainRecord = Record<string, unknown>;

/**
 * What stands now, as the records of ROSTRUM_JSONL, in an order in which each refers to what stands above it. The
 * order depends on nothing that another knowledge base would number otherwise: whoever imports these records and exports
 * them again gets the same lines.
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

/** A record without what is not known, and without the blanks around texts, which the format doesn't allow. */
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
