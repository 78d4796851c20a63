-- The events that two leaders both attended: how many, the first, the latest, and the ten newest.
-- $1, $2 slugs of the leaders
-- Which events both are in is read from `involvement` alone, by its index; only for those is looked up who attended.
with both_in as materialized (
  select event_id from involvement
  where entity_id = (select id from entity where slug = $1) and to_recording = 9223372036854775807
  intersect
  select event_id from involvement
  where entity_id = (select id from entity where slug = $2) and to_recording = 9223372036854775807
), shared as materialized (
  select e.id, e.label, e.time_edtf, e.time_earliest
  from both_in b join event e on e.id = b.event_id and e.to_recording = 9223372036854775807
    and e.supported and e.status in ('OCCURRED', 'UNDERWAY')
  where exists (
      select from participation p where p.participant_id = (select id from entity where slug = $1) and p.event_id = b.event_id
        and p.to_recording = 9223372036854775807 and p.supported and p.status = 'ATTENDED' and p.role <> 'SUBJECT')
    and exists (
      select from participation p where p.participant_id = (select id from entity where slug = $2) and p.event_id = b.event_id
        and p.to_recording = 9223372036854775807 and p.supported and p.status = 'ATTENDED' and p.role <> 'SUBJECT')
)
select json_build_array(
  (select count(*) from shared),
  (select json_build_array(id, label) from shared order by time_earliest nulls last, id limit 1),
  (select json_build_array(id, label) from shared order by time_earliest desc nulls last, id desc limit 1),
  (select coalesce(json_agg(n.j), '[]'::json) from (
    select json_build_array(id, label, time_edtf) as j from shared
    order by time_earliest desc nulls last, id desc limit 10) n))
