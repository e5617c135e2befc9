CREATE TABLE "Notifications" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Kind" text NOT NULL,
    "Subject" uuid NOT NULL,
    "Address" text NOT NULL,
    "At" bigint NOT NULL,
    "Due" bigint,
    "IsToMany" boolean NOT NULL,
    "MailedAt" bigint,
    "EndedAt" bigint,
    CONSTRAINT "PK_Notifications" PRIMARY KEY ("Id")
);

CREATE TABLE "NotificationChoices" (
    "Person" uuid NOT NULL,
    "Kind" text NOT NULL,
    "Establishment" uuid NOT NULL,
    "Frequency" text NOT NULL,
    CONSTRAINT "PK_NotificationChoices" PRIMARY KEY ("Person", "Kind")
);

CREATE INDEX "IX_Notifications_Person_EndedAt" ON "Notifications" ("Person", "EndedAt");
CREATE INDEX "IX_Notifications_Subject_EndedAt" ON "Notifications" ("Subject", "EndedAt");
