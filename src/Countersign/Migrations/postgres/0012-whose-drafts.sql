ALTER TABLE "People" ADD COLUMN "Kind" text NOT NULL DEFAULT 'staff';

UPDATE "People" SET "Kind" = CASE
    WHEN EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id" AND "Role" IN ('governor', 'trustee', 'chair of governors')) THEN 'governor'
    WHEN EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id" AND "Role" = 'volunteer') THEN 'volunteer'
    WHEN EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id" AND "Role" IN ('parent helper', 'parent')) THEN 'parent helper'
    ELSE 'agency worker' END
WHERE EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id")
    AND NOT EXISTS (SELECT 1 FROM "RolesHeld" WHERE "Person" = "People"."Id" AND "Role" NOT IN
        ('governor', 'trustee', 'chair of governors', 'volunteer', 'parent helper', 'parent', 'agency worker', 'casual worker', 'consultant', 'contractor'));

CREATE TABLE "PostShares" (
    "Post" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    CONSTRAINT "PK_PostShares" PRIMARY KEY ("Post", "Person"),
    CONSTRAINT "FK_PostShares_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_PostShares_Establishment_Person" ON "PostShares" ("Establishment", "Person");

ALTER TABLE "People" ADD COLUMN "PowerChange" text;
ALTER TABLE "People" ADD COLUMN "PowerChangedAt" bigint;
ALTER TABLE "Posts" ADD COLUMN "HeldBecause" text;
ALTER TABLE "Countersignatures" ADD COLUMN "After" text;
ALTER TABLE "Countersignatures" ADD COLUMN "Again" integer NOT NULL DEFAULT 0;

DROP INDEX "IX_Countersignatures_Subject_Fingerprint_Person";
DROP INDEX "IX_Countersignatures_Subject_Fingerprint_Step";

CREATE UNIQUE INDEX "IX_Countersignatures_Subject_Fingerprint_Step_Again" ON "Countersignatures" ("Subject", "Fingerprint", "Step", "Again");

CREATE TABLE "PublishingStops" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Account" uuid,
    "StoppedBy" uuid NOT NULL,
    "StoppedAt" bigint NOT NULL,
    "Because" text,
    "LiftedAt" bigint,
    "Holds" text,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_PublishingStops" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_PublishingStops_Establishment_Holds" ON "PublishingStops" ("Establishment", "Holds");
