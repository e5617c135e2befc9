CREATE TABLE "CountersignaturesOfAnySubject" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Countersignatures" PRIMARY KEY,
    "Subject" TEXT NOT NULL,
    "SubjectKind" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Step" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Role" TEXT NULL,
    "Person" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "Confirmed" TEXT NOT NULL
);

INSERT INTO "CountersignaturesOfAnySubject"
SELECT "Id", "Post", 'post', "Establishment", "Step", CASE "Kind" WHEN 'Release' THEN 'FinalSignOff' ELSE "Kind" END,
    "Role", "Person", "At", "Fingerprint", "Confirmed"
FROM "Countersignatures";

DROP TABLE "Countersignatures";

ALTER TABLE "CountersignaturesOfAnySubject" RENAME TO "Countersignatures";

CREATE UNIQUE INDEX "IX_Countersignatures_Subject_Fingerprint_Person" ON "Countersignatures" ("Subject", "Fingerprint", "Person");

CREATE UNIQUE INDEX "IX_Countersignatures_Subject_Fingerprint_Step" ON "Countersignatures" ("Subject", "Fingerprint", "Step");
