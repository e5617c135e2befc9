CREATE TABLE "PendingChanges" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Kind" text NOT NULL,
    "Subject" uuid NOT NULL,
    "Details" text NOT NULL,
    "AskedBy" uuid,
    "AskedAt" bigint NOT NULL,
    "Concerns" text NOT NULL,
    "Gains" text NOT NULL,
    "CountsFrom" bigint,
    "State" text NOT NULL,
    "EndedBy" uuid,
    "EndedAt" bigint,
    "Waits" text,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_PendingChanges" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_PendingChanges_Establishment_State" ON "PendingChanges" ("Establishment", "State");

CREATE UNIQUE INDEX "IX_PendingChanges_Establishment_Waits" ON "PendingChanges" ("Establishment", "Waits");

ALTER TABLE "People" ADD COLUMN "JoinedAt" bigint;
ALTER TABLE "People" ADD COLUMN "ConfirmsFrom" bigint;
ALTER TABLE "People" ADD COLUMN "ConfirmedUntil" bigint;
ALTER TABLE "People" ADD COLUMN "SignInReplacedAt" bigint;
ALTER TABLE "People" ADD COLUMN "SignaturesRestSince" bigint;
ALTER TABLE "Establishments" ADD COLUMN "SetUpEndedAt" bigint;
ALTER TABLE "Invitations" ADD COLUMN "MadeBy" uuid;
ALTER TABLE "Invitations" ADD COLUMN "WaitsFor" uuid;
ALTER TABLE "Invitations" ADD COLUMN "ForPower" boolean NOT NULL DEFAULT FALSE;

UPDATE "People" SET "JoinedAt" = 0 WHERE "Id" IN (SELECT "Id" FROM "Accounts") OR EXISTS (SELECT 1 FROM "Installation" WHERE "Demo");
UPDATE "Invitations" SET "MayReplace" = FALSE WHERE "UsedAt" IS NULL;
