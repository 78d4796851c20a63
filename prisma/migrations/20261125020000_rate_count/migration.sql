-- Requests of each address by the minute, as the processes that share this database have counted them. What is lost in a
-- crash is at most two minutes of counting, so that it needs no log.
CREATE UNLOGGED TABLE "rate_count" (
    "address" TEXT NOT NULL,
    "minute" BIGINT NOT NULL,
    "requests" BIGINT NOT NULL,

    CONSTRAINT "rate_count_pkey" PRIMARY KEY ("minute", "address")
);
