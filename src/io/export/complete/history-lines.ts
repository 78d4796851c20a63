import type { ClientBase } from 'pg';
import { columnsOf, KEPT, KEYS, type KeptTable } from './tables';
import { readCursor } from './read-cursor';

/**
 * The lines for every row of every version, by table and primary key: the JSON of PostgreSQL unmodified,
 * since JavaScript would round large numbers.
 */
export async function* historyLines(client: ClientBase, withKeys: boolean): AsyncIterable<string> {
  for (const table of withKeys ? [...KEPT, KEYS] : KEPT) {
    for await (const { line } of readCursor<{ line: string }>(client, await statementFor(client, table))) {
      yield `{"record":"row","table":"${table.name}","row":${line}}\n`;
    }
  }
}

async function statementFor(client: ClientBase, { name }: KeptTable): Promise<string> {
  const columns = await columnsOf(client, name);
  const list = columns.map((column) => `"${column.name}"`).join(', ');
  const order = columns
    .filter(({ keyed }) => keyed > 0)
    .sort((a, b) => a.keyed - b.keyed)
    .map((column) => `"${column.name}"${column.isText ? ' collate "C"' : ''}`)
    .join(', ');
  return `select row_to_json(kept)::text as line from (select ${list} from "${name}" order by ${order}) kept`;
}
