CREATE TABLE "AccountClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccountClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL
);


CREATE TABLE "AccountLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AccountLogins" PRIMARY KEY ("LoginProvider", "ProviderKey")
);


CREATE TABLE "Accounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Accounts" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "LastCodeStep" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);


CREATE TABLE "AccountTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AccountTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name")
);


CREATE TABLE "Acts" (
    "Establishment" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NULL,
    "About" TEXT NOT NULL,
    "Content" TEXT NULL,
    "Salt" TEXT NULL,
    "Digest" TEXT NOT NULL,
    "Previous" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_Acts" PRIMARY KEY ("Establishment", "Number")
);


CREATE TABLE "ActSubjects" (
    "Establishment" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    CONSTRAINT "PK_ActSubjects" PRIMARY KEY ("Establishment", "Subject", "Number")
);


CREATE TABLE "ChainHeads" (
    "Establishment" TEXT NOT NULL CONSTRAINT "PK_ChainHeads" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL
);


CREATE TABLE "Checkpoints" (
    "Establishment" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "Signature" TEXT NOT NULL,
    CONSTRAINT "PK_Checkpoints" PRIMARY KEY ("Establishment", "Number")
);


CREATE TABLE "Establishments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Establishments" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Slug" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Parent" TEXT NULL,
    "TimeZone" TEXT NOT NULL
);


CREATE TABLE "Installation" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Installation" PRIMARY KEY,
    "Demo" INTEGER NOT NULL,
    "KeyHash" TEXT NULL,
    "BrowserHash" TEXT NULL,
    "Head" TEXT NULL,
    "FirstAdministrator" TEXT NULL,
    "StartingPolicy" TEXT NULL,
    "FinishedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Invitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "KeyHash" TEXT NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "UsedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "NoticeboardPosts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_NoticeboardPosts" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "SendKey" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "PublishedAt" INTEGER NOT NULL,
    "WithdrawnAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "ClaimedUntil" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL
);


CREATE TABLE "Passkeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_Passkeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL
);


CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NULL,
    "LeavesOn" TEXT NULL
);


CREATE TABLE "PolicyDrafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PolicyDrafts" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Front" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "StartedBy" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL
);


CREATE TABLE "PolicyVersions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PolicyVersions" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "InForceFrom" INTEGER NOT NULL,
    "AdoptedBy" TEXT NULL
);


CREATE TABLE "Posts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Posts" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Purpose" TEXT NULL,
    "Benefit" TEXT NULL,
    "PublishAt" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "SentBackBecause" TEXT NULL,
    "Submission" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Pupils" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Pupils" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "FirstName" TEXT NOT NULL,
    "PreferredName" TEXT NULL,
    "Surname" TEXT NOT NULL
);


CREATE TABLE "Receipts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Receipts" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Asks" TEXT NOT NULL,
    "Question" TEXT NOT NULL,
    "Sentence" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "Clauses" TEXT NOT NULL,
    "PolicyTitle" TEXT NOT NULL,
    "PolicyHash" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "RolesHeld" (
    "Person" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    CONSTRAINT "PK_RolesHeld" PRIMARY KEY ("Establishment", "Person", "Role")
);


CREATE TABLE "SchoolAccounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SchoolAccounts" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Platform" TEXT NOT NULL,
    "PlatformAccount" TEXT NOT NULL,
    "Server" TEXT NOT NULL,
    "Handle" TEXT NOT NULL,
    "DisplayName" TEXT NOT NULL,
    "ProtectedSecret" TEXT NOT NULL,
    "ConnectedAt" INTEGER NOT NULL,
    "ConnectedBy" TEXT NULL,
    "ClosedAt" INTEGER NULL,
    "CheckedAt" INTEGER NULL,
    "Health" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Sessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "SeenAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "LacksSecondStep" INTEGER NOT NULL,
    "At" TEXT NULL
);


CREATE TABLE "UnansweredCounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UnansweredCounts" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Policy" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Actor" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Counterpart" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Ambiguous" INTEGER NOT NULL,
    "Times" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "WebKeys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WebKeys" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Xml" TEXT NOT NULL,
    "StoredAt" INTEGER NOT NULL
);


