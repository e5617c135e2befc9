ALTER TABLE "Outbox" ADD COLUMN "OrderingKey" TEXT NULL;
-- Whatever runs on this database is stopped for an upgrade, so nobody holds anything now.
UPDATE "Outbox" SET "ClaimedUntil" = NULL;
UPDATE "Outbox" SET "OrderingKey" = (SELECT "Account" FROM "Deliveries" WHERE "Deliveries"."Id" = "Outbox"."Subject")
WHERE "DoneAt" IS NULL AND "Kind" IN ('posts.send', 'posts.read-back', 'posts.take-down');
CREATE UNIQUE INDEX "IX_Outbox_OrderingKey" ON "Outbox" ("OrderingKey") WHERE "ClaimedUntil" IS NOT NULL;
CREATE INDEX "IX_Outbox_OrderingKey_DueAt" ON "Outbox" ("OrderingKey", "DueAt") WHERE "DoneAt" IS NULL;
