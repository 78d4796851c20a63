-- Names and text like what is sought, spelling forgiven, best ten first.
-- $1 what is sought
-- What is no event has few names, and is looked for by trigrams and by words with a slip; of events, of which there may be
-- a million, the words of the names and of the text, and anything less only where nothing fits. Of each way of finding an
-- event 200 are looked at. Only the ten that are answered are looked up.
with sought as materialized (
  select folded as text, spellings_sought(folded) as spellings, words_sought(folded) as words
  from (select fold($1) as folded) given where folded <> ''
), found as materialized (
  select entity_id, matched, score, score >= 0.5 as fits from (
    select entity_id, value as matched, likeness(folded, (select text from sought)) as score from entity_name
    where not of_event and folded % (select text from sought) and to_recording = 9223372036854775807
    union all
    select entity_id, value, likeness(folded, (select text from sought)) from entity_name
    where not of_event and (select text from sought) <% folded and to_recording = 9223372036854775807
    union all
    select entity_id, value, likeness(folded, (select text from sought)) from entity_name
    where not of_event and folded like '%' || (select text from sought) || '%' and to_recording = 9223372036854775807
    union all
    select entity_id, value, likeness(folded, (select text from sought)) from entity_name
    where not of_event and spellings_of(folded) @@ (select spellings from sought) and to_recording = 9223372036854775807) thing
  union all
  (select entity_id, value, likeness(folded, (select text from sought)), true from entity_name
    where of_event and folded ~>=~ (select text from sought) and folded ~<~ ((select text from sought) || chr(1114111))
      and to_recording = 9223372036854775807
    order by folded using ~<~ limit 200)
  union all
  (select entity_id, value, likeness(folded, (select text from sought)), true from entity_name
    where of_event and spellings_of(folded) @@ (select spellings from sought) and to_recording = 9223372036854775807 limit 200)
  union all
  (select id, summary, likeness(folded_summary, (select text from sought)) / 2, true from event
    where folded_summary is not null and words_of(folded_summary) @@ (select words from sought)
      and to_recording = 9223372036854775807 and supported limit 200)
), looser (entity_id, matched, score) as (
  (select entity_id, value, likeness(folded, (select text from sought)) from entity_name
    where not exists (select from found where fits) and of_event and (select text from sought) <% folded
      and to_recording = 9223372036854775807 limit 200)
  union all
  (select id, summary, likeness(folded_summary, (select text from sought)) / 2 from event
    where not exists (select from found where fits) and folded_summary is not null and (select text from sought) <% folded_summary
      and to_recording = 9223372036854775807 and supported limit 200)
  union all
  (select entity_id, value, likeness(folded, (select text from sought)) from entity_name
    where not exists (select from found where fits) and of_event and folded like '%' || (select text from sought) || '%'
      and to_recording = 9223372036854775807 limit 200)
  union all
  (select id, summary, likeness(folded_summary, (select text from sought)) / 2 from event
    where not exists (select from found where fits) and folded_summary is not null
      and folded_summary like '%' || (select text from sought) || '%'
      and to_recording = 9223372036854775807 and supported limit 200)
)
select coalesce(json_agg(json_build_array(h.score, h.matched, s.kind, s.id, s.slug, coalesce(
    (select label from leader where id = s.id and to_recording = 9223372036854775807),
    (select label from country where id = s.id and to_recording = 9223372036854775807),
    (select label from event where id = s.id and to_recording = 9223372036854775807),
    (select label from organization where id = s.id and to_recording = 9223372036854775807)))
  order by h.score desc, h.entity_id desc), '[]'::json)
from (
  select best.entity_id, score, matched from (
    select distinct on (entity_id) entity_id, score, matched
    from (select entity_id, matched, score from found union all select entity_id, matched, score from looser) each
    order by entity_id, score desc, matched) best
  join entity s on s.id = best.entity_id and s.kind in ('COUNTRY', 'LEADER', 'ORGANIZATION', 'EVENT')
  where s.kind <> 'EVENT'
    or exists (select from event e where e.id = s.id and e.to_recording = 9223372036854775807 and e.supported)
  order by score desc, best.entity_id desc limit 10) h
join entity s on s.id = h.entity_id
