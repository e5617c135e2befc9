ALTER TABLE "People" ADD COLUMN "Telephone" text;
ALTER TABLE "People" ADD COLUMN "Room" text;
