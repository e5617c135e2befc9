ALTER TABLE "PolicyDrafts" ADD COLUMN "Brought" text;
