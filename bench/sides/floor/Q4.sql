-- Names and text like what is sought, spelling forgiven, best ten first.
-- $1 what is sought
-- The best that was found: names by their words, as written or a slip away, through an index of spellings; trigrams only
-- where no word fits; of what a great many events have in their names a sample. Only the ten that are answered are looked up.
with sought as materialized (
      select folded as text, spellings_sought(folded) as spellings, words_sought(folded) as words
      from (select fold($1) as folded) given where folded <> ''
    ), names (entity_id, matched, score, by_name) as materialized (select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where of_event and spellings_of(folded) @@ (select spellings from sought) and (hashint8(id) & 31) = 0 and to_recording = 9223372036854775807
    limit 100), texts (entity_id, matched, score, by_name) as materialized (select id, summary, likeness(folded_summary, (select text from sought)) / 2, false
    from event where folded_summary is not null and words_of(folded_summary) @@ (select words from sought) and (hashint8(id) & 31) = 0 and to_recording = 9223372036854775807 and effective
    limit 100),
    found (entity_id, matched, score, by_name) as materialized ((select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where not of_event and folded like '%' || (select text from sought) || '%' and to_recording = 9223372036854775807)
  union all
  (select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where not of_event and spellings_of(folded) @@ (select spellings from sought) and to_recording = 9223372036854775807)
  union all
  (select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where of_event and folded ~>=~ (select text from sought) and folded ~<~ ((select text from sought) || chr(1114111)) and to_recording = 9223372036854775807
    order by folded using ~<~ limit 100)
  union all
  select * from names
  union all
  (select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where (select count(*) from names) < 100 and of_event and spellings_of(folded) @@ (select spellings from sought) and to_recording = 9223372036854775807
    limit 100)
  union all
  select * from texts
  union all
  (select id, summary, likeness(folded_summary, (select text from sought)) / 2, false
    from event where (select count(*) from texts) < 100 and folded_summary is not null and words_of(folded_summary) @@ (select words from sought) and to_recording = 9223372036854775807 and effective
    limit 100)),
    looser (entity_id, matched, score, by_name) as ((select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where not exists (select from found where by_name) and not of_event and folded % (select text from sought) and to_recording = 9223372036854775807)
  union all
  (select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where not exists (select from found where by_name) and not of_event and (select text from sought) <% folded and to_recording = 9223372036854775807)
  union all
  (select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where not exists (select from found) and of_event and (select text from sought) <% folded and to_recording = 9223372036854775807
    limit 100)
  union all
  (select id, summary, likeness(folded_summary, (select text from sought)) / 2, false
    from event where not exists (select from found) and folded_summary is not null and (select text from sought) <% folded_summary and to_recording = 9223372036854775807 and effective
    limit 100)
  union all
  (select entity_id, value, likeness(folded, (select text from sought)), true
    from entity_name where not exists (select from found) and of_event and folded like '%' || (select text from sought) || '%' and to_recording = 9223372036854775807
    limit 100)
  union all
  (select id, summary, likeness(folded_summary, (select text from sought)) / 2, false
    from event where not exists (select from found) and folded_summary is not null and folded_summary like '%' || (select text from sought) || '%' and to_recording = 9223372036854775807 and effective
    limit 100))
select coalesce(json_agg(json_build_array(h.score, h.matched, s.kind, s.id, s.slug, coalesce(
    (select label from leader where id = s.id and to_recording = 9223372036854775807),
    (select label from country where id = s.id and to_recording = 9223372036854775807),
    (select label from event where id = s.id and to_recording = 9223372036854775807),
    (select label from organization where id = s.id and to_recording = 9223372036854775807)))
  order by h.score desc, h.entity_id desc), '[]'::json)
from (
  select best.entity_id, score, matched from (
    select distinct on (entity_id) entity_id, matched, score
    from (select entity_id, matched, score from found union all select entity_id, matched, score from looser) each
    order by entity_id, score desc, matched) best join entity s on s.id = best.entity_id
  where s.kind <> 'EVENT' or exists (select from event where id = best.entity_id and to_recording = 9223372036854775807 and effective)
  order by score desc, entity_id desc limit 10) h join entity s on s.id = h.entity_id
