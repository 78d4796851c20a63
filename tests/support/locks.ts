/** Finds the connections of this database that wait for the table of leaders; copies of a template share the ids of tables. */
export const WAITING_FOR_LEADERS = `
  select pid from pg_locks
  where database = (select oid from pg_database where datname = current_database())
    and relation = 'leader'::regclass and not granted`;
