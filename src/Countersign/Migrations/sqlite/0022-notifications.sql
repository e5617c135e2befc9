CREATE TABLE "Notifications" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Notifications" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Due" INTEGER NULL,
    "IsToMany" INTEGER NOT NULL,
    "MailedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL
);

CREATE TABLE "NotificationChoices" (
    "Person" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Frequency" TEXT NOT NULL,
    CONSTRAINT "PK_NotificationChoices" PRIMARY KEY ("Person", "Kind")
);

CREATE INDEX "IX_Notifications_Person_EndedAt" ON "Notifications" ("Person", "EndedAt");
CREATE INDEX "IX_Notifications_Subject_EndedAt" ON "Notifications" ("Subject", "EndedAt");
