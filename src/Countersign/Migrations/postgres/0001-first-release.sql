CREATE TABLE "Acts" (
    "Establishment" uuid NOT NULL,
    "Number" bigint NOT NULL,
    "Kind" text NOT NULL,
    "At" bigint NOT NULL,
    "By" uuid,
    "About" text NOT NULL,
    "Content" text,
    "Salt" text,
    "Digest" text NOT NULL,
    "Previous" text NOT NULL,
    "Hash" text NOT NULL,
    CONSTRAINT "PK_Acts" PRIMARY KEY ("Establishment", "Number")
);


CREATE TABLE "ChainHeads" (
    "Establishment" uuid NOT NULL,
    "Number" bigint NOT NULL,
    "Hash" text NOT NULL,
    CONSTRAINT "PK_ChainHeads" PRIMARY KEY ("Establishment")
);


CREATE TABLE "Checkpoints" (
    "Establishment" uuid NOT NULL,
    "Number" bigint NOT NULL,
    "Hash" text NOT NULL,
    "At" bigint NOT NULL,
    "Key" text NOT NULL,
    "Signature" text NOT NULL,
    CONSTRAINT "PK_Checkpoints" PRIMARY KEY ("Establishment", "Number")
);


CREATE TABLE "Establishments" (
    "Id" uuid NOT NULL,
    "Name" text NOT NULL,
    "Slug" text NOT NULL,
    "Kind" text NOT NULL,
    "Parent" uuid,
    "TimeZone" text NOT NULL,
    CONSTRAINT "PK_Establishments" PRIMARY KEY ("Id")
);


CREATE TABLE "NoticeboardPosts" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "SendKey" uuid NOT NULL,
    "Text" text NOT NULL,
    "Language" text NOT NULL,
    "At" bigint NOT NULL,
    "PublishedAt" bigint NOT NULL,
    "WithdrawnAt" bigint,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_NoticeboardPosts" PRIMARY KEY ("Id")
);


CREATE TABLE "Outbox" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Kind" text NOT NULL,
    "Subject" uuid NOT NULL,
    "DueAt" bigint NOT NULL,
    "ClaimedUntil" bigint,
    "Attempts" integer NOT NULL,
    "DoneAt" bigint,
    CONSTRAINT "PK_Outbox" PRIMARY KEY ("Id")
);


CREATE TABLE "People" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Name" text NOT NULL,
    "LeavesOn" date,
    CONSTRAINT "PK_People" PRIMARY KEY ("Id")
);


CREATE TABLE "Posts" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Author" uuid NOT NULL,
    "Stage" text NOT NULL,
    "Text" text NOT NULL,
    "Purpose" text,
    "Benefit" text,
    "PublishAt" bigint,
    "CreatedAt" bigint NOT NULL,
    "SentBackBecause" text,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Posts" PRIMARY KEY ("Id")
);


CREATE TABLE "Pupils" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "FirstName" text NOT NULL,
    "PreferredName" text,
    "Surname" text NOT NULL,
    CONSTRAINT "PK_Pupils" PRIMARY KEY ("Id")
);


CREATE TABLE "RolesHeld" (
    "Person" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Role" text NOT NULL,
    CONSTRAINT "PK_RolesHeld" PRIMARY KEY ("Establishment", "Person", "Role")
);


CREATE TABLE "SchoolAccounts" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Platform" text NOT NULL,
    "PlatformAccount" text NOT NULL,
    "Server" text NOT NULL,
    "Handle" text NOT NULL,
    "DisplayName" text NOT NULL,
    "ProtectedSecret" text NOT NULL,
    "ConnectedAt" bigint NOT NULL,
    "ConnectedBy" uuid,
    "ClosedAt" bigint,
    "CheckedAt" bigint,
    "Health" text NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_SchoolAccounts" PRIMARY KEY ("Id")
);


CREATE TABLE "Sessions" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "StartedAt" bigint NOT NULL,
    "SeenAt" bigint NOT NULL,
    "EndedAt" bigint,
    "LacksSecondStep" boolean NOT NULL,
    CONSTRAINT "PK_Sessions" PRIMARY KEY ("Id")
);


CREATE TABLE "WebKeys" (
    "Id" uuid NOT NULL,
    "Name" text NOT NULL,
    "Xml" text NOT NULL,
    "StoredAt" bigint NOT NULL,
    CONSTRAINT "PK_WebKeys" PRIMARY KEY ("Id")
);


