CREATE TABLE "AllowedPhrases" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AllowedPhrases" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Phrase" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "AllowedAt" INTEGER NOT NULL
);

CREATE INDEX "IX_AllowedPhrases_Establishment" ON "AllowedPhrases" ("Establishment");
