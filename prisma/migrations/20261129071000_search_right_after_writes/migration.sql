-- What is new is put on a list beside a GIN index first, up to 4 MB of it, and each search reads that list from its
-- beginning to its end: a tenth of a second after an import, until an autovacuum comes by. A short list costs writers next
-- to nothing.
ALTER INDEX change_concerns_idx SET (gin_pending_list_limit = 64);
ALTER INDEX event_folded_summary SET (gin_pending_list_limit = 64);
ALTER INDEX event_words SET (gin_pending_list_limit = 64);
ALTER INDEX event_words_sampled SET (gin_pending_list_limit = 64);
ALTER INDEX entity_name_of_things SET (gin_pending_list_limit = 64);
ALTER INDEX entity_name_of_events SET (gin_pending_list_limit = 64);
ALTER INDEX entity_name_spellings_of_things SET (gin_pending_list_limit = 64);
ALTER INDEX entity_name_spellings_of_events SET (gin_pending_list_limit = 64);
ALTER INDEX entity_name_spellings_sampled SET (gin_pending_list_limit = 64);
-- Lists that are longer already.
SELECT gin_clean_pending_list(index) FROM unnest(ARRAY['change_concerns_idx', 'event_folded_summary', 'event_words',
  'event_words_sampled', 'entity_name_of_things', 'entity_name_of_events', 'entity_name_spellings_of_things',
  'entity_name_spellings_of_events', 'entity_name_spellings_sampled']::regclass[]) index;