CREATE TABLE "NoticeboardPictures" (
    "Post" uuid NOT NULL,
    "Place" integer NOT NULL,
    "Establishment" uuid NOT NULL,
    "Hash" text NOT NULL,
    "MediaType" text NOT NULL,
    "Alt" text NOT NULL,
    "Width" integer NOT NULL,
    "Height" integer NOT NULL,
    "Bytes" integer NOT NULL,
    CONSTRAINT "PK_NoticeboardPictures" PRIMARY KEY ("Post", "Place"),
    CONSTRAINT "FK_NoticeboardPictures_NoticeboardPosts_Post" FOREIGN KEY ("Post") REFERENCES "NoticeboardPosts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Countersignatures" (
    "Id" uuid NOT NULL,
    "Post" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Step" integer NOT NULL,
    "Kind" text NOT NULL,
    "Role" text,
    "Person" uuid NOT NULL,
    "At" bigint NOT NULL,
    "Fingerprint" text NOT NULL,
    "Confirmed" text NOT NULL,
    CONSTRAINT "PK_Countersignatures" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Countersignatures_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Deliveries" (
    "Id" uuid NOT NULL,
    "Post" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Account" uuid NOT NULL,
    "State" text NOT NULL,
    "Fingerprint" text NOT NULL,
    "DueAt" bigint NOT NULL,
    "CallOff" boolean NOT NULL,
    "PlatformId" text,
    "Link" text,
    "PublishedAt" bigint,
    "RecalledAt" bigint,
    "WhatThePlatformSaid" text,
    "EvidenceHash" text,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_Deliveries" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Deliveries_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PostFacts" (
    "Post" uuid NOT NULL,
    "Fact" text NOT NULL,
    "Establishment" uuid NOT NULL,
    "Holds" boolean NOT NULL,
    CONSTRAINT "PK_PostFacts" PRIMARY KEY ("Post", "Fact"),
    CONSTRAINT "FK_PostFacts_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PostPictures" (
    "Id" uuid NOT NULL,
    "Post" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Place" integer NOT NULL,
    "FileName" text NOT NULL,
    "Hash" text NOT NULL,
    "MediaType" text NOT NULL,
    "Width" integer NOT NULL,
    "Height" integer NOT NULL,
    "Alt" text NOT NULL,
    CONSTRAINT "PK_PostPictures" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_PostPictures_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PostTargets" (
    "Post" uuid NOT NULL,
    "Account" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    CONSTRAINT "PK_PostTargets" PRIMARY KEY ("Post", "Account"),
    CONSTRAINT "FK_PostTargets_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE UNIQUE INDEX "IX_Countersignatures_Post_Fingerprint_Person" ON "Countersignatures" ("Post", "Fingerprint", "Person");


CREATE UNIQUE INDEX "IX_Countersignatures_Post_Fingerprint_Step" ON "Countersignatures" ("Post", "Fingerprint", "Step");


CREATE INDEX "IX_Deliveries_Establishment_State" ON "Deliveries" ("Establishment", "State");


CREATE INDEX "IX_Deliveries_Post" ON "Deliveries" ("Post");


CREATE UNIQUE INDEX "IX_Establishments_Slug" ON "Establishments" ("Slug");


CREATE INDEX "IX_NoticeboardPictures_Hash" ON "NoticeboardPictures" ("Hash");


CREATE UNIQUE INDEX "IX_NoticeboardPosts_Establishment_SendKey" ON "NoticeboardPosts" ("Establishment", "SendKey");


CREATE INDEX "IX_NoticeboardPosts_Establishment_WithdrawnAt_At" ON "NoticeboardPosts" ("Establishment", "WithdrawnAt", "At");


CREATE INDEX "IX_Outbox_DoneAt_DueAt" ON "Outbox" ("DoneAt", "DueAt");


CREATE INDEX "IX_People_Establishment" ON "People" ("Establishment");


CREATE INDEX "IX_PostPictures_Post" ON "PostPictures" ("Post");


CREATE INDEX "IX_Posts_Establishment_Stage" ON "Posts" ("Establishment", "Stage");


CREATE INDEX "IX_Pupils_Establishment" ON "Pupils" ("Establishment");


CREATE INDEX "IX_RolesHeld_Establishment_Role" ON "RolesHeld" ("Establishment", "Role");


CREATE UNIQUE INDEX "IX_SchoolAccounts_Establishment_Platform_Handle" ON "SchoolAccounts" ("Establishment", "Platform", "Handle") WHERE "ClosedAt" IS NULL;


CREATE UNIQUE INDEX "IX_SchoolAccounts_Establishment_Platform_PlatformAccount" ON "SchoolAccounts" ("Establishment", "Platform", "PlatformAccount");


CREATE INDEX "IX_Sessions_Person" ON "Sessions" ("Person");


