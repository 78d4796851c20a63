import type { ClientBase } from 'pg';

/** Drops all tables, sequences, views, functions and types of the current schema, except those of extensions. */
export async function dropObjects(client: ClientBase): Promise<void> {
  await client.query(`do $$
    declare
      -- One text, since each command may drop what a later one names.
      commands text := (
        with members as (select classid, objid from pg_depend where deptype = 'e'),
        found (catalog, id, command) as (
          select 'pg_class'::regclass, oid, format('drop %s if exists %s cascade', case relkind
              when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
              when 'f' then 'foreign table' when 'c' then 'type' else 'table' end, oid::regclass)
          from pg_class
          where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'c')
          union all
          select 'pg_proc'::regclass, oid, format('drop routine if exists %s cascade', oid::regprocedure)
          from pg_proc where pronamespace = current_schema()::regnamespace
          union all
          select 'pg_type'::regclass, oid, format('drop type if exists %s cascade', oid::regtype)
          from pg_type where typnamespace = current_schema()::regnamespace and typtype in ('e', 'd')
        )
        select string_agg(command, '; ') from found where (catalog, id) not in (select classid, objid from members)
      );
    begin
      if commands is not null then execute commands; end if;
    end $$`);
}
