import { once } from 'node:events';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CopyText } from './copy-text';

/** Whether a column, by its name in Prisma, holds JSON, in which texts are quoted. */
export type IsJson = (column: string) => boolean;

/** Rows in COPY's format. */
export interface CopyRows {
  statement: string;
  text: Buffer;
}

/**
 * Writes rows of a table in COPY's format; `columns` maps each column, by its name in PostgreSQL, to its key in the
 * rows.
 */
export function toCopy(
  table: string,
  columns: ReadonlyMap<string, string>,
  rows: readonly object[],
  isJson: IsJson = () => false,
): CopyRows {
  const names = [...columns.keys()].map((name) => `"${name}"`).join(', ');
  const fields = [...columns.values()].map((key) => ({ key, isJson: isJson(key) }));
  const text = new CopyText();
  for (const row of rows) text.row(row as Readonly<Record<string, unknown>>, fields);
  return { statement: `COPY "${table}" (${names}) FROM STDIN`, text: text.take() };
}

/** Appends rows to their table with COPY. */
export async function copyRows(connection: ClientBase, { statement, text }: CopyRows): Promise<void> {
  const stream = connection.query(copyFrom(statement));
  // A broken connection can emit the error twice; without a listener the second one would end the process.
  stream.on('error', () => {});
  stream.end(text);
  await once(stream, 'finish');
}
