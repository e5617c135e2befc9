CREATE TABLE "PostReasons" (
    "Post" uuid NOT NULL,
    "Finding" text NOT NULL,
    "Establishment" uuid NOT NULL,
    "Words" text NOT NULL,
    CONSTRAINT "PK_PostReasons" PRIMARY KEY ("Post", "Finding"),
    CONSTRAINT "FK_PostReasons_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PostSubmissions" (
    "Post" uuid NOT NULL,
    "Number" integer NOT NULL,
    "Establishment" uuid NOT NULL,
    "Content" text NOT NULL,
    CONSTRAINT "PK_PostSubmissions" PRIMARY KEY ("Post", "Number"),
    CONSTRAINT "FK_PostSubmissions_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);

ALTER TABLE "Posts" ADD COLUMN "Corrects" uuid;
