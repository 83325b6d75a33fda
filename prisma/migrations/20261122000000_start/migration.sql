-- CreateTable
CREATE TABLE "repository" (
    "id" BIGINT NOT NULL,
    "owner_id" BIGINT NOT NULL,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "installation_id" BIGINT NOT NULL,
    "is_private" BOOLEAN NOT NULL,
    "is_archived" BOOLEAN NOT NULL,
    "is_suspended" BOOLEAN NOT NULL DEFAULT false,
    "history_cursor" TEXT,
    "history_complete" BOOLEAN NOT NULL DEFAULT false,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "settings_file" TEXT,

    CONSTRAINT "repository_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "key" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "is_bot" BOOLEAN NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "contribution" (
    "repository" BIGINT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "author" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "merged_by" TEXT,
    "reviewers" TEXT[],
    "files" TEXT[],
    "n_files" INTEGER NOT NULL DEFAULT 0,
    "number" INTEGER,
    "title" TEXT NOT NULL,

    CONSTRAINT "contribution_pkey" PRIMARY KEY ("repository","id")
);

-- CreateTable
CREATE TABLE "help" (
    "repository" BIGINT NOT NULL,
    "contribution" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "help_pkey" PRIMARY KEY ("repository","contribution","helper")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "happenings" JSONB NOT NULL,
    "repositories" BIGINT[],

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "once" (
    "key" TEXT NOT NULL,
    "repository" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "once_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "milestone" (
    "repository" BIGINT NOT NULL,
    "person" TEXT NOT NULL,
    "milestone" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("repository","person","milestone")
);

-- CreateTable
CREATE TABLE "pairing" (
    "id" TEXT NOT NULL,
    "repository" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "owner_id" BIGINT NOT NULL,
    "newcomer" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "topic" TEXT,
    "wanted_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "mentor" TEXT,
    "since" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "ended_because" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "accepted_by" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "tried" TEXT[],
    "asked" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "pairing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_load" (
    "owner_id" BIGINT NOT NULL,
    "person" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "mentor_load_pkey" PRIMARY KEY ("owner_id","person")
);

-- CreateTable
CREATE TABLE "reminder" (
    "key" TEXT NOT NULL,
    "repository" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "happening" JSONB NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "deed" (
    "key" TEXT NOT NULL,
    "repository" BIGINT NOT NULL,
    "thread" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "wish" JSONB NOT NULL,
    "mentions" TEXT[],
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "remote_id" BIGINT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "looks" INTEGER NOT NULL DEFAULT 0,
    "was_unknown" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "written_at" TIMESTAMPTZ(3),

    CONSTRAINT "deed_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "log_note" (
    "id" BIGSERIAL NOT NULL,
    "repository" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "person" TEXT,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "repository_installation_id_idx" ON "repository"("installation_id");

-- CreateIndex
CREATE INDEX "repository_owner_id_idx" ON "repository"("owner_id");

-- CreateIndex
CREATE INDEX "contribution_author_repository_at_idx" ON "contribution"("author", "repository", "at");

-- CreateIndex
CREATE INDEX "contribution_repository_kind_at_idx" ON "contribution"("repository", "kind", "at");

-- CreateIndex
CREATE INDEX "help_helper_repository_at_idx" ON "help"("helper", "repository", "at");

-- CreateIndex
CREATE INDEX "delivery_received_at_idx" ON "delivery"("received_at");

-- CreateIndex
CREATE INDEX "once_repository_idx" ON "once"("repository");

-- CreateIndex
CREATE INDEX "milestone_repository_milestone_at_idx" ON "milestone"("repository", "milestone", "at");

-- CreateIndex
CREATE INDEX "pairing_repository_newcomer_idx" ON "pairing"("repository", "newcomer");

-- CreateIndex
CREATE INDEX "pairing_repository_number_idx" ON "pairing"("repository", "number");

-- CreateIndex
CREATE INDEX "pairing_owner_id_mentor_idx" ON "pairing"("owner_id", "mentor");

-- CreateIndex
CREATE INDEX "pairing_owner_id_accepted_by_accepted_at_idx" ON "pairing"("owner_id", "accepted_by", "accepted_at");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_one_open_a_newcomer" ON "pairing"("repository", "newcomer") WHERE (state <> 'ended'::text);

-- CreateIndex
CREATE UNIQUE INDEX "pairing_one_open_ask_a_person" ON "pairing"("owner_id", "mentor") WHERE (state = 'asked'::text);

-- CreateIndex
CREATE INDEX "reminder_at_idx" ON "reminder"("at");

-- CreateIndex
CREATE INDEX "reminder_repository_idx" ON "reminder"("repository");

-- CreateIndex
CREATE INDEX "deed_repository_thread_idx" ON "deed"("repository", "thread");

-- CreateIndex
CREATE INDEX "deed_repository_written_at_idx" ON "deed"("repository", "written_at");

-- CreateIndex
CREATE INDEX "deed_mentions_idx" ON "deed" USING GIN ("mentions");

-- CreateIndex
CREATE INDEX "log_note_repository_at_idx" ON "log_note"("repository", "at");

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help" ADD CONSTRAINT "help_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "once" ADD CONSTRAINT "once_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deed" ADD CONSTRAINT "deed_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_note" ADD CONSTRAINT "log_note_repository_fkey" FOREIGN KEY ("repository") REFERENCES "repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;
