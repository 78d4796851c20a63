import type { Pool } from 'pg';

const ROW = 'event_id, entity_id, from_recording, to_recording, starts, ends, attended, type';

/**
 * The surplus and the missing rows of involvement: none, after any history. Of amended_event and renamed_entity, only
 * the missing ones.
 */
export async function involvementFaults(pool: Pick<Pool, 'query'>): Promise<unknown[]> {
  const { rows } = await pool.query(`
    SELECT 'too much' AS fault, surplus.* FROM (SELECT ${ROW} FROM involvement EXCEPT SELECT ${ROW} FROM involvement_due) surplus
    UNION ALL
    SELECT 'missing', lack.* FROM (SELECT ${ROW} FROM involvement_due EXCEPT SELECT ${ROW} FROM involvement) lack`);
  const { rows: newClaims } = await pool.query(
    `SELECT 'not amended_event' AS fault, event_id FROM amended_event_due due WHERE NOT EXISTS (
       SELECT FROM amended_event WHERE event_id = due.event_id AND (until IS NULL OR until >= due.until))`,
  );
  const { rows: unnamed } = await pool.query(
    "SELECT 'not renamed_entity' AS fault, entity_id FROM (SELECT entity_id FROM renamed_entity_due EXCEPT SELECT entity_id FROM renamed_entity) lack",
  );
  return [...rows, ...newClaims, ...unnamed];
}
