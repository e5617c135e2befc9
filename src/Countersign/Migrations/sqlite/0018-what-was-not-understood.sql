CREATE TABLE "NotUnderstoodCounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_NotUnderstoodCounts" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Actor" TEXT NOT NULL,
    "About" TEXT NOT NULL,
    "WordsUpTo" INTEGER NOT NULL,
    "Times" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "SentSentences" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SentSentences" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Actor" TEXT NOT NULL,
    "Sentence" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_NotUnderstoodCounts_Establishment_Month_Actor_About_WordsUpTo" ON "NotUnderstoodCounts" ("Establishment", "Month", "Actor", "About", "WordsUpTo");
CREATE INDEX "IX_SentSentences_Establishment_Month" ON "SentSentences" ("Establishment", "Month");
