-- The tables as prisma/schema.prisma has them, and around them what its language can't say: extensions, generated
-- columns, CHECKs, partial and expression indexes, an exclusion constraint and a trigger.

-- Similar names, accents, and `=` inside GiST indexes.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Comparing trigrams takes some 10 µs, a hundred times what PostgreSQL thinks: told so, it reads the trigram index rather
-- than all names. Only the owner of the extension may tell it; elsewhere a search of few names just takes longer.
DO $costs$
DECLARE
  compares text;
BEGIN
  FOR compares IN
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
    JOIN pg_extension e ON e.oid = d.refobjid
    WHERE e.extname = 'pg_trgm' AND p.proname IN ('similarity_op', 'word_similarity_op', 'word_similarity_commutator_op')
  LOOP
    EXECUTE format('ALTER FUNCTION %s COST 100', compares);
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END
$costs$;

-- One id space for all: an id names its thing even where the kind is not known.
CREATE SEQUENCE rostrum_id;

-- How names are compared: without case, accents and punctuation, words one space apart. Punctuation is listed by code
-- point and not as [^[:alnum:]], which knows no letters but ASCII's under some collations and takes vowel signs (Thai,
-- Hindi) for punctuation under others. The vowel points of Hebrew and Arabic, which are seldom written, and the long
-- stroke that only stretches an Arabic word are dropped; a sigma at the end of a Greek word is a sigma. The extension's schema is looked up because not every host has it in `public`;
-- a body of this form is resolved here and now, so that it is immutable whatever search_path a session sets.
DO $make$
DECLARE
  home text := (SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'unaccent');
BEGIN
  EXECUTE format($definition$
    CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(
      regexp_replace(
        regexp_replace(
          translate(lower(%1$I.unaccent(%2$L::regdictionary, normalize(value, NFKC))), 'ς', 'σ'),
          '[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED]+',
          '', 'g'),
        '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7\u02B0-\u02FF\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u060C\u061B\u061F\u066A-\u066D\u06D4\u0964\u0965\u2000-\u206F\u20A0-\u20CF\u2190-\u2BFF\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u303D\u30A0\u30FB\uFE10-\uFE6F\uFF00-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]+',
        ' ', 'g'),
      ' ')
  $definition$, home, quote_ident(home) || '.unaccent');
END
$make$;

-- The days from one to the other, both included; null is a bound that is not known. Days in the wrong order are no range
-- here and no error, so that the CHECK below refuses them by its name.
CREATE FUNCTION span(earliest date, latest date) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (earliest <= latest) IS NOT FALSE THEN daterange(earliest, latest, '[]') END;

-- How well a folded name fits what was looked for: the very name 1; one that holds it 0.6 to 0.9, the more of the name it
-- is, and a little more where the name begins with it; a misspelt one by the share of trigrams in common, below 0.9.
CREATE FUNCTION likeness(name text, sought text) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
  WHEN name = sought THEN 1
  WHEN position(sought IN name) > 0
    THEN 0.6 + 0.2 * length(sought) / length(name) + CASE WHEN position(sought IN name) = 1 THEN 0.1 ELSE 0 END
  ELSE 0.9 * greatest(similarity(name, sought), 0.7 * word_similarity(sought, name))
END;

-- CreateEnum
CREATE TYPE "SubjectKind" AS ENUM ('COUNTRY', 'LEADER', 'ORGANIZATION', 'EVENT', 'SERIES', 'PARTICIPATION', 'RELATIONSHIP', 'TENURE', 'CLAIM', 'SOURCE', 'DATASET');

-- CreateEnum
CREATE TYPE "NameKind" AS ENUM ('COMMON', 'OFFICIAL', 'ALIAS');

-- CreateEnum
CREATE TYPE "IdScheme" AS ENUM ('ISO_ALPHA2', 'ISO_ALPHA3', 'ISO_NUMERIC', 'COW', 'GLEDITSCH_WARD', 'FIPS', 'CAMEO', 'WIKIDATA', 'WIKIPEDIA', 'REIGN', 'GDELT', 'ICEWS', 'COW_ALLIANCE', 'OTHER');

-- CreateEnum
CREATE TYPE "PlacePrecision" AS ENUM ('EXACT', 'TOWN', 'REGION', 'COUNTRY', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('MINISTRY', 'GOVERNMENT', 'INTERNATIONAL_ORGANIZATION', 'BLOC', 'ARMED_FORCES', 'MEDIA', 'GROUP', 'OTHER');

-- CreateEnum
CREATE TYPE "EventType" AS ENUM ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'CEREMONY', 'STATEMENT', 'OTHER');

