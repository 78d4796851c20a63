-- How many events of a type took place in a country in a range of days.
-- $1 slug of the country, $2 type, $3 first and $4 last day
-- The index is in the order of when they begin; and of parameters, the range would be made for each row.
select json_build_array(count(*)) from event
where place_country_id = (select id from entity where slug = $1) and type = $2::"EventType"
  and coalesce(time_earliest, '-infinity'::date) <= $4::date and time && (select daterange($3::date, $4::date, '[]')) and to_recording = 9223372036854775807 and supported
