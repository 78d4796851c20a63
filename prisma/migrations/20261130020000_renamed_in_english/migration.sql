-- The label of a thing is its common English name where it has one. That another language calls it so bears the label out
-- only where it is no English name: Türkiye was called so in Turkish before it was in English.

-- One look at the names that are like the label: as a subquery with EXISTS in an OR it would be hashed, of all names.
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
  AND (
    SELECT count(*) FILTER (WHERE bears AND english) = 0
      AND (count(*) FILTER (WHERE bears) = 0 OR count(*) FILTER (WHERE english) > 0)
    FROM (
      SELECT lower(language) = 'en' AS english, valid = '(,)'
        AND from_recording <= thing.from_recording AND to_recording >= thing.to_recording AS bears
      FROM entity_name WHERE entity_id = thing.id AND value = thing.label
    ) called);

SELECT rebuild_renamed();
