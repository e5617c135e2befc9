ALTER TABLE "People" ADD COLUMN "SignInName" TEXT NULL;

CREATE UNIQUE INDEX "IX_People_SignInName" ON "People" ("SignInName");

ALTER TABLE "Invitations" ADD COLUMN "Holder" TEXT NULL;
ALTER TABLE "Invitations" ADD COLUMN "SecondHash" TEXT NULL;
ALTER TABLE "Invitations" ADD COLUMN "MayReplace" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Invitations" ADD COLUMN "WrongTries" INTEGER NOT NULL DEFAULT 0;

CREATE INDEX "IX_Invitations_Holder" ON "Invitations" ("Holder");

ALTER TABLE "Sessions" ADD COLUMN "IsShared" INTEGER NOT NULL DEFAULT 0;