-- CreateEnum
CREATE TYPE "QuadClass" AS ENUM ('VERBAL_COOPERATION', 'MATERIAL_COOPERATION', 'VERBAL_CONFLICT', 'MATERIAL_CONFLICT');

-- CreateEnum
CREATE TYPE "EventStatus" AS ENUM ('SCHEDULED', 'POSTPONED', 'RESCHEDULED', 'CANCELLED', 'UNDERWAY', 'OCCURRED', 'REPORTED');

-- CreateEnum
CREATE TYPE "ParticipationRole" AS ENUM ('HOST', 'ORGANIZER', 'GUEST', 'PERFORMER', 'PARTICIPANT', 'OBSERVER', 'SOURCE', 'TARGET', 'SUBJECT');

-- CreateEnum
CREATE TYPE "ProtocolLevel" AS ENUM ('HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'DEPUTY_LEADER', 'MINISTER', 'SENIOR_OFFICIAL', 'DELEGATION', 'UNSPECIFIED');

-- CreateEnum
CREATE TYPE "AttendanceStatus" AS ENUM ('INVITED', 'POSSIBLE', 'EXPECTED', 'CONFIRMED', 'DECLINED', 'NOT_EXPECTED', 'WITHDRAWN', 'DELEGATED', 'ATTENDED', 'ABSENT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "RelationshipType" AS ENUM ('DEFENSE_PACT', 'NEUTRALITY_PACT', 'NONAGGRESSION_PACT', 'ENTENTE', 'FRIENDSHIP', 'PARTNERSHIP', 'DIPLOMATIC_RELATIONS', 'NEGOTIATION', 'OVERTURE', 'DISAGREEMENT', 'RIVALRY', 'ARMED_CONFLICT', 'SANCTIONS', 'TRADE', 'BORDER', 'MEMBERSHIP', 'OTHER');

-- CreateEnum
CREATE TYPE "RelationshipStatus" AS ENUM ('ACTIVE', 'PROPOSED', 'REJECTED', 'SUSPENDED', 'ENDED');

-- CreateEnum
CREATE TYPE "OfficeRole" AS ENUM ('HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'EFFECTIVE_LEADER', 'PARTY_LEADER', 'MINISTER', 'OTHER');

-- CreateEnum
CREATE TYPE "SourceReliability" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F');

-- CreateEnum
CREATE TYPE "Modality" AS ENUM ('ASSERTED', 'ANNOUNCED', 'EXPECTED', 'BELIEVED', 'POSSIBLE', 'DESIRED', 'HYPOTHETICAL');

-- CreateEnum
CREATE TYPE "ClaimRank" AS ENUM ('PREFERRED', 'NORMAL', 'DEPRECATED');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('SUPPORTS', 'DISPUTES');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('DRAFT', 'ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "ChangeAction" AS ENUM ('CREATED', 'UPDATED', 'CLAIMED', 'RETRACTED', 'REVIEWED', 'IMPORTED', 'MERGED', 'UNMERGED');

-- CreateEnum
CREATE TYPE "ImportFormat" AS ENUM ('GDELT_EVENTS', 'ICEWS_EVENTS', 'COW_ALLIANCES', 'REIGN_LEADERS', 'FACTBOOK_LEADERS', 'WIKIPEDIA_CURRENT_EVENTS', 'ROSTRUM_JSONL');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ANONYMOUS', 'READER', 'EDITOR', 'REVIEWER', 'ADMIN');

-- CreateTable
CREATE TABLE "recording" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "last_id" BIGINT,

    CONSTRAINT "recording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change" (
    "recording_id" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "action" "ChangeAction" NOT NULL,
    "subject_kind" "SubjectKind",
    "subject_id" BIGINT,
    "concerns" BIGINT[],
    "fields" TEXT[],
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "change_pkey" PRIMARY KEY ("recording_id","ordinal")
);

-- CreateTable
CREATE TABLE "entity" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "kind" "SubjectKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "recording_id" BIGINT NOT NULL,

    CONSTRAINT "entity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "redirect" (
    "absorbed_id" BIGINT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "into_id" BIGINT NOT NULL,
    "kept_id" BIGINT NOT NULL,
    "merged_in" BIGINT NOT NULL,

    CONSTRAINT "redirect_pkey" PRIMARY KEY ("absorbed_id","from_recording")
);

-- CreateTable
CREATE TABLE "entity_name" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "entity_id" BIGINT NOT NULL,
    "value" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" "NameKind" NOT NULL DEFAULT 'COMMON',
    "valid_edtf" TEXT,
    "valid_earliest" DATE,
    "valid_latest" DATE,
    "valid" daterange GENERATED ALWAYS AS (span("valid_earliest", "valid_latest")) STORED,
    "folded" TEXT GENERATED ALWAYS AS (fold("value")) STORED,

    CONSTRAINT "entity_name_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "external_id" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "entity_id" BIGINT NOT NULL,
    "scheme" "IdScheme" NOT NULL,
    "value" TEXT NOT NULL,
    "valid_edtf" TEXT,
    "valid_earliest" DATE,
    "valid_latest" DATE,
    "valid" daterange GENERATED ALWAYS AS (span("valid_earliest", "valid_latest")) STORED,

    CONSTRAINT "external_id_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "country" (
    "id" BIGINT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "version" INTEGER NOT NULL DEFAULT 1,
    "label" TEXT NOT NULL,
    "iso2" TEXT,
    "iso3" TEXT,
    "region" TEXT,
    "subregion" TEXT,
    "capital" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "country_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "leader" (
    "id" BIGINT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "version" INTEGER NOT NULL DEFAULT 1,
    "label" TEXT NOT NULL,
    "born_edtf" TEXT,
    "born_earliest" DATE,
    "born_latest" DATE,
    "died_edtf" TEXT,
    "died_earliest" DATE,
    "died_latest" DATE,

    CONSTRAINT "leader_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" BIGINT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "version" INTEGER NOT NULL DEFAULT 1,
    "label" TEXT NOT NULL,
    "kind" "OrganizationKind" NOT NULL,
    "country_id" BIGINT,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "series" (
    "id" BIGINT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "version" INTEGER NOT NULL DEFAULT 1,
    "label" TEXT NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGINT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "version" INTEGER NOT NULL DEFAULT 1,
    "supported" BOOLEAN NOT NULL DEFAULT true,
    "record_claim_id" BIGINT,
    "label" TEXT NOT NULL,
    "summary" TEXT,
    "type" "EventType" NOT NULL DEFAULT 'OTHER',
    "status" "EventStatus" NOT NULL DEFAULT 'SCHEDULED',
    "time_edtf" TEXT NOT NULL DEFAULT 'XXXX',
    "time_earliest" DATE,
    "time_latest" DATE,
    "place_name" TEXT,
    "place_country_id" BIGINT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "place_precision" "PlacePrecision" NOT NULL DEFAULT 'UNKNOWN',
    "series_id" BIGINT,
    "edition" TEXT,
    "super_event_id" BIGINT,
    "cameo_code" TEXT,
    "quad_class" "QuadClass",
    "goldstein" DOUBLE PRECISION,
    "dataset_id" BIGINT,
    "time" daterange GENERATED ALWAYS AS (span("time_earliest", "time_latest")) STORED,
    "folded_summary" TEXT GENERATED ALWAYS AS (fold("summary")) STORED,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "quantity" (
    "event_id" BIGINT NOT NULL,
    "property" TEXT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "supported" BOOLEAN NOT NULL DEFAULT true,
    "value" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "unit" TEXT,
    "approximate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "quantity_pkey" PRIMARY KEY ("event_id","property","from_recording")
);

-- CreateTable
CREATE TABLE "participation" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "supported" BOOLEAN NOT NULL DEFAULT true,
    "record_claim_id" BIGINT,
    "key" TEXT,
    "event_id" BIGINT NOT NULL,
    "participant_id" BIGINT NOT NULL,
    "country_id" BIGINT,
    "role" "ParticipationRole" NOT NULL,
    "level" "ProtocolLevel",
    "status" "AttendanceStatus" NOT NULL DEFAULT 'UNKNOWN',
    "confidence" INTEGER,
    "reason" TEXT,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "relationship" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "supported" BOOLEAN NOT NULL DEFAULT true,
    "record_claim_id" BIGINT,
    "key" TEXT,
    "subject_id" BIGINT NOT NULL,
    "object_id" BIGINT NOT NULL,
    "type" "RelationshipType" NOT NULL,
    "directed" BOOLEAN NOT NULL,
    "status" "RelationshipStatus" NOT NULL DEFAULT 'ACTIVE',
    "valid_edtf" TEXT NOT NULL DEFAULT 'XXXX',
    "valid_earliest" DATE,
    "valid_latest" DATE,
    "attested_until" DATE,
    "polarity" DOUBLE PRECISION,
    "summary" TEXT,
    "reason" TEXT,
    "dataset_id" BIGINT,
    "valid" daterange GENERATED ALWAYS AS (span("valid_earliest", "valid_latest")) STORED,

    CONSTRAINT "relationship_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "relationship_end" (
    "relationship_id" BIGINT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL,
    "entity_id" BIGINT NOT NULL,
    "counterpart_id" BIGINT NOT NULL,
    "type" "RelationshipType" NOT NULL,

    CONSTRAINT "relationship_end_pkey" PRIMARY KEY ("relationship_id","entity_id","from_recording")
);

-- CreateTable
CREATE TABLE "relationship_external_id" (
    "relationship_id" BIGINT NOT NULL,
    "scheme" "IdScheme" NOT NULL,
    "value" TEXT NOT NULL,
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,

    CONSTRAINT "relationship_external_id_pkey" PRIMARY KEY ("relationship_id","scheme","value","from_recording")
);

-- CreateTable
CREATE TABLE "tenure" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "supported" BOOLEAN NOT NULL DEFAULT true,
    "record_claim_id" BIGINT,
    "key" TEXT,
    "leader_id" BIGINT NOT NULL,
    "country_id" BIGINT NOT NULL,
    "role" "OfficeRole" NOT NULL,
    "office" TEXT NOT NULL DEFAULT '',
    "term_edtf" TEXT NOT NULL DEFAULT 'XXXX',
    "term_earliest" DATE,
    "term_latest" DATE,
    "attested_until" DATE,
    "dataset_id" BIGINT,
    "term" daterange GENERATED ALWAYS AS (span("term_earliest", "term_latest")) STORED,

    CONSTRAINT "tenure_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "key" TEXT,
    "subject_kind" "SubjectKind" NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "property" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "value_earliest" DATE,
    "value_latest" DATE,
    "statement" TEXT NOT NULL,
    "modality" "Modality" NOT NULL DEFAULT 'ASSERTED',
    "rank" "ClaimRank" NOT NULL DEFAULT 'NORMAL',
    "stance" "Stance" NOT NULL DEFAULT 'SUPPORTS',
    "review" "ReviewState" NOT NULL DEFAULT 'ACCEPTED',
    "confidence" INTEGER,
    "condition" TEXT,
    "speaker_id" BIGINT,
    "source_id" BIGINT NOT NULL,
    "quote" TEXT,
    "locator" TEXT,
    "said_at_edtf" TEXT,
    "said_at_earliest" DATE,
    "said_at_latest" DATE,
    "said_on" DATE NOT NULL,
    "recorded_in" BIGINT NOT NULL,
    "retracted_in" BIGINT,
    "note" TEXT,
    "dataset_id" BIGINT,
    "record_claim_id" BIGINT,
    "said_at" daterange GENERATED ALWAYS AS (span("said_at_earliest", "said_at_latest")) STORED,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "contested" (
    "subject_kind" "SubjectKind" NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "property" TEXT NOT NULL,
    "said_on" DATE NOT NULL,

    CONSTRAINT "contested_pkey" PRIMARY KEY ("subject_id","property")
);

-- CreateTable
CREATE TABLE "source" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "key" TEXT,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "url" TEXT,
    "published_at_edtf" TEXT,
    "published_at_earliest" DATE,
    "published_at_latest" DATE,
    "reliability" "SourceReliability" NOT NULL DEFAULT 'F',
    "dataset_id" BIGINT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "dataset" (
    "id" BIGINT NOT NULL DEFAULT nextval('rostrum_id'::regclass),
    "from_recording" BIGINT NOT NULL,
    "to_recording" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT,
    "license" TEXT,
    "citation" TEXT,
    "url" TEXT,
    "covers_edtf" TEXT,
    "covers_earliest" DATE,
    "covers_latest" DATE,
    "covers_participants" BIGINT[],
    "covers_event_types" "EventType"[],
    "exhaustive" BOOLEAN NOT NULL DEFAULT false,
    "imported_at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,
    "covers" daterange GENERATED ALWAYS AS (span("covers_earliest", "covers_latest")) STORED,

    CONSTRAINT "dataset_pkey" PRIMARY KEY ("id","from_recording")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "recording_id" BIGINT NOT NULL,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "import_job" (
    "id" BIGSERIAL NOT NULL,
    "format" "ImportFormat" NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'QUEUED',
    "dataset_key" TEXT,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "base_id" BIGINT NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rejection" (
    "job_id" BIGINT NOT NULL,
    "row_number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT,

    CONSTRAINT "import_rejection_pkey" PRIMARY KEY ("job_id","row_number")
);

-- CreateTable
CREATE TABLE "import_row" (
    "dataset_key" TEXT NOT NULL,
    "row_key" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "job_id" BIGINT NOT NULL,
    "row_number" INTEGER NOT NULL,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("dataset_key","row_key")
);

-- CreateTable
CREATE TABLE "unresolved_name" (
    "dataset_key" TEXT NOT NULL,
    "kind" "SubjectKind" NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "count" INTEGER NOT NULL,
    "first_row" INTEGER NOT NULL,

    CONSTRAINT "unresolved_name_pkey" PRIMARY KEY ("dataset_key","kind","name","country")
);

-- CreateIndex
CREATE INDEX "recording_at_idx" ON "recording"("at");

-- CreateIndex
CREATE INDEX "change_concerns_idx" ON "change" USING GIN ("concerns");

-- CreateIndex
CREATE UNIQUE INDEX "entity_slug_key" ON "entity"("slug");

-- CreateIndex
CREATE INDEX "redirect_kept_id_idx" ON "redirect"("kept_id");

-- CreateIndex
CREATE INDEX "entity_name_entity_id_to_recording_idx" ON "entity_name"("entity_id", "to_recording");

-- CreateIndex
CREATE INDEX "entity_name_folded" ON "entity_name" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "external_id_entity_id_to_recording_idx" ON "external_id"("entity_id", "to_recording");

-- CreateIndex
CREATE INDEX "external_id_scheme_value_idx" ON "external_id"("scheme", "value");

-- CreateIndex
CREATE INDEX "country_iso2_idx" ON "country"("iso2");

-- CreateIndex
CREATE INDEX "country_iso3_idx" ON "country"("iso3");

-- CreateIndex
CREATE INDEX "organization_country_id_idx" ON "organization"("country_id");

-- CreateIndex
CREATE INDEX "event_place_country_id_time_earliest_idx" ON "event"("place_country_id", "time_earliest");

-- CreateIndex
CREATE INDEX "event_series_id_idx" ON "event"("series_id");

-- CreateIndex
CREATE INDEX "event_super_event_id_idx" ON "event"("super_event_id");

-- CreateIndex
CREATE INDEX "event_dataset_id_idx" ON "event"("dataset_id");

-- CreateIndex
CREATE INDEX "event_folded_summary" ON "event" USING GIN ("folded_summary" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "event_time" ON "event" USING GIST ("time" range_ops);

-- CreateIndex
CREATE INDEX "participation_event_id_to_recording_idx" ON "participation"("event_id", "to_recording");

-- CreateIndex
CREATE INDEX "participation_participant_id_event_id_idx" ON "participation"("participant_id", "event_id");

-- CreateIndex
CREATE INDEX "participation_country_id_event_id_idx" ON "participation"("country_id", "event_id");

-- CreateIndex
CREATE INDEX "relationship_dataset_id_idx" ON "relationship"("dataset_id");

-- CreateIndex
CREATE INDEX "relationship_subject_id_object_id_type_idx" ON "relationship"("subject_id", "object_id", "type");

-- CreateIndex
CREATE INDEX "relationship_type_id" ON "relationship"("type", "id");

-- CreateIndex
CREATE INDEX "relationship_valid" ON "relationship" USING GIST ("valid" range_ops);

-- CreateIndex
CREATE INDEX "relationship_end_entity_id_to_recording_type_counterpart_id_idx" ON "relationship_end"("entity_id", "to_recording", "type", "counterpart_id");

-- CreateIndex
CREATE INDEX "relationship_external_id_scheme_value_idx" ON "relationship_external_id"("scheme", "value");

-- CreateIndex
CREATE INDEX "tenure_leader_id_to_recording_idx" ON "tenure"("leader_id", "to_recording");

-- CreateIndex
CREATE INDEX "tenure_country_id_to_recording_idx" ON "tenure"("country_id", "to_recording");

-- CreateIndex
CREATE INDEX "tenure_dataset_id_idx" ON "tenure"("dataset_id");

-- CreateIndex
CREATE INDEX "tenure_term" ON "tenure" USING GIST ("term" range_ops);

-- CreateIndex
CREATE INDEX "claim_subject_id_property_to_recording_idx" ON "claim"("subject_id", "property", "to_recording");

-- CreateIndex
CREATE INDEX "claim_speaker_id_idx" ON "claim"("speaker_id");

-- CreateIndex
CREATE INDEX "claim_source_id_idx" ON "claim"("source_id");

-- CreateIndex
CREATE INDEX "claim_dataset_id_idx" ON "claim"("dataset_id");

-- CreateIndex
CREATE INDEX "claim_recorded" ON "claim"("recorded_in", "id");

-- CreateIndex
CREATE INDEX "claim_said" ON "claim"("said_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "contested_said" ON "contested"("said_on" DESC, "subject_id" DESC, "property" DESC);

-- CreateIndex
CREATE INDEX "contested_property" ON "contested"("property", "said_on" DESC, "subject_id" DESC);

-- CreateIndex
CREATE INDEX "source_dataset_id_idx" ON "source"("dataset_id");

-- CreateIndex
CREATE INDEX "source_url_idx" ON "source"("url");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "import_job_format_file_hash_idx" ON "import_job"("format", "file_hash");

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_recording_id_fkey" FOREIGN KEY ("recording_id") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity" ADD CONSTRAINT "entity_recording_id_fkey" FOREIGN KEY ("recording_id") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirect" ADD CONSTRAINT "redirect_absorbed_id_fkey" FOREIGN KEY ("absorbed_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirect" ADD CONSTRAINT "redirect_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirect" ADD CONSTRAINT "redirect_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redirect" ADD CONSTRAINT "redirect_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_name" ADD CONSTRAINT "entity_name_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_name" ADD CONSTRAINT "entity_name_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_id" ADD CONSTRAINT "external_id_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_id" ADD CONSTRAINT "external_id_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country" ADD CONSTRAINT "country_id_fkey" FOREIGN KEY ("id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country" ADD CONSTRAINT "country_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leader" ADD CONSTRAINT "leader_id_fkey" FOREIGN KEY ("id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leader" ADD CONSTRAINT "leader_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_id_fkey" FOREIGN KEY ("id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_id_fkey" FOREIGN KEY ("id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_id_fkey" FOREIGN KEY ("id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_place_country_id_fkey" FOREIGN KEY ("place_country_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_super_event_id_fkey" FOREIGN KEY ("super_event_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quantity" ADD CONSTRAINT "quantity_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quantity" ADD CONSTRAINT "quantity_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation" ADD CONSTRAINT "participation_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relationship_external_id" ADD CONSTRAINT "relationship_external_id_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenure" ADD CONSTRAINT "tenure_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenure" ADD CONSTRAINT "tenure_country_id_fkey" FOREIGN KEY ("country_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenure" ADD CONSTRAINT "tenure_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_recorded_in_fkey" FOREIGN KEY ("recorded_in") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_retracted_in_fkey" FOREIGN KEY ("retracted_in") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_from_recording_fkey" FOREIGN KEY ("from_recording") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotent_answer" ADD CONSTRAINT "idempotent_answer_recording_id_fkey" FOREIGN KEY ("recording_id") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rejection" ADD CONSTRAINT "import_rejection_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "import_job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A span ends no earlier than it begins.
ALTER TABLE entity_name ADD CONSTRAINT entity_name_valid_in_order CHECK (valid_earliest <= valid_latest);
ALTER TABLE external_id ADD CONSTRAINT external_id_valid_in_order CHECK (valid_earliest <= valid_latest);
ALTER TABLE leader ADD CONSTRAINT leader_born_in_order CHECK (born_earliest <= born_latest);
ALTER TABLE leader ADD CONSTRAINT leader_died_in_order CHECK (died_earliest <= died_latest);
ALTER TABLE event ADD CONSTRAINT event_time_in_order CHECK (time_earliest <= time_latest);
ALTER TABLE relationship ADD CONSTRAINT relationship_valid_in_order CHECK (valid_earliest <= valid_latest);
ALTER TABLE tenure ADD CONSTRAINT tenure_term_in_order CHECK (term_earliest <= term_latest);
ALTER TABLE claim ADD CONSTRAINT claim_said_at_in_order CHECK (said_at_earliest <= said_at_latest);
ALTER TABLE source ADD CONSTRAINT source_published_at_in_order CHECK (published_at_earliest <= published_at_latest);
ALTER TABLE dataset ADD CONSTRAINT dataset_covers_in_order CHECK (covers_earliest <= covers_latest);

-- A version stands for at least one recording, and of everything at most one version stands now.
ALTER TABLE redirect ADD CONSTRAINT redirect_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX redirect_current ON redirect (absorbed_id) WHERE to_recording = 9223372036854775807;
ALTER TABLE entity_name ADD CONSTRAINT entity_name_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX entity_name_current ON entity_name (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE external_id ADD CONSTRAINT external_id_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX external_id_current ON external_id (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE country ADD CONSTRAINT country_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX country_current ON country (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE leader ADD CONSTRAINT leader_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX leader_current ON leader (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE organization ADD CONSTRAINT organization_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX organization_current ON organization (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE series ADD CONSTRAINT series_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX series_current ON series (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE event ADD CONSTRAINT event_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX event_current ON event (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE quantity ADD CONSTRAINT quantity_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX quantity_current ON quantity (event_id, property) WHERE to_recording = 9223372036854775807;
ALTER TABLE participation ADD CONSTRAINT participation_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX participation_current ON participation (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE relationship ADD CONSTRAINT relationship_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX relationship_current ON relationship (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE relationship_end ADD CONSTRAINT relationship_end_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX relationship_end_current ON relationship_end (relationship_id, entity_id) WHERE to_recording = 9223372036854775807;
ALTER TABLE relationship_external_id ADD CONSTRAINT relationship_external_id_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX relationship_external_id_current ON relationship_external_id (relationship_id, scheme, value) WHERE to_recording = 9223372036854775807;
ALTER TABLE tenure ADD CONSTRAINT tenure_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX tenure_current ON tenure (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE claim ADD CONSTRAINT claim_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX claim_current ON claim (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE source ADD CONSTRAINT source_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX source_current ON source (id) WHERE to_recording = 9223372036854775807;
ALTER TABLE dataset ADD CONSTRAINT dataset_stands CHECK (from_recording < to_recording);
CREATE UNIQUE INDEX dataset_current ON dataset (id) WHERE to_recording = 9223372036854775807;

-- The name a record has in the file it came from: loading the file twice finds it again.
CREATE UNIQUE INDEX participation_key ON participation (key) WHERE to_recording = 9223372036854775807 AND key IS NOT NULL;
CREATE UNIQUE INDEX relationship_key ON relationship (key) WHERE to_recording = 9223372036854775807 AND key IS NOT NULL;
CREATE UNIQUE INDEX tenure_key ON tenure (key) WHERE to_recording = 9223372036854775807 AND key IS NOT NULL;
CREATE UNIQUE INDEX claim_key ON claim (key) WHERE to_recording = 9223372036854775807 AND key IS NOT NULL;
CREATE UNIQUE INDEX source_key ON source (key) WHERE to_recording = 9223372036854775807 AND key IS NOT NULL;
CREATE UNIQUE INDEX dataset_key ON dataset (key) WHERE to_recording = 9223372036854775807;

-- What stands or falls with a row that was imported.
CREATE INDEX event_record_claim ON event (record_claim_id) WHERE to_recording = 9223372036854775807 AND record_claim_id IS NOT NULL;
CREATE INDEX participation_record_claim ON participation (record_claim_id) WHERE to_recording = 9223372036854775807 AND record_claim_id IS NOT NULL;
CREATE INDEX relationship_record_claim ON relationship (record_claim_id) WHERE to_recording = 9223372036854775807 AND record_claim_id IS NOT NULL;
CREATE INDEX tenure_record_claim ON tenure (record_claim_id) WHERE to_recording = 9223372036854775807 AND record_claim_id IS NOT NULL;
CREATE INDEX claim_record_claim ON claim (record_claim_id) WHERE to_recording = 9223372036854775807 AND record_claim_id IS NOT NULL;

-- A code names one thing at a time: COW 365 is the Soviet Union until 1991 and Russia from then on. No span is all time.
ALTER TABLE external_id ADD CONSTRAINT external_id_names_one EXCLUDE USING gist (scheme WITH =, value WITH =, valid WITH &&)
  WHERE (to_recording = 9223372036854775807);

-- What no value may be, whoever writes it.
ALTER TABLE entity ADD CONSTRAINT entity_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE participation ADD CONSTRAINT participation_confidence_percent CHECK (confidence BETWEEN 0 AND 100);
ALTER TABLE claim ADD CONSTRAINT claim_confidence_percent CHECK (confidence BETWEEN 0 AND 100);
ALTER TABLE country ADD CONSTRAINT country_on_earth CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);
ALTER TABLE event ADD CONSTRAINT event_on_earth CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);
ALTER TABLE event ADD CONSTRAINT event_place_whole CHECK ((latitude IS NULL) = (longitude IS NULL));
ALTER TABLE event ADD CONSTRAINT event_goldstein_scale CHECK (goldstein BETWEEN -10 AND 10);
ALTER TABLE relationship ADD CONSTRAINT relationship_polarity_scale CHECK (polarity BETWEEN -10 AND 10);
ALTER TABLE redirect ADD CONSTRAINT redirect_elsewhere CHECK (absorbed_id <> into_id AND absorbed_id <> kept_id);
ALTER TABLE relationship ADD CONSTRAINT relationship_of_two CHECK (subject_id <> object_id);
ALTER TABLE quantity ADD CONSTRAINT quantity_low_below_high CHECK (low <= high);

-- What lies there.
CREATE INDEX event_point ON event USING gist (point(longitude, latitude)) WHERE longitude IS NOT NULL AND latitude IS NOT NULL;

-- The orders of lists, id last, so that the next page is one index range. What is not known comes last in either
-- direction, hence an index for each.
CREATE INDEX event_time_earliest_asc ON event (coalesce(time_earliest, 'infinity'::date), id);
CREATE INDEX event_time_earliest_desc ON event (coalesce(time_earliest, '-infinity'::date) DESC, id DESC);
CREATE INDEX country_label ON country (fold(label), id);
CREATE INDEX leader_label ON leader (fold(label), id);
CREATE INDEX organization_label ON organization (fold(label), id);
CREATE INDEX event_label ON event (fold(label), id);
CREATE INDEX event_goldstein_asc ON event (coalesce(goldstein, 'infinity'::float8), id);
CREATE INDEX event_goldstein_desc ON event (coalesce(goldstein, '-infinity'::float8) DESC, id DESC);
CREATE INDEX relationship_valid_earliest_asc ON relationship (coalesce(valid_earliest, 'infinity'::date), id);
CREATE INDEX relationship_valid_earliest_desc ON relationship (coalesce(valid_earliest, '-infinity'::date) DESC, id DESC);
CREATE INDEX relationship_valid_latest_asc ON relationship (coalesce(valid_latest, 'infinity'::date), id);
CREATE INDEX relationship_valid_latest_desc ON relationship (coalesce(valid_latest, '-infinity'::date) DESC, id DESC);
CREATE INDEX tenure_term_earliest_asc ON tenure (coalesce(term_earliest, 'infinity'::date), id);
CREATE INDEX tenure_term_earliest_desc ON tenure (coalesce(term_earliest, '-infinity'::date) DESC, id DESC);
CREATE INDEX tenure_term_latest_asc ON tenure (coalesce(term_latest, 'infinity'::date), id);
CREATE INDEX tenure_term_latest_desc ON tenure (coalesce(term_latest, '-infinity'::date) DESC, id DESC);
CREATE INDEX tenure_office ON tenure (fold(office), id);

-- The two ends of every relationship, so that its lists read one index range from either side. Once for a statement and
-- not for a row: imports write thousands of rows at a time.
CREATE FUNCTION relationship_end_add() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO relationship_end (relationship_id, from_recording, to_recording, entity_id, counterpart_id, type)
  SELECT id, from_recording, to_recording, subject_id, object_id, type FROM added
  UNION ALL
  SELECT id, from_recording, to_recording, object_id, subject_id, type FROM added;
  RETURN NULL;
END
$body$;

CREATE FUNCTION relationship_end_close() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  UPDATE relationship_end
  SET to_recording = closed.to_recording
  FROM closed
  WHERE relationship_id = closed.id
    AND relationship_end.from_recording = closed.from_recording
    AND relationship_end.to_recording <> closed.to_recording;
  RETURN NULL;
END
$body$;

CREATE FUNCTION relationship_end_drop() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  DELETE FROM relationship_end USING dropped
  WHERE relationship_id = dropped.id AND relationship_end.from_recording = dropped.from_recording;
  RETURN NULL;
END
$body$;

CREATE TRIGGER relationship_end_add AFTER INSERT ON relationship
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION relationship_end_add();
CREATE TRIGGER relationship_end_close AFTER UPDATE ON relationship
  REFERENCING NEW TABLE AS closed FOR EACH STATEMENT EXECUTE FUNCTION relationship_end_close();
CREATE TRIGGER relationship_end_drop AFTER DELETE ON relationship
  REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION relationship_end_drop();

-- What may be in dispute: more than one value, or a claim and its denial, in whatever versions there ever were. Which of
-- it is in dispute at the point of a question, the question finds out. Rows as they were read never disagree.
CREATE FUNCTION contested_note() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO contested (subject_kind, subject_id, property, said_on)
  SELECT min(claim.subject_kind), claim.subject_id, claim.property,
    coalesce(max(claim.said_on) FILTER (WHERE claim.to_recording = 9223372036854775807), max(claim.said_on))
  FROM (SELECT DISTINCT subject_id, property FROM added WHERE property <> 'record') about
  JOIN claim ON claim.subject_id = about.subject_id AND claim.property = about.property
  GROUP BY claim.subject_id, claim.property
  HAVING count(DISTINCT claim.value) > 1 OR count(DISTINCT claim.stance) > 1
  ON CONFLICT (subject_id, property) DO UPDATE SET said_on = excluded.said_on;
  RETURN NULL;
END
$body$;

CREATE TRIGGER contested_note AFTER INSERT ON claim
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION contested_note();

-- Paths lead over events, but not over what was only reported, which is most of a large import.
CREATE INDEX participation_unreported ON participation (participant_id) WHERE role NOT IN ('SOURCE', 'TARGET');
CREATE INDEX participation_unreported_country ON participation (country_id) WHERE role NOT IN ('SOURCE', 'TARGET');
