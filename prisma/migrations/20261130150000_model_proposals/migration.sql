-- What a language model proposed, so that drafts which wait for a name follow once it is linked.
ALTER TABLE "document" ADD COLUMN "proposals" JSONB;
