-- Partitions claim, event and participation by id, which is the order of ingest. No row is copied: what is there becomes the
-- first partition, and later rows go to the next ones. Not for less than some 10^8 events; docs/operations.md says what it
-- costs and gives. Needs PostgreSQL 15 or newer, and the version of Rostrum that this file came with. Make a backup first.
--   psql "$DATABASE_URL" -v step=500000000 -v ahead=4 -f deploy/partitioning/partition.sql
-- step: how many ids a partition has; an event of GDELT with its claim and participations takes about five.
-- ahead: how many empty partitions are made. Later: select partitions_ahead(500000000, 4);
-- The tables are checked first, while all goes on; then they are locked for less than a second.
\set ON_ERROR_STOP on
\if :{?step}
\else
  \set step 500000000
\endif
\if :{?ahead}
\else
  \set ahead 4
\endif

-- Indexes of the first partition that the whole table cannot have, because they are unique and without the id: each
-- partition has its own, and key_once keeps keys unique across them.
create or replace function own_indexes(partition regclass) returns setof text language sql stable as $body$
  select pg_get_indexdef(indexrelid) from pg_index
  where indrelid = partition and not exists (select from pg_inherits where inhrelid = indexrelid)
$body$;

-- Makes the partitions of `ahead` more steps, beyond the last that is there, and the one for all that comes after.
create or replace function partitions_ahead(step bigint, ahead int) returns void language plpgsql as $body$
declare
  parent text;
  part text;
  start bigint;
  definition text;
begin
  foreach parent in array array['claim', 'event', 'participation'] loop
    select max(substring(pg_get_expr(relpartbound, oid) from 'TO \(''?(\d+)''?\)')::bigint) into strict start
    from pg_class join pg_inherits on inhrelid = oid where inhparent = parent::regclass;
    for n in 0 .. ahead loop
      part := parent || '_' || case when n = ahead then 'rest' else start::text end;
      continue when to_regclass(part) is not null;
      execute format('create table %I partition of %I %s', part, parent,
        case when n = ahead then 'default' else format('for values from (%s) to (%s)', start, start + step) end);
      for definition in select own_indexes((parent || '_first')::regclass) loop
        execute regexp_replace(replace(definition, parent || '_first ', part || ' '), 'INDEX \S+', format('INDEX %I', part || '_key'));
      end loop;
      start := start + step;
    end loop;
  end loop;
end
$body$;

-- A key stands once, in whichever partition. Rows are written one recording after the other, so that nothing comes between.
create or replace function key_once() returns trigger language plpgsql as $body$
declare
  twice text;
begin
  execute format('select added.key from added join %I other on other.key = added.key and other.id <> added.id
    and other.to_recording = 9223372036854775807 where added.to_recording = 9223372036854775807 limit 1', tg_table_name) into twice;
  if twice is not null then
    raise unique_violation using message = format('the key "%s" is there already', twice), constraint = tg_table_name || '_key';
  end if;
  return null;
end
$body$;

create or replace procedure partition_by_id(parent text, boundary bigint) language plpgsql as $body$
declare
  old constant text := parent || '_first';
  id_column constant int2 := (select attnum from pg_attribute where attrelid = parent::regclass and attname = 'id');
  row_type constant oid := (select reltype from pg_class where oid = parent::regclass);
  makes text[];
  drops text[];
  each text;
begin
  -- What belongs to the table, or is written in terms of it, as it is called now.
  makes := array(
    select format('alter table %I add constraint %I %s', parent, conname, pg_get_constraintdef(oid))
    from pg_constraint where conrelid = parent::regclass and contype in ('p', 'f') order by contype desc)
  || array(
    select pg_get_indexdef(indexrelid) from pg_index
    where indrelid = parent::regclass and not indisprimary and (not indisunique or id_column = any(indkey)))
  || format('alter table %I attach partition %I for values from (minvalue) to (%s)', parent, old, boundary)
  || array(
    select format('grant %s on %I to %s', privilege_type, parent, case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end)
    from pg_class, aclexplode(relacl) where oid = parent::regclass)
  || array(
    select pg_get_functiondef(oid) from pg_proc where row_type = any(proargtypes))
  || array(
    select distinct format('create or replace view %s as %s', ev_class::regclass, pg_get_viewdef(ev_class))
    from pg_rewrite join pg_depend on objid = pg_rewrite.oid and classid = 'pg_rewrite'::regclass
    where refobjid = parent::regclass and ev_class <> parent::regclass)
  || array(
    select pg_get_triggerdef(oid) from pg_trigger where tgrelid = parent::regclass and not tgisinternal);
  drops := array(
    select format('drop trigger %I on %I', tgname, parent) from pg_trigger where tgrelid = parent::regclass and not tgisinternal)
  || array(
    select format('alter index %I rename to %I', relname, relname || '_first')
    from pg_index join pg_class on oid = indexrelid where indrelid = parent::regclass)
  || format('alter table %I rename to %I', parent, old)
  || format('create table %I (like %I including defaults including constraints including generated including storage
       including comments) partition by range (id)', parent, old)
  || format('alter table %I drop constraint below_boundary', parent)
  || format('alter table %I owner to %I', parent, (select pg_get_userbyid(relowner) from pg_class where oid = parent::regclass));
  foreach each in array drops || makes loop
    execute each;
  end loop;
  for each in select oid::regprocedure from pg_proc where row_type = any(proargtypes) loop
    execute 'drop function ' || each;
  end loop;
  if exists (select from pg_attribute where attrelid = parent::regclass and attname = 'key') then
    execute format('create trigger key_once after insert on %I referencing new table as added for each statement execute function key_once()', parent);
  end if;
end
$body$;

-- Up to where ids are in use when the tables are locked, and some more.
select (last_value / :step + 1) * :step as boundary from rostrum_id \gset
select format('alter table %I add constraint below_boundary check (id < %s) not valid', name, :boundary) from unnest(array['claim', 'event', 'participation']) name \gexec
select format('alter table %I validate constraint below_boundary', name) from unnest(array['claim', 'event', 'participation']) name \gexec

begin;
set local lock_timeout = '5s';
lock table claim, event, participation in access exclusive mode;
call partition_by_id('claim', :boundary);
call partition_by_id('event', :boundary);
call partition_by_id('participation', :boundary);
select partitions_ahead(:step, :ahead);
commit;
drop procedure partition_by_id;
analyze claim, event, participation;
