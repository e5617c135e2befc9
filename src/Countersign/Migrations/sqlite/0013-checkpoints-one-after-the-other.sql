CREATE TABLE "SignedCheckpoints" (
    "Round" INTEGER NOT NULL CONSTRAINT "PK_SignedCheckpoints" PRIMARY KEY,
    "Line" TEXT NOT NULL
);
