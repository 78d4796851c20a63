-- One event by slug, with its place, the country of that and the first 10 participations.
-- $1 slug
-- A participant is a leader, a country or an organization: coalesce asks the next table only where the last had none.
select json_build_array(e.id, e.label, e.type, e.status, e.time_edtf, e.place_name, c.id, c.label, (
  select coalesce(json_agg(p.j), '[]'::json) from (
    select json_build_array(p.id, p.status, coalesce(
      (select json_build_array('Leader', l.label) from leader l where l.id = p.participant_id and l.to_recording = 9223372036854775807),
      (select json_build_array('Country', n.label) from country n where n.id = p.participant_id and n.to_recording = 9223372036854775807),
      (select json_build_array('Organization', o.label) from organization o where o.id = p.participant_id and o.to_recording = 9223372036854775807))) as j
    from participation p
    where p.event_id = e.id and p.to_recording = 9223372036854775807 and p.effective
    order by p.level, p.id limit 10) p))
from entity s
join event e on e.id = s.id and e.to_recording = 9223372036854775807
left join country c on c.id = e.place_country_id and c.to_recording = 9223372036854775807
where s.slug = $1
