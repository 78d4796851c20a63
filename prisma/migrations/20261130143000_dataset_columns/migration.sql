-- Imported rows are kept by position from now on, without the names of their columns; those recorded before stay as they are.
CREATE TABLE "dataset_columns" (
    "dataset_id" BIGINT NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "dataset_columns_pkey" PRIMARY KEY ("dataset_id")
);
