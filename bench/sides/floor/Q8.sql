-- The events that two leaders both attended: how many, the first, the latest, and the ten newest.
-- $1, $2 slugs of the leaders
-- Where both were is read from `involvement` alone, in the order of time; only for that are events looked up.
with shared as materialized (
  select e.id, e.label, e.time_edtf, e.time_earliest
  from (
    select a.event_id from involvement a
    join involvement b on b.entity_id = (select id from entity where slug = $2) and b.starts = a.starts and b.event_id = a.event_id
      and b.to_recording = 9223372036854775807 and b.attended
    where a.entity_id = (select id from entity where slug = $1) and a.to_recording = 9223372036854775807 and a.attended) both_in
  join event e on e.id = both_in.event_id and e.to_recording = 9223372036854775807
    and e.effective and e.status in ('OCCURRED', 'UNDERWAY')
)
select json_build_array(
  (select count(*) from shared),
  (select json_build_array(id, label) from shared order by time_earliest nulls last, id limit 1),
  (select json_build_array(id, label) from shared order by time_earliest desc nulls last, id desc limit 1),
  (select coalesce(json_agg(n.j), '[]'::json) from (
    select json_build_array(id, label, time_edtf) as j from shared
    order by time_earliest desc nulls last, id desc limit 10) n))
