CREATE TABLE "PendingChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PendingChanges" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Details" TEXT NOT NULL,
    "AskedBy" TEXT NULL,
    "AskedAt" INTEGER NOT NULL,
    "Concerns" TEXT NOT NULL,
    "Gains" TEXT NOT NULL,
    "CountsFrom" INTEGER NULL,
    "State" TEXT NOT NULL,
    "EndedBy" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "Waits" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE INDEX "IX_PendingChanges_Establishment_State" ON "PendingChanges" ("Establishment", "State");

CREATE UNIQUE INDEX "IX_PendingChanges_Establishment_Waits" ON "PendingChanges" ("Establishment", "Waits");

ALTER TABLE "People" ADD COLUMN "JoinedAt" INTEGER NULL;
ALTER TABLE "People" ADD COLUMN "ConfirmsFrom" INTEGER NULL;
ALTER TABLE "People" ADD COLUMN "ConfirmedUntil" INTEGER NULL;
ALTER TABLE "People" ADD COLUMN "SignInReplacedAt" INTEGER NULL;
ALTER TABLE "People" ADD COLUMN "SignaturesRestSince" INTEGER NULL;
ALTER TABLE "Establishments" ADD COLUMN "SetUpEndedAt" INTEGER NULL;
ALTER TABLE "Invitations" ADD COLUMN "MadeBy" TEXT NULL;
ALTER TABLE "Invitations" ADD COLUMN "WaitsFor" TEXT NULL;
ALTER TABLE "Invitations" ADD COLUMN "ForPower" INTEGER NOT NULL DEFAULT 0;

UPDATE "People" SET "JoinedAt" = 0 WHERE "Id" IN (SELECT "Id" FROM "Accounts") OR EXISTS (SELECT 1 FROM "Installation" WHERE "Demo");
UPDATE "Invitations" SET "MayReplace" = 0 WHERE "UsedAt" IS NULL;
