-- How many events of a type took place in a country in a range of days.
-- $1 slug of the country, $2 type, $3 first and $4 last day
-- Those that begin within the range, those that began within a year before and reach into it, and what lasts longer than
-- that: each part is a range of an index that has all that it needs.
with c as materialized (select id from entity where slug = $1)
select json_build_array(
  (select count(*) from event where place_country_id = (select id from c) and type = $2::"EventType"
    and coalesce(time_earliest, '-infinity'::date) between $3::date and $4::date
    and to_recording = 9223372036854775807 and effective)
  + (select count(*) from event where place_country_id = (select id from c) and type = $2::"EventType"
    and coalesce(time_earliest, '-infinity'::date) >= $3::date - 366 and coalesce(time_earliest, '-infinity'::date) < $3::date
    and coalesce(time_earliest, '-infinity'::date) < coalesce(time_latest, 'infinity'::date) and coalesce(time_latest, 'infinity'::date) >= $3::date
    and to_recording = 9223372036854775807 and effective)
  + (select count(*) from event where place_country_id = (select id from c) and type = $2::"EventType"
    and coalesce(time_earliest, '-infinity'::date) < $3::date - 366
    and coalesce(time_latest, 'infinity'::date) > coalesce(time_earliest, '-infinity'::date) + 366 and coalesce(time_latest, 'infinity'::date) >= $3::date
    and to_recording = 9223372036854775807 and effective))
