// Tables are filled fastest without indexes. These are recreated afterwards from the definitions in the
// migrations.

const CONSTRAINTS = `
  SELECT c.conname AS name, c.conrelid::regclass::text AS owner, c.contype::text AS type, pg_get_constraintdef(c.oid) AS definition
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
  WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations' AND c.contype IN ('f', 'p', 'u', 'x')
  ORDER BY c.contype, c.conrelid::regclass::text, c.conname`;
const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition, am.amname AS method
  FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am am ON am.oid = x.relam
  WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations'
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype <> 'f')
  ORDER BY am.amname <> 'gin', t.relname, x.relname`;

/** Drops all indexes, keys and references, and returns the statements that recreate them, in stages. */
export async function strip(client) {
  const { rows: constraints } = await client.query(CONSTRAINTS);
  const { rows: indexes } = await client.query(INDEXES);
  const references = constraints.filter(({ type }) => type === 'f');
  const keys = constraints.filter(({ type }) => type !== 'f');
  for (const { name, owner } of [...references, ...keys]) {
    await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT "${name}"`);
  }
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  const added = ({ name, owner, definition }) => ({
    table: owner,
    sql: `ALTER TABLE ${owner} ADD CONSTRAINT "${name}" ${definition}`,
  });
  return [indexes.map(({ definition }) => ({ sql: definition })), keys.map(added), references.map(added)];
}

/**
 * Recreates them, each stage on all connections at once; statements on the same table wait for each other
 * where they must.
 */
export async function restore(clients, stages) {
  for (const stage of stages) {
    const waiting = [...stage];
    const busy = new Set();
    await Promise.all(
      clients.map(async (client) => {
        for (;;) {
          const index = waiting.findIndex(({ table }) => !table || !busy.has(table));
          if (index < 0) return;
          const [{ sql, table }] = waiting.splice(index, 1);
          if (table) busy.add(table);
          await client.query(sql);
          if (table) busy.delete(table);
        }
      }),
    );
    // The statements skipped because another connection was busy with their table.
    for (const { sql } of waiting) await clients[0].query(sql);
  }
}
