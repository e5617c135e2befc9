ALTER TABLE "SchoolAccounts" ADD COLUMN "Purpose" TEXT NULL;
ALTER TABLE "SchoolAccounts" ADD COLUMN "LastPostAt" INTEGER NULL;

UPDATE "SchoolAccounts" SET "LastPostAt" = (
    SELECT MAX("Deliveries"."PublishedAt") FROM "Deliveries" WHERE "Deliveries"."Account" = "SchoolAccounts"."Id");

CREATE TABLE "SchoolAccountLeads" (
    "Account" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    CONSTRAINT "PK_SchoolAccountLeads" PRIMARY KEY ("Account", "Person"),
    CONSTRAINT "FK_SchoolAccountLeads_SchoolAccounts_Account" FOREIGN KEY ("Account") REFERENCES "SchoolAccounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_SchoolAccountLeads_Person" ON "SchoolAccountLeads" ("Person");
