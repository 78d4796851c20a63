-- Q2 as of a day in the world and an instant of what was recorded: versions that stood then, and the names that held.
-- $1 slug of the country, $2 first and $3 last day, $4 the day in the world, $5 the instant of the record
-- Most things were never called otherwise than by their label, which is asked first; of the others, most labels held on the
-- day, and the names of one then need not be sorted.
with k as materialized (
  select coalesce((select id from recording where at <= $5::timestamptz order by at desc limit 1), 0) as id
)
select json_build_array(case when not exists (select from renamed_entity r where r.entity_id = c.id) or exists (
    select from entity_name v where v.entity_id = c.id and v.from_recording <= k.id and v.to_recording > k.id and v.valid @> $4::date and v.value = c.label) then c.label
    else coalesce((
      select v.value from entity_name v where v.entity_id = c.id and v.from_recording <= k.id and v.to_recording > k.id and v.valid @> $4::date
        and (lower(v.language) = 'en' or split_part(lower(v.language), '-', 1) = 'en')
      order by lower(v.language) = 'en' desc, v.kind, v.id limit 1), c.label) end, (
  select coalesce(json_agg(i.j), '[]'::json) from (
    select (
      select json_build_array(e.id, case when not exists (select from renamed_entity r where r.entity_id = e.id) or exists (
          select from entity_name v where v.entity_id = e.id and v.from_recording <= k.id and v.to_recording > k.id and v.valid @> $4::date and v.value = e.label) then e.label
          else coalesce((
            select v.value from entity_name v where v.entity_id = e.id and v.from_recording <= k.id and v.to_recording > k.id and v.valid @> $4::date
              and (lower(v.language) = 'en' or split_part(lower(v.language), '-', 1) = 'en')
            order by lower(v.language) = 'en' desc, v.kind, v.id limit 1), e.label) end, e.status, e.time_edtf, (
        select coalesce(json_agg(p.j), '[]'::json) from (
          select json_build_array(p.status, (
            select json_build_array(t.kind, case when not exists (select from renamed_entity r where r.entity_id = p.participant_id) or exists (
              select from entity_name v where v.entity_id = p.participant_id and v.from_recording <= k.id and v.to_recording > k.id and v.valid @> $4::date and v.value = t.label) then t.label
              else coalesce((
                select v.value from entity_name v where v.entity_id = p.participant_id and v.from_recording <= k.id and v.to_recording > k.id and v.valid @> $4::date
                  and (lower(v.language) = 'en' or split_part(lower(v.language), '-', 1) = 'en')
                order by lower(v.language) = 'en' desc, v.kind, v.id limit 1), t.label) end)
            from (
              select 'Leader' as kind, l.label from leader l where l.id = p.participant_id and l.from_recording <= k.id and l.to_recording > k.id
              union all
              select 'Country', n.label from country n where n.id = p.participant_id and n.from_recording <= k.id and n.to_recording > k.id
              union all
              select 'Organization', o.label from organization o where o.id = p.participant_id and o.from_recording <= k.id and o.to_recording > k.id
              limit 1) t)) as j
          from participation p
          where p.event_id = e.id and p.from_recording <= k.id and p.to_recording > k.id and p.effective
          order by p.level, p.id limit 5) p))
      from event e where e.id = i.event_id and e.from_recording <= k.id and e.to_recording > k.id) as j
    from (
      select event_id from (
        select event_id from involvement
        where entity_id = c.id and from_recording <= k.id and to_recording > k.id and starts between $2::date and $3::date
        order by starts desc, event_id desc limit 50) within
      union all
      select event_id from (
        select event_id from involvement
        where entity_id = c.id and from_recording <= k.id and to_recording > k.id and starts >= $2::date - 366 and starts < $2::date and starts < ends and ends >= $2::date
        order by starts desc, event_id desc limit 50) reaching
      union all
      select event_id from (
        select event_id from involvement
        where entity_id = c.id and from_recording <= k.id and to_recording > k.id and starts < $2::date - 366 and ends > starts + 366 and ends >= $2::date
        order by starts desc, event_id desc limit 50) enduring
      limit 50) i) i))
from k, entity s
join country c on c.id = s.id
where s.slug = $1 and c.from_recording <= k.id and c.to_recording > k.id
