-- AlterTable
ALTER TABLE "repository" RENAME COLUMN "history_cursor" TO "history_bookmark";
ALTER TABLE "repository" ADD COLUMN "removed_at" TIMESTAMPTZ(3),
ADD COLUMN "history_read_until" TIMESTAMPTZ(3);

-- Cursors of the release before mean nothing to whoever reads history now.
UPDATE "repository" SET "history_bookmark" = NULL;

-- AlterTable
ALTER TABLE "person" ADD COLUMN "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00+00'::timestamp with time zone;

-- AlterTable
ALTER TABLE "deed" ADD COLUMN "names" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Comments named the people they mention, and the newcomer in their key.
UPDATE "deed" SET "names" = ARRAY(SELECT DISTINCT unnest("mentions" || split_part("key", ':', 3))) WHERE "kind" = 'comment';

-- What was thought through needs not be known any more.
UPDATE "delivery" SET "happenings" = '[]'::jsonb, "repositories" = '{}' WHERE "finished_at" IS NOT NULL;

-- CreateTable
CREATE TABLE "thread" (
    "repository" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "labels" TEXT[],
    "is_locked" BOOLEAN NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("repository","number")
);

-- CreateTable
CREATE TABLE "choice" (
    "person" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "choice_pkey" PRIMARY KEY ("person")
);

-- CreateTable
CREATE TABLE "forgotten" (
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forgotten_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "chosen" (
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chosen_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "erasure" (
    "person" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("person")
);

-- CreateTable
CREATE TABLE "chore" (
    "name" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chore_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "contribution_repository_number_idx" ON "contribution"("repository", "number");

-- CreateIndex
CREATE INDEX "thread_repository_opened_at_idx" ON "thread"("repository", "opened_at");

-- CreateIndex
CREATE INDEX "thread_author_repository_idx" ON "thread"("author", "repository");

-- CreateIndex
CREATE INDEX "deed_names_idx" ON "deed" USING GIN ("names");

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;
