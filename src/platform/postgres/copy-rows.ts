import { once } from 'node:events';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CopyText } from './copy-text';

/** Whether a column, as Prisma names it, holds JSON, in which a text is written in quotation marks. */
export type IsJson = (column: string) => boolean;

/** Rows as COPY takes them. */
export interface CopyRows {
  statement: string;
  text: Buffer;
}

/** Writes rows for a table as COPY takes them; `columns` maps each column, as PostgreSQL names it, to its key in the rows. */
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

/** Appends rows to their table. */
export async function copyRows(connection: ClientBase, { statement, text }: CopyRows): Promise<void> {
  const stream = connection.query(copyFrom(statement));
  // What breaks a connection can be told twice; the second time nobody would be listening, which ends the process.
  stream.on('error', () => {});
  stream.end(text);
  await once(stream, 'finish');
}
