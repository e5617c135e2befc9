UPDATE "Posts" SET "Stage" = 'TakenDown' WHERE "Stage" = 'Recalled';

UPDATE "Deliveries" SET "State" = 'TakingDown' WHERE "State" = 'Recalling';

UPDATE "Deliveries" SET "State" = 'TakenDown' WHERE "State" = 'Recalled';

UPDATE "Deliveries" SET "State" = 'TakeDownRefused' WHERE "State" = 'RecallRefused';

ALTER TABLE "Deliveries" RENAME COLUMN "CallOff" TO "IsCancelled";

ALTER TABLE "Deliveries" RENAME COLUMN "RecalledAt" TO "TakenDownAt";

UPDATE "Outbox" SET "Kind" = 'posts.take-down' WHERE "Kind" = 'posts.recall';

UPDATE "Outbox" SET "Kind" = 'demo.take-down' WHERE "Kind" = 'demo.take-down';

DROP INDEX "IX_NoticeboardPosts_Establishment_WithdrawnAt_At";

ALTER TABLE "NoticeboardPosts" RENAME COLUMN "WithdrawnAt" TO "TakenDownAt";

CREATE INDEX "IX_NoticeboardPosts_Establishment_TakenDownAt_At" ON "NoticeboardPosts" ("Establishment", "TakenDownAt", "At");
