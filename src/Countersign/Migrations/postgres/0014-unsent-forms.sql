CREATE TABLE "UnsentForms" (
    "Key" text NOT NULL,
    "Establishment" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Page" text NOT NULL,
    "Closed" text NOT NULL,
    "At" bigint NOT NULL,
    "Until" bigint NOT NULL,
    CONSTRAINT "PK_UnsentForms" PRIMARY KEY ("Key")
);

CREATE INDEX "IX_UnsentForms_Person_At" ON "UnsentForms" ("Person", "At");
CREATE INDEX "IX_UnsentForms_Until" ON "UnsentForms" ("Until");
