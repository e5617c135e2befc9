CREATE TABLE "UnsentForms" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_UnsentForms" PRIMARY KEY,
    "Establishment" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Page" TEXT NOT NULL,
    "Closed" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL
);

CREATE INDEX "IX_UnsentForms_Person_At" ON "UnsentForms" ("Person", "At");
CREATE INDEX "IX_UnsentForms_Until" ON "UnsentForms" ("Until");
