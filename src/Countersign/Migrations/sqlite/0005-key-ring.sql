CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);

INSERT INTO "DataProtectionKeys" ("FriendlyName", "Xml") SELECT "Name", "Xml" FROM "WebKeys" ORDER BY "Id";

DROP TABLE "WebKeys";
