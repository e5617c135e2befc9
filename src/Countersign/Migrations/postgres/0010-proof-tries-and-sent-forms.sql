ALTER TABLE "Sessions" ADD COLUMN "ProvedAt" bigint;

CREATE TABLE "SignInNews" (
    "Person" uuid NOT NULL,
    "Change" text NOT NULL,
    "Establishment" uuid NOT NULL,
    "At" bigint NOT NULL,
    "Times" integer NOT NULL,
    CONSTRAINT "PK_SignInNews" PRIMARY KEY ("Person", "Change")
);

INSERT INTO "SignInNews" ("Person", "Change", "Establishment", "At", "Times")
SELECT "Id", 'Replaced', "Establishment", "SignInReplacedAt", 1 FROM "People" WHERE "SignInReplacedAt" IS NOT NULL;
ALTER TABLE "People" DROP COLUMN "SignInReplacedAt";

CREATE TABLE "SignInTries" (
    "Key" text NOT NULL,
    "Wrong" integer NOT NULL,
    "Since" bigint NOT NULL,
    "RestsUntil" bigint NOT NULL,
    CONSTRAINT "PK_SignInTries" PRIMARY KEY ("Key")
);

CREATE INDEX "IX_SignInTries_Since" ON "SignInTries" ("Since");
ALTER TABLE "Accounts" DROP COLUMN "LockoutEnd";
ALTER TABLE "Accounts" DROP COLUMN "LockoutEnabled";
ALTER TABLE "Accounts" DROP COLUMN "AccessFailedCount";

CREATE TABLE "SentForms" (
    "Key" text NOT NULL,
    "Made" text NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_SentForms" PRIMARY KEY ("Key")
);

CREATE INDEX "IX_SentForms_At" ON "SentForms" ("At");
