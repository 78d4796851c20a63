-- The days from one to the other, both included; null is a bound that is not known. Days in the wrong order are no range
-- here and no error, so that the CHECK below refuses them by its name.
CREATE OR REPLACE FUNCTION span(earliest date, latest date) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (earliest <= latest) IS NOT FALSE THEN daterange(earliest, latest, '[]') END;
