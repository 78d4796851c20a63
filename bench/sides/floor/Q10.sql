-- The 50 events after a row that is some 1,000 pages down the list of all, newest first, and whether there are more.
-- $1 day on which the row before them begins, $2 its number
select json_build_array(coalesce(json_agg(j), '[]'::json)) from (
  select json_build_array(id, label, status, time_edtf) as j from event
  where (coalesce(time_earliest, '-infinity'::date), id) < ($1::date, $2::bigint)
    and to_recording = 9223372036854775807 and effective
  order by coalesce(time_earliest, '-infinity'::date) desc, id desc limit 51) page
