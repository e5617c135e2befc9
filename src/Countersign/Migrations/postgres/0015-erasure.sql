ALTER TABLE "People" ADD COLUMN "ErasedAt" bigint;
