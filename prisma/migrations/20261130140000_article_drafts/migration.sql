CREATE TABLE "document" (
    "source_id" BIGINT NOT NULL,
    "recording_id" BIGINT NOT NULL,
    "text" TEXT,
    "sha256" TEXT NOT NULL,
    "language" TEXT NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("source_id")
);


CREATE TABLE "draft_origin" (
    "claim_id" BIGINT NOT NULL,
    "source_id" BIGINT NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "extractor" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "group" TEXT NOT NULL,

    CONSTRAINT "draft_origin_pkey" PRIMARY KEY ("claim_id")
);


CREATE TABLE "mention" (
    "source_id" BIGINT NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "recording_id" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "candidates" JSONB NOT NULL,

    CONSTRAINT "mention_pkey" PRIMARY KEY ("source_id","starts_at")
);


CREATE TABLE "mention_link" (
    "source_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "recording_id" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "mention_link_pkey" PRIMARY KEY ("source_id","name")
);


CREATE UNIQUE INDEX "document_sha256_key" ON "document"("sha256");


CREATE INDEX "draft_origin_source_id_idx" ON "draft_origin"("source_id");


CREATE INDEX "draft_origin_group_idx" ON "draft_origin"("group");


ALTER TABLE "document" ADD CONSTRAINT "document_recording_id_fkey" FOREIGN KEY ("recording_id") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "mention" ADD CONSTRAINT "mention_recording_id_fkey" FOREIGN KEY ("recording_id") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "mention_link" ADD CONSTRAINT "mention_link_recording_id_fkey" FOREIGN KEY ("recording_id") REFERENCES "recording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
