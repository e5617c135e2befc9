ALTER TABLE "Pupils" ALTER COLUMN "Surname" DROP NOT NULL;
ALTER TABLE "Pupils" ADD COLUMN "OtherSurname" text;
