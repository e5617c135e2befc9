ALTER TABLE "Posts" ADD COLUMN "Credit" text;
