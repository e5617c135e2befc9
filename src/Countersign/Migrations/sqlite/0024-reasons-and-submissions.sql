CREATE TABLE "PostReasons" (
    "Post" TEXT NOT NULL,
    "Finding" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    CONSTRAINT "PK_PostReasons" PRIMARY KEY ("Post", "Finding"),
    CONSTRAINT "FK_PostReasons_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PostSubmissions" (
    "Post" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    CONSTRAINT "PK_PostSubmissions" PRIMARY KEY ("Post", "Number"),
    CONSTRAINT "FK_PostSubmissions_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);

ALTER TABLE "Posts" ADD COLUMN "Corrects" TEXT NULL;
