ALTER TABLE "People" ADD COLUMN "SignInName" text;

CREATE UNIQUE INDEX "IX_People_SignInName" ON "People" ("SignInName");

ALTER TABLE "Invitations" ADD COLUMN "Holder" uuid;
ALTER TABLE "Invitations" ADD COLUMN "SecondHash" text;
ALTER TABLE "Invitations" ADD COLUMN "MayReplace" boolean NOT NULL DEFAULT FALSE;
ALTER TABLE "Invitations" ADD COLUMN "WrongTries" integer NOT NULL DEFAULT 0;

CREATE INDEX "IX_Invitations_Holder" ON "Invitations" ("Holder");

ALTER TABLE "Sessions" ADD COLUMN "IsShared" boolean NOT NULL DEFAULT FALSE;