CREATE TABLE "NoticeboardPictures" (
    "Post" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "MediaType" TEXT NOT NULL,
    "Alt" TEXT NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "Bytes" INTEGER NOT NULL,
    CONSTRAINT "PK_NoticeboardPictures" PRIMARY KEY ("Post", "Place"),
    CONSTRAINT "FK_NoticeboardPictures_NoticeboardPosts_Post" FOREIGN KEY ("Post") REFERENCES "NoticeboardPosts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PolicyDraftClauses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PolicyDraftClauses" PRIMARY KEY,
    "Draft" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Number" TEXT NULL,
    "Level" INTEGER NOT NULL,
    "Heading" TEXT NOT NULL,
    "Prose" TEXT NOT NULL,
    "Blocks" TEXT NOT NULL,
    "Decision" TEXT NOT NULL,
    "ProposedDocument" TEXT NULL,
    "ProposedClause" TEXT NULL,
    CONSTRAINT "FK_PolicyDraftClauses_PolicyDrafts_Draft" FOREIGN KEY ("Draft") REFERENCES "PolicyDrafts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Countersignatures" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Countersignatures" PRIMARY KEY,
    "Post" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Step" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Role" TEXT NULL,
    "Person" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "Confirmed" TEXT NOT NULL,
    CONSTRAINT "FK_Countersignatures_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Deliveries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Deliveries" PRIMARY KEY,
    "Post" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Account" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "CallOff" INTEGER NOT NULL,
    "PlatformId" TEXT NULL,
    "Link" TEXT NULL,
    "PublishedAt" INTEGER NULL,
    "RecalledAt" INTEGER NULL,
    "WhatThePlatformSaid" TEXT NULL,
    "EvidenceHash" TEXT NULL,
    "ReadBack" TEXT NULL,
    "ReadBackAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Deliveries_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PostFacts" (
    "Post" TEXT NOT NULL,
    "Fact" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    CONSTRAINT "PK_PostFacts" PRIMARY KEY ("Post", "Fact"),
    CONSTRAINT "FK_PostFacts_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PostPictures" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PostPictures" PRIMARY KEY,
    "Post" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "FileName" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "MediaType" TEXT NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "Alt" TEXT NOT NULL,
    CONSTRAINT "FK_PostPictures_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PostTargets" (
    "Post" TEXT NOT NULL,
    "Account" TEXT NOT NULL,
    "Establishment" TEXT NOT NULL,
    CONSTRAINT "PK_PostTargets" PRIMARY KEY ("Post", "Account"),
    CONSTRAINT "FK_PostTargets_Posts_Post" FOREIGN KEY ("Post") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ReceiptShares" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ReceiptShares" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Receipt" TEXT NOT NULL,
    "Colleague" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "FK_ReceiptShares_Receipts_Receipt" FOREIGN KEY ("Receipt") REFERENCES "Receipts" ("Id") ON DELETE CASCADE
);


CREATE UNIQUE INDEX "IX_Accounts_NormalizedEmail" ON "Accounts" ("NormalizedEmail");


CREATE UNIQUE INDEX "IX_Accounts_NormalizedUserName" ON "Accounts" ("NormalizedUserName");


CREATE UNIQUE INDEX "IX_Countersignatures_Post_Fingerprint_Person" ON "Countersignatures" ("Post", "Fingerprint", "Person");


CREATE UNIQUE INDEX "IX_Countersignatures_Post_Fingerprint_Step" ON "Countersignatures" ("Post", "Fingerprint", "Step");


CREATE INDEX "IX_Deliveries_Establishment_State" ON "Deliveries" ("Establishment", "State");


CREATE INDEX "IX_Deliveries_Post" ON "Deliveries" ("Post");


CREATE UNIQUE INDEX "IX_Establishments_Slug" ON "Establishments" ("Slug");


CREATE UNIQUE INDEX "IX_Invitations_KeyHash" ON "Invitations" ("KeyHash");


CREATE INDEX "IX_Invitations_Person" ON "Invitations" ("Person");


CREATE INDEX "IX_NoticeboardPictures_Hash" ON "NoticeboardPictures" ("Hash");


CREATE UNIQUE INDEX "IX_NoticeboardPosts_Establishment_SendKey" ON "NoticeboardPosts" ("Establishment", "SendKey");


CREATE INDEX "IX_NoticeboardPosts_Establishment_WithdrawnAt_At" ON "NoticeboardPosts" ("Establishment", "WithdrawnAt", "At");


CREATE INDEX "IX_Outbox_DoneAt_DueAt" ON "Outbox" ("DoneAt", "DueAt");


CREATE INDEX "IX_Passkeys_UserId" ON "Passkeys" ("UserId");


CREATE INDEX "IX_People_Establishment" ON "People" ("Establishment");


CREATE INDEX "IX_PolicyDraftClauses_Draft" ON "PolicyDraftClauses" ("Draft");


CREATE INDEX "IX_PolicyDrafts_Establishment" ON "PolicyDrafts" ("Establishment");


CREATE UNIQUE INDEX "IX_PolicyVersions_Establishment_Number" ON "PolicyVersions" ("Establishment", "Number");


CREATE INDEX "IX_PostPictures_Post" ON "PostPictures" ("Post");


CREATE INDEX "IX_Posts_Establishment_Stage" ON "Posts" ("Establishment", "Stage");


CREATE INDEX "IX_Pupils_Establishment" ON "Pupils" ("Establishment");


CREATE INDEX "IX_Receipts_Establishment_Owner" ON "Receipts" ("Establishment", "Owner");


CREATE INDEX "IX_ReceiptShares_Colleague" ON "ReceiptShares" ("Colleague");


CREATE UNIQUE INDEX "IX_ReceiptShares_Receipt_Colleague" ON "ReceiptShares" ("Receipt", "Colleague");


CREATE INDEX "IX_RolesHeld_Establishment_Role" ON "RolesHeld" ("Establishment", "Role");


CREATE UNIQUE INDEX "IX_SchoolAccounts_Establishment_Platform_Handle" ON "SchoolAccounts" ("Establishment", "Platform", "Handle") WHERE "ClosedAt" IS NULL;


CREATE UNIQUE INDEX "IX_SchoolAccounts_Establishment_Platform_PlatformAccount" ON "SchoolAccounts" ("Establishment", "Platform", "PlatformAccount");


CREATE INDEX "IX_Sessions_Person" ON "Sessions" ("Person");


CREATE UNIQUE INDEX "IX_UnansweredCounts_Establishment_Policy_Month_Actor_Action_Counterpart_Channel_Ambiguous" ON "UnansweredCounts" ("Establishment", "Policy", "Month", "Actor", "Action", "Counterpart", "Channel", "Ambiguous");


