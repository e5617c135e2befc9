CREATE TABLE "PupilsOfAnyName" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Pupils" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "FirstName" TEXT NOT NULL,
    "PreferredName" TEXT NULL,
    "Surname" TEXT NULL,
    "OtherSurname" TEXT NULL
);

INSERT INTO "PupilsOfAnyName" ("Id", "Establishment", "FirstName", "PreferredName", "Surname")
SELECT "Id", "Establishment", "FirstName", "PreferredName", "Surname" FROM "Pupils";

DROP TABLE "Pupils";

ALTER TABLE "PupilsOfAnyName" RENAME TO "Pupils";

CREATE INDEX "IX_Pupils_Establishment" ON "Pupils" ("Establishment");

CREATE TABLE "RosterChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RosterChanges" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Pupils" INTEGER NOT NULL,
    "Joined" INTEGER NOT NULL,
    "Left" INTEGER NOT NULL,
    "Renamed" INTEGER NOT NULL,
    "IsUndo" INTEGER NOT NULL,
    "Before" TEXT NULL
);

CREATE INDEX "IX_RosterChanges_Establishment_At" ON "RosterChanges" ("Establishment", "At");
