ALTER TABLE "Countersignatures" DROP CONSTRAINT "FK_Countersignatures_Posts_Post";

ALTER TABLE "Countersignatures" RENAME COLUMN "Post" TO "Subject";

ALTER TABLE "Countersignatures" ADD COLUMN "SubjectKind" text NOT NULL DEFAULT 'post';

ALTER TABLE "Countersignatures" ALTER COLUMN "SubjectKind" DROP DEFAULT;

UPDATE "Countersignatures" SET "Kind" = 'FinalSignOff' WHERE "Kind" = 'Release';

ALTER INDEX "IX_Countersignatures_Post_Fingerprint_Person" RENAME TO "IX_Countersignatures_Subject_Fingerprint_Person";

ALTER INDEX "IX_Countersignatures_Post_Fingerprint_Step" RENAME TO "IX_Countersignatures_Subject_Fingerprint_Step";
