CREATE TABLE "SignInProviders" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Kind" text NOT NULL,
    "Issuer" text NOT NULL,
    "ClientId" text NOT NULL,
    "ProtectedSecret" text NOT NULL,
    "Domains" text NOT NULL,
    "SetUpBy" uuid NOT NULL,
    "SetUpAt" bigint NOT NULL,
    "CheckedAt" bigint,
    "PutInUseBy" uuid,
    "PutInUseAt" bigint,
    "TakenOutAt" bigint,
    "InUseAt" uuid,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_SignInProviders" PRIMARY KEY ("Id")
);

CREATE INDEX "IX_SignInProviders_Establishment" ON "SignInProviders" ("Establishment");

CREATE UNIQUE INDEX "IX_SignInProviders_InUseAt" ON "SignInProviders" ("InUseAt");

CREATE TABLE "ProviderLinks" (
    "Id" uuid NOT NULL,
    "Establishment" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Issuer" text NOT NULL,
    "Subject" text NOT NULL,
    "ClientId" text NOT NULL,
    "ProtectedRefreshToken" text,
    "ConfirmedAt" bigint NOT NULL,
    "AskedAt" bigint NOT NULL,
    "RefusedAt" bigint,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_ProviderLinks" PRIMARY KEY ("Id")
);

CREATE UNIQUE INDEX "IX_ProviderLinks_Issuer_Subject" ON "ProviderLinks" ("Issuer", "Subject");

CREATE UNIQUE INDEX "IX_ProviderLinks_Person_Issuer" ON "ProviderLinks" ("Person", "Issuer");

ALTER TABLE "Sessions" ADD "ConfirmedAt" bigint;
