CREATE TABLE "AllowedPhrases" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Phrase" text NOT NULL,
    "Reason" text NOT NULL,
    "AllowedAt" bigint NOT NULL,
    CONSTRAINT "PK_AllowedPhrases" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_AllowedPhrases_Establishment" ON "AllowedPhrases" ("Establishment");
