CREATE TABLE "NotUnderstoodCounts" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Month" date NOT NULL,
    "Actor" text NOT NULL,
    "About" text NOT NULL,
    "WordsUpTo" integer NOT NULL,
    "Times" integer NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_NotUnderstoodCounts" PRIMARY KEY ("Id")
);

CREATE TABLE "SentSentences" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Month" date NOT NULL,
    "Actor" text NOT NULL,
    "Sentence" text NOT NULL,
    CONSTRAINT "PK_SentSentences" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_NotUnderstoodCounts_Establishment_Month_Actor_About_WordsUp~" ON "NotUnderstoodCounts" ("Establishment", "Month", "Actor", "About", "WordsUpTo");
CREATE INDEX "IX_SentSentences_Establishment_Month" ON "SentSentences" ("Establishment", "Month");
