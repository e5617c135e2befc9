CREATE TABLE "SignInProviders" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SignInProviders" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Issuer" TEXT NOT NULL,
    "ClientId" TEXT NOT NULL,
    "ProtectedSecret" TEXT NOT NULL,
    "Domains" TEXT NOT NULL,
    "SetUpBy" TEXT NOT NULL,
    "SetUpAt" INTEGER NOT NULL,
    "CheckedAt" INTEGER NULL,
    "PutInUseBy" TEXT NULL,
    "PutInUseAt" INTEGER NULL,
    "TakenOutAt" INTEGER NULL,
    "InUseAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE INDEX "IX_SignInProviders_Establishment" ON "SignInProviders" ("Establishment");

CREATE UNIQUE INDEX "IX_SignInProviders_InUseAt" ON "SignInProviders" ("InUseAt");

CREATE TABLE "ProviderLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProviderLinks" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Issuer" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "ClientId" TEXT NOT NULL,
    "ProtectedRefreshToken" TEXT NULL,
    "ConfirmedAt" INTEGER NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "RefusedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_ProviderLinks_Issuer_Subject" ON "ProviderLinks" ("Issuer", "Subject");

CREATE UNIQUE INDEX "IX_ProviderLinks_Person_Issuer" ON "ProviderLinks" ("Person", "Issuer");

ALTER TABLE "Sessions" ADD "ConfirmedAt" INTEGER NULL;
