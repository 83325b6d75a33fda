-- AlterTable
ALTER TABLE "repository" ADD COLUMN "silenced_at" TIMESTAMPTZ(3),
ADD COLUMN "spoken_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "pairing" ADD COLUMN "paused_at" TIMESTAMPTZ(3),
ADD COLUMN "goal" TEXT,
ADD COLUMN "steps" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "every_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN "paused_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "goes_on" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "check_ins" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "last_check_in_at" TIMESTAMPTZ(3),
ADD COLUMN "introduced_at" TIMESTAMPTZ(3);

-- Until now, whoever accepted was named at once.
UPDATE "pairing" SET "introduced_at" = "accepted_at" WHERE "accepted_at" IS NOT NULL;

-- One open pairing a thread from now on. Where a race left more of them, the one that went furthest stays.
UPDATE "pairing" SET "state" = 'ended', "ended_because" = 'released', "ended_at" = CURRENT_TIMESTAMP, "mentor" = NULL,
  "since" = NULL, "expires_at" = NULL, "version" = "version" + 1
WHERE "id" IN (
  SELECT "id" FROM (
    SELECT "id", row_number() OVER (
      PARTITION BY "repository", "number"
      ORDER BY array_position(ARRAY['active', 'asked', 'wanted'], "state"), "wanted_at", "id") AS "place"
    FROM "pairing" WHERE "state" <> 'ended') AS "open"
  WHERE "place" > 1);

-- The lasting comment is named after its thread, too, because a pairing may move. What is still on its way to GitHub keeps the
-- name under which its job looks for it.
UPDATE "deed" SET "key" = "key" || ':' || "thread" WHERE "key" LIKE 'mentorship:%' AND "state" IN ('done', 'abandoned');

-- CreateTable
CREATE TABLE "apart" (
    "newcomer" TEXT NOT NULL,
    "mentor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "apart_pkey" PRIMARY KEY ("newcomer","mentor")
);

-- CreateTable
CREATE TABLE "preference" (
    "owner_id" BIGINT NOT NULL,
    "person" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preference_pkey" PRIMARY KEY ("owner_id","person","about")
);

-- CreateTable
CREATE TABLE "offer" (
    "repository" BIGINT NOT NULL,
    "person" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "offer_pkey" PRIMARY KEY ("repository","person")
);

-- CreateTable
CREATE TABLE "private_word" (
    "id" TEXT NOT NULL,
    "repository" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "pairing" TEXT,
    "person" TEXT NOT NULL,
    "role" TEXT,
    "words" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "private_word_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pairing_one_open_a_thread" ON "pairing"("repository", "number") WHERE (state <> 'ended'::text);

-- CreateIndex
CREATE INDEX "apart_mentor_idx" ON "apart"("mentor");

-- CreateIndex
CREATE INDEX "preference_person_idx" ON "preference"("person");

-- CreateIndex
CREATE INDEX "offer_person_idx" ON "offer"("person");

-- CreateIndex
CREATE INDEX "private_word_repository_at_idx" ON "private_word"("repository", "at");

-- CreateIndex
CREATE INDEX "private_word_person_idx" ON "private_word"("person");

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_word" ADD CONSTRAINT "private_word_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;
