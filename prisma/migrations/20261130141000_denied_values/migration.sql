ALTER TABLE "contested" DROP CONSTRAINT "contested_pkey",
ADD COLUMN     "value_key" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "contested_pkey" PRIMARY KEY ("subject_id", "property", "value_key");

-- What a thing was recorded with before a claim, where that is not in the claims: its birth and death, capital and existence.
CREATE OR REPLACE FUNCTION given_before(of bigint, about text, recording bigint) RETURNS jsonb LANGUAGE sql STABLE AS $body$
  SELECT to_jsonb(CASE about
    WHEN 'born' THEN (SELECT born_edtf FROM leader WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1)
    WHEN 'died' THEN (SELECT died_edtf FROM leader WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1)
    WHEN 'capital' THEN (SELECT capital FROM country WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1)
    WHEN 'existed' THEN coalesce(
      (SELECT existed_edtf FROM country WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1),
      (SELECT existed_edtf FROM organization WHERE id = of AND from_recording < recording ORDER BY from_recording DESC LIMIT 1))
  END)
$body$;

-- Whether a claim contradicts what its subject was recorded with; it may only be more precise, which a question about it sees.
CREATE OR REPLACE FUNCTION contradicts_given(claimed claim) RETURNS boolean LANGUAGE sql STABLE AS $body$
  SELECT CASE WHEN claimed.property IN ('born', 'died', 'capital', 'existed') THEN (
    SELECT coalesce(claimed.stance = 'DISPUTES' OR given <> claimed.value, false)
    FROM given_before(claimed.subject_id, claimed.property, claimed.from_recording) given WHERE given IS NOT NULL)
  ELSE false END
$body$;

-- The day by which a dispute is listed is that of its last claim that was accepted: a draft moves nothing before. Of a property
-- that can have several values, each value that is denied is in dispute by itself.
CREATE OR REPLACE FUNCTION contested_note() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO contested (subject_kind, subject_id, property, value_key, said_on, contradicted)
  SELECT min(claim.subject_kind), claim.subject_id, claim.property, about.value_key,
    coalesce(max(claim.said_on) FILTER (WHERE claim.to_recording = 9223372036854775807 AND claim.review = 'ACCEPTED'),
      max(claim.said_on)), about.value_key <> '' OR bool_or(about.contradicts)
  FROM (
    SELECT subject_id, property, CASE WHEN can_contradict(property) THEN '' ELSE md5(value::text) END AS value_key,
      coalesce(bool_or(contradicts_given(added)), false) AS contradicts
    FROM added WHERE property <> 'record' GROUP BY 1, 2, 3
  ) about
  JOIN claim ON claim.subject_id = about.subject_id AND claim.property = about.property
    AND about.value_key IN ('', md5(claim.value::text))
  GROUP BY claim.subject_id, claim.property, about.value_key
  HAVING CASE about.value_key WHEN '' THEN count(DISTINCT claim.value) > 1 OR count(DISTINCT claim.stance) > 1 OR bool_or(about.contradicts)
    ELSE bool_or(claim.stance = 'DISPUTES') END
  ON CONFLICT (subject_id, property, value_key) DO UPDATE
    SET said_on = excluded.said_on, contradicted = contested.contradicted OR excluded.contradicted;
  RETURN NULL;
END
$body$;

CREATE OR REPLACE FUNCTION contradicted_note() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE contested SET contradicted = true
  FROM (SELECT DISTINCT subject_id, property FROM added) about
  WHERE contested.subject_id = about.subject_id AND contested.property = about.property AND NOT contested.contradicted AND (
    EXISTS (
      SELECT FROM claim WHERE claim.subject_id = about.subject_id AND claim.property = about.property
      GROUP BY claim.value HAVING count(DISTINCT claim.stance) > 1)
    OR CASE WHEN can_contradict(about.property) THEN contradicts_itself(about.subject_id, about.property) ELSE false END);
  RETURN NULL;
END
$body$;

-- Of properties that can have several values, each value that is denied is in dispute by itself.
DELETE FROM contested WHERE NOT can_contradict(property);

INSERT INTO contested (subject_kind, subject_id, property, value_key, said_on, contradicted)
SELECT min(subject_kind), subject_id, property, md5(value::text),
  coalesce(max(said_on) FILTER (WHERE to_recording = 9223372036854775807 AND review = 'ACCEPTED'), max(said_on)), true
FROM claim WHERE property <> 'record' AND NOT can_contradict(property)
GROUP BY subject_id, property, value HAVING bool_or(stance = 'DISPUTES');

-- What was recorded without a claim competes with the claims.
INSERT INTO contested (subject_kind, subject_id, property, said_on, contradicted)
SELECT min(subject_kind), subject_id, property,
  coalesce(max(said_on) FILTER (WHERE to_recording = 9223372036854775807 AND review = 'ACCEPTED'), max(said_on)), true
FROM claim WHERE property IN ('born', 'died', 'capital', 'existed')
GROUP BY subject_id, property HAVING bool_or(contradicts_given(claim))
ON CONFLICT (subject_id, property, value_key) DO UPDATE SET contradicted = true;
