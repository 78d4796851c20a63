import type { BadRow, Format, GoodRow, Row, UnresolvedNote } from '../../../src/io/import/format';
import type { InputFile } from '../../../src/io/import/input-file';
import type { Resolver } from '../../../src/io/import/resolver';
import { readRecord } from '../../../src/io/import/rostrum-jsonl/records';
import type { RostrumRecord } from '../../../src/io/import/rostrum-jsonl/records';
import { seededResolver } from './seeded-resolver';

/** A file with this text. */
export function fileOf(text: string, name = 'a file'): InputFile {
  return {
    name,
    path: name,
    head: text.slice(0, 65_536),
    size: text.length,
    consumed: 0,
    hash: () => Promise.resolve(''),
    async *pieces() {
      yield Buffer.from(text);
    },
    async *text() {
      yield text;
    },
    async *lines() {
      const lines = text.split('\n');
      if (lines.at(-1) === '') lines.pop();
      yield* lines;
    },
  };
}

/** The rows of a text. */
export async function rowsOf(format: Format, text: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of format.read(fileOf(text))) rows.push(row);
  return rows;
}

/** A row with the records made of it. */
export interface Made {
  row: GoodRow;
  records: RostrumRecord[];
  unresolved: (UnresolvedNote & { name: string })[];
}

/** The records that a format makes of the good rows of a text; every record has to be valid. */
export async function make(
  format: Format,
  text: string,
  resolver: Resolver = seededResolver(),
): Promise<Made[]> {
  const dataset = format.dataset(fileOf(text)).key;
  return (await rowsOf(format, text)).filter(isGood).map((row) => {
    const unresolved: Made['unresolved'] = [];
    const records = format.records(row, {
      dataset,
      resolver,
      unresolved: (name, note) => void unresolved.push({ ...note, name }),
    });
    const faults = records.map(readRecord).filter((read) => typeof read === 'string');
    if (faults.length > 0) throw new Error(`row ${row.number}: ${faults.join('; ')}`);
    return { row, records, unresolved };
  });
}

const isGood = (row: Row): row is GoodRow => !('fault' in row);
export const isBad = (row: Row): row is BadRow => 'fault' in row;

/** The records of one kind. */
export const ofKind = <K extends RostrumRecord['record']>(made: readonly Made[], kind: K) =>
  made.flatMap(({ records }) =>
    records.filter((record): record is Extract<RostrumRecord, { record: K }> => record.record === kind),
  );

/** The participants with their roles, one per line. */
export const rolesOf = (made: readonly Made[]) =>
  ofKind(made, 'participation').map(
    ({ role, participant, country }) => `${role} ${participant}${country ? ` for ${country}` : ''}`,
  );
