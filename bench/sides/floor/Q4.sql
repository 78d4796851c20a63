-- Names and text like what is sought, spelling forgiven, best ten first.
-- $1 what is sought
-- The same likeness as Rostrum's: each way of being like it is a scan of a trigram index, as a union.
select coalesce(json_agg(json_build_array(h.score, h.matched, s.kind, s.id, s.slug, coalesce(
    (select label from leader where id = s.id and to_recording = 9223372036854775807),
    (select label from country where id = s.id and to_recording = 9223372036854775807),
    (select label from event where id = s.id and to_recording = 9223372036854775807),
    (select label from organization where id = s.id and to_recording = 9223372036854775807))) order by h.score desc, h.entity_id desc), '[]'::json)
from (
  select entity_id, score, matched from (
    select distinct on (entity_id) entity_id, score, matched from (
      select entity_id, value as matched, likeness(folded, fold($1)) as score from entity_name
      where folded % fold($1) and to_recording = 9223372036854775807
      union all
      select entity_id, value, likeness(folded, fold($1)) from entity_name
      where fold($1) <% folded and to_recording = 9223372036854775807
      union all
      select entity_id, value, likeness(folded, fold($1)) from entity_name
      where folded like '%' || fold($1) || '%' and to_recording = 9223372036854775807
      union all
      select id, summary, likeness(folded_summary, fold($1)) / 2 from event
      where fold($1) <% folded_summary and to_recording = 9223372036854775807 and supported
      union all
      select id, summary, likeness(folded_summary, fold($1)) / 2 from event
      where folded_summary like '%' || fold($1) || '%' and to_recording = 9223372036854775807 and supported) each
    order by entity_id, score desc, matched) best
  join entity s on s.id = best.entity_id
  where s.kind in ('COUNTRY', 'LEADER', 'ORGANIZATION', 'EVENT')
    and (s.kind <> 'EVENT' or exists (select from event e where e.id = s.id and e.to_recording = 9223372036854775807 and e.supported))
  order by score desc, entity_id desc limit 10) h
join entity s on s.id = h.entity_id
