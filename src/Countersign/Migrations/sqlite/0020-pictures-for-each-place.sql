CREATE TABLE "PictureRenditions" (
    "Picture" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Platform" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "MediaType" TEXT NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    CONSTRAINT "PK_PictureRenditions" PRIMARY KEY ("Picture", "Platform"),
    CONSTRAINT "FK_PictureRenditions_PostPictures_Picture" FOREIGN KEY ("Picture") REFERENCES "PostPictures" ("Id") ON DELETE CASCADE
);
