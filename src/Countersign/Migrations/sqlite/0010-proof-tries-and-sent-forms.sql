ALTER TABLE "Sessions" ADD COLUMN "ProvedAt" INTEGER NULL;

CREATE TABLE "SignInNews" (
    "Person" TEXT NOT NULL,
    "Change" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Times" INTEGER NOT NULL,
    CONSTRAINT "PK_SignInNews" PRIMARY KEY ("Person", "Change")
);

INSERT INTO "SignInNews" ("Person", "Change", "Establishment", "At", "Times")
SELECT "Id", 'Replaced', "Establishment", "SignInReplacedAt", 1 FROM "People" WHERE "SignInReplacedAt" IS NOT NULL;
ALTER TABLE "People" DROP COLUMN "SignInReplacedAt";

CREATE TABLE "SignInTries" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SignInTries" PRIMARY KEY,
    "Wrong" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL,
    "RestsUntil" INTEGER NOT NULL
);

CREATE INDEX "IX_SignInTries_Since" ON "SignInTries" ("Since");
ALTER TABLE "Accounts" DROP COLUMN "LockoutEnd";
ALTER TABLE "Accounts" DROP COLUMN "LockoutEnabled";
ALTER TABLE "Accounts" DROP COLUMN "AccessFailedCount";

CREATE TABLE "SentForms" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SentForms" PRIMARY KEY,
    "Made" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE INDEX "IX_SentForms_At" ON "SentForms" ("At");
