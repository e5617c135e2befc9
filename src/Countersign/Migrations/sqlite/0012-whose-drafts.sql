ALTER TABLE "People" ADD COLUMN "Kind" TEXT NOT NULL DEFAULT 'staff';

UPDATE "People" SET "Kind" = CASE
    WHEN EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id" AND "Role" IN ('governor', 'trustee', 'chair of governors')) THEN 'governor'
    WHEN EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id" AND "Role" = 'volunteer') THEN 'volunteer'
    WHEN EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id" AND "Role" IN ('parent helper', 'parent')) THEN 'parent helper'
    ELSE 'agency worker' END
WHERE EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id")
    AND NOT EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id" AND "Role" NOT IN
        ('governor', 'trustee', 'chair of governors', 'volunteer', 'parent helper', 'parent', 'agency worker', 'casual worker', 'consultant', 'contractor'));

CREATE TABLE "PostShares" (
    "Post" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    CONSTRAINT "PK_PostShares" PRIMARY KEY ("Post", "Person"),
    CONSTRAINT "FK_PostShares_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_PostShares_Establishment_Person" ON "PostShares" ("Establishment", "Person");

ALTER TABLE "People" ADD COLUMN "PowerChange" TEXT NULL;
ALTER TABLE "People" ADD COLUMN "PowerChangedAt" INTEGER NULL;
ALTER TABLE "Posts" ADD COLUMN "HeldBecause" TEXT NULL;
ALTER TABLE "Countersignatures" ADD COLUMN "After" TEXT NULL;
ALTER TABLE "Countersignatures" ADD COLUMN "Again" INTEGER NOT NULL DEFAULT 0;

DROP INDEX "IX_Countersignatures_Subject_Fingerprint_Person";
DROP INDEX "IX_Countersignatures_Subject_Fingerprint_Step";

CREATE UNIQUE INDEX "IX_Countersignatures_Subject_Fingerprint_Step_Again" ON "Countersignatures" ("Subject", "Fingerprint", "Step", "Again");

CREATE TABLE "PublishingStops" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PublishingStops" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Account" TEXT NULL,
    "StoppedBy" TEXT NOT NULL,
    "StoppedAt" INTEGER NOT NULL,
    "Because" TEXT NULL,
    "LiftedAt" INTEGER NULL,
    "Holds" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_PublishingStops_Establishment_Holds" ON "PublishingStops" ("Establishment", "Holds");
