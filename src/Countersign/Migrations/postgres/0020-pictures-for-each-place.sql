CREATE TABLE "PictureRenditions" (
    "Picture" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Platform" text NOT NULL,
    "Hash" text NOT NULL,
    "MediaType" text NOT NULL,
    "Width" integer NOT NULL,
    "Height" integer NOT NULL,
    CONSTRAINT "PK_PictureRenditions" PRIMARY KEY ("Picture", "Platform"),
    CONSTRAINT "FK_PictureRenditions_PostPictures_Picture" FOREIGN KEY ("Picture") REFERENCES "PostPictures" ("Id") ON DELETE CASCADE
);
