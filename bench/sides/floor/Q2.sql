-- The 50 newest events of a country in a range of days, with 5 participations each.
-- $1 slug of the country, $2 first and $3 last day
-- `involvement` has the events of each thing in the order of time: those that begin within the range, newest first, and
-- after them those that began within a year before and reach into it, and last what lasts longer than that. Each part is
-- ordered, and comes before the next altogether, so that appending them needs no sort and one is read only where those
-- before it have fewer than 50.
-- What belongs to a row is a subquery of the SELECT list: it can only be read row by row, and the order stays.
select json_build_array(c.label, (
  select coalesce(json_agg(i.j), '[]'::json) from (
    select (
      select json_build_array(e.id, e.label, e.status, e.time_edtf, (
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
      select event_id from (
        select event_id from involvement
        where entity_id = c.id and to_recording = 9223372036854775807 and starts between $2::date and $3::date
        order by starts desc, event_id desc limit 50) within
      union all
      select event_id from (
        select event_id from involvement
        where entity_id = c.id and to_recording = 9223372036854775807 and starts >= $2::date - 366 and starts < $2::date and starts < ends and ends >= $2::date
        order by starts desc, event_id desc limit 50) reaching
      union all
      select event_id from (
        select event_id from involvement
        where entity_id = c.id and to_recording = 9223372036854775807 and starts < $2::date - 366 and ends > starts + 366 and ends >= $2::date
        order by starts desc, event_id desc limit 50) enduring
      limit 50) i) i))
from entity s
join country c on c.id = s.id and c.to_recording = 9223372036854775807
where s.slug = $1
