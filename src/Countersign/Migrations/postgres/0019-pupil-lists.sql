ALTER TABLE "Pupils" ALTER COLUMN "Surname" DROP NOT NULL;
ALTER TABLE "Pupils" ADD COLUMN "OtherSurname" text;

CREATE TABLE "RosterChanges" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "At" bigint NOT NULL,
    "Pupils" integer NOT NULL,
    "Joined" integer NOT NULL,
    "Left" integer NOT NULL,
    "Renamed" integer NOT NULL,
    "IsUndo" boolean NOT NULL,
    "Before" text,
    CONSTRAINT "PK_RosterChanges" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_RosterChanges_Establishment_At" ON "RosterChanges" ("Establishment", "At");
