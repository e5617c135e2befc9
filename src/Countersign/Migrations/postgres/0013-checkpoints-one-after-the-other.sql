CREATE TABLE "SignedCheckpoints" (
    "Round" bigint NOT NULL,
    "Line" text NOT NULL,
    CONSTRAINT "PK_SignedCheckpoints" PRIMARY KEY ("Round")
);
