ALTER TABLE "SchoolAccounts" ADD COLUMN "Purpose" text;
ALTER TABLE "SchoolAccounts" ADD COLUMN "LastPostAt" bigint;

UPDATE "SchoolAccounts" SET "LastPostAt" = (
    SELECT MAX("Deliveries"."PublishedAt") FROM "Deliveries" WHERE "Deliveries"."Account" = "SchoolAccounts"."Id");

CREATE TABLE "SchoolAccountLeads" (
    "Account" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    CONSTRAINT "PK_SchoolAccountLeads" PRIMARY KEY ("Account", "Person"),
    CONSTRAINT "FK_SchoolAccountLeads_SchoolAccounts_Account" FOREIGN KEY ("Account") REFERENCES "SchoolAccounts" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_SchoolAccountLeads_Person" ON "SchoolAccountLeads" ("Person");
