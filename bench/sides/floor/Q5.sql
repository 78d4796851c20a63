-- How many events took place in a country, by month.
-- $1 slug of the country, $2 first and $3 last day, of whole months
select coalesce(json_agg(json_build_array(month, coalesce(n, 0)) order by month), '[]'::json)
from generate_series($2::timestamp, $3::timestamp, interval '1 month') month
left join (
  select date_trunc('month', time_earliest::timestamp) as month, count(*) as n
  from event
  where place_country_id = (select id from entity where slug = $1) and coalesce(time_earliest, '-infinity'::date) between $2::date and $3::date
    and to_recording = 9223372036854775807 and effective
  group by 1) counted using (month)
