-- The label of a thing is its common English name where it has one. That another language calls it so bears the label out
-- only where it is no English name: Türkiye was called so in Turkish before it was in English.

-- Two conditions in place of an OR, so that each can be a join.
CREATE OR REPLACE VIEW renamed_due AS
SELECT DISTINCT thing.id AS entity_id
FROM (
  SELECT id, label, from_recording, to_recording FROM event
  UNION ALL SELECT id, label, from_recording, to_recording FROM leader
  UNION ALL SELECT id, label, from_recording, to_recording FROM country
  UNION ALL SELECT id, label, from_recording, to_recording FROM organization
  UNION ALL SELECT id, label, from_recording, to_recording FROM series
) thing
WHERE EXISTS (SELECT FROM entity_name WHERE entity_id = thing.id)
  AND NOT EXISTS (
    SELECT FROM entity_name
    WHERE entity_id = thing.id AND value = thing.label AND valid = '(,)' AND NOT denied AND given_by <> '{}' AND lower(language) = 'en'
      AND from_recording <= thing.from_recording AND to_recording >= thing.to_recording)
  AND NOT EXISTS (
    SELECT FROM entity_name name
    WHERE entity_id = thing.id AND value = thing.label AND valid = '(,)' AND NOT denied AND given_by <> '{}' AND lower(language) <> 'en'
      AND from_recording <= thing.from_recording AND to_recording >= thing.to_recording
      AND NOT EXISTS (
        SELECT FROM entity_name english
        WHERE english.entity_id = name.entity_id AND english.value = name.value AND lower(english.language) = 'en'));

SELECT rebuild_renamed();
