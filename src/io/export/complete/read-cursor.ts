import type { ClientBase } from 'pg';

const AT_ONCE = 1000;

/** The rows of a statement in portions, within the current transaction. */
export async function* readCursor<Row extends object>(
  client: ClientBase,
  statement: string,
): AsyncIterable<Row> {
  await client.query(`declare exported no scroll cursor for ${statement}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${AT_ONCE} from exported`);
    yield* rows;
    if (rows.length < AT_ONCE) break;
  }
  await client.query('close exported');
}
