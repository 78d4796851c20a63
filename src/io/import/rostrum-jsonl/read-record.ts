import { rostrumRecord, type RostrumRecord } from './records';

/** Reads a record of which nothing is known yet; text says why it is none. */
export function readRecord(value: unknown): RostrumRecord | string {
  const result = rostrumRecord.safeParse(value);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');
}
