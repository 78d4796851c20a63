-- A country, its 20 relationships that began last, the other end of each, the 5 newest events of that, and 5
-- participations of each.
-- $1 slug of the country
select json_build_array(c.label, (
  select coalesce(json_agg(r.j), '[]'::json) from (
    select json_build_array(r.id, r.type, (
      select json_build_array(n.id, n.label, (
        select coalesce(json_agg(i.j), '[]'::json) from (
          select (
            select json_build_array(e.id, e.label, e.time_edtf, (
              select coalesce(json_agg(p.j), '[]'::json) from (
                select json_build_array(p.status, coalesce(
                  (select json_build_array('Leader', l.label) from leader l where l.id = p.participant_id and l.to_recording = 9223372036854775807),
                  (select json_build_array('Country', n.label) from country n where n.id = p.participant_id and n.to_recording = 9223372036854775807),
                  (select json_build_array('Organization', o.label) from organization o where o.id = p.participant_id and o.to_recording = 9223372036854775807))) as j
                from participation p
                where p.event_id = e.id and p.to_recording = 9223372036854775807 and p.effective
                order by p.level, p.id limit 5) p))
            from event e where e.id = i.event_id and e.to_recording = 9223372036854775807) as j
          from (
            select event_id from involvement
            where entity_id = n.id and to_recording = 9223372036854775807
            order by starts desc, event_id desc limit 5) i) i))
      from country n where n.id = x.counterpart_id and n.to_recording = 9223372036854775807)) as j
    from relationship_end x
    join relationship r on r.id = x.relationship_id and r.to_recording = 9223372036854775807 and r.effective
    where x.entity_id = c.id and x.to_recording = 9223372036854775807
    order by coalesce(r.valid_earliest, '-infinity'::date) desc, r.id desc limit 20) r))
from entity s
join country c on c.id = s.id and c.to_recording = 9223372036854775807
where s.slug = $1
