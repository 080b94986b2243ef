CREATE TABLE "articles" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"authors" jsonb NOT NULL,
	"outlet" text,
	"published" text,
	"url" text,
	"origin" text NOT NULL,
	"snapshot_id" text NOT NULL,
	"position" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "articles_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "briefing_facts" (
	"learner_id" text NOT NULL,
	"briefing_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"weight" text NOT NULL,
	CONSTRAINT "briefing_facts_learner_id_briefing_id_fact_id_pk" PRIMARY KEY("learner_id","briefing_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "briefings" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"title" text NOT NULL,
	"at" bigint NOT NULL,
	"time_zone" text NOT NULL,
	"place" text,
	"audience" text,
	"minutes_per_day" integer NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "briefings_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"group" text NOT NULL,
	"fact_id" text NOT NULL,
	"form" text NOT NULL,
	"deletion" integer NOT NULL,
	"front" text NOT NULL,
	"back" text NOT NULL,
	"hint" text,
	"aliases" jsonb NOT NULL,
	"position" integer NOT NULL,
	"search" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "cards_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "content_loads" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"loaded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contradictions" (
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"other_fact_id" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "contradictions_workspace_id_fact_id_other_fact_id_pk" PRIMARY KEY("workspace_id","fact_id","other_fact_id")
);
--> statement-breakpoint
CREATE TABLE "deck_facts" (
	"workspace_id" text NOT NULL,
	"deck_id" text NOT NULL,
	"fact_id" text NOT NULL,
	CONSTRAINT "deck_facts_workspace_id_deck_id_fact_id_pk" PRIMARY KEY("workspace_id","deck_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "decks" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"article_id" text,
	"created_at" bigint NOT NULL,
	CONSTRAINT "decks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "fact_tags" (
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "fact_tags_workspace_id_fact_id_kind_name_pk" PRIMARY KEY("workspace_id","fact_id","kind","name")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"article_id" text NOT NULL,
	"passage_id" text NOT NULL,
	"kind" text NOT NULL,
	"statement" text NOT NULL,
	"weight" text NOT NULL,
	"as_of" text,
	"review_by" text,
	"speaker" text,
	"hedge" text,
	"origin" text NOT NULL,
	"position" integer NOT NULL,
	"edited_at" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "facts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "learners" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"settings_id" text NOT NULL,
	"queue" jsonb NOT NULL,
	"preferences" jsonb NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"learner_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "members_learner_id_workspace_id_pk" PRIMARY KEY("learner_id","workspace_id")
);
--> statement-breakpoint
CREATE TABLE "memories" (
	"learner_id" text NOT NULL,
	"card_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"state" text NOT NULL,
	"stability" double precision,
	"difficulty" double precision,
	"due_day" integer,
	"due_at" bigint,
	"last_review_at" bigint,
	"last_review_day" integer,
	"interval_days" integer NOT NULL,
	"step" integer NOT NULL,
	"reps" integer NOT NULL,
	"lapses" integer NOT NULL,
	"suspended" boolean NOT NULL,
	"buried_until_day" integer,
	"marked" boolean NOT NULL,
	"flag" integer NOT NULL,
	"leech" boolean NOT NULL,
	"retired" boolean NOT NULL,
	"shuffle" integer NOT NULL,
	CONSTRAINT "memories_learner_id_card_id_pk" PRIMARY KEY("learner_id","card_id")
);
--> statement-breakpoint
CREATE TABLE "new_cards" (
	"learner_id" text NOT NULL,
	"card_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"position" integer NOT NULL,
	"weight_rank" integer NOT NULL,
	"shuffle" integer NOT NULL,
	CONSTRAINT "new_cards_learner_id_card_id_pk" PRIMARY KEY("learner_id","card_id")
);
--> statement-breakpoint
CREATE TABLE "passages" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"snapshot_id" text NOT NULL,
	"exact" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	CONSTRAINT "passages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "rehearsals" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"briefing_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "rehearsals_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"card_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"at" bigint NOT NULL,
	"day" integer NOT NULL,
	"claimed_at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"rating" integer,
	"format" text,
	"mode" text,
	"question_ms" integer,
	"answer_ms" integer,
	"fuzz" double precision,
	"settings_id" text,
	"predicted_recall" double precision,
	"memory_before" jsonb,
	"value" jsonb,
	"digest" text NOT NULL,
	CONSTRAINT "reviews_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "settings_versions" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "settings_versions_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"article_id" text NOT NULL,
	"text" text NOT NULL,
	"sha256" text NOT NULL,
	"imported_at" bigint NOT NULL,
	CONSTRAINT "snapshots_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "briefing_facts" ADD CONSTRAINT "briefing_facts_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contradictions" ADD CONSTRAINT "contradictions_workspace_id_other_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","other_fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contradictions" ADD CONSTRAINT "contradictions_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_facts" ADD CONSTRAINT "deck_facts_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_facts" ADD CONSTRAINT "deck_facts_workspace_id_deck_id_decks_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deck_id") REFERENCES "public"."decks"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_tags" ADD CONSTRAINT "fact_tags_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_workspace_id_passage_id_passages_workspace_id_id_fk" FOREIGN KEY ("workspace_id","passage_id") REFERENCES "public"."passages"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_workspace_id_article_id_articles_workspace_id_id_fk" FOREIGN KEY ("workspace_id","article_id") REFERENCES "public"."articles"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memories" ADD CONSTRAINT "memories_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "new_cards" ADD CONSTRAINT "new_cards_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_workspace_id_snapshot_id_snapshots_workspace_id_id_fk" FOREIGN KEY ("workspace_id","snapshot_id") REFERENCES "public"."snapshots"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsals" ADD CONSTRAINT "rehearsals_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings_versions" ADD CONSTRAINT "settings_versions_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_workspace_id_article_id_articles_workspace_id_id_fk" FOREIGN KEY ("workspace_id","article_id") REFERENCES "public"."articles"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "articles_key" ON "articles" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "briefings_at" ON "briefings" USING btree ("learner_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "cards_key" ON "cards" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "cards_fact" ON "cards" USING btree ("workspace_id","fact_id");--> statement-breakpoint
CREATE INDEX "cards_position" ON "cards" USING btree ("workspace_id","position");--> statement-breakpoint
CREATE INDEX "deck_facts_fact" ON "deck_facts" USING btree ("workspace_id","fact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decks_name" ON "decks" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "fact_tags_name" ON "fact_tags" USING btree ("workspace_id","kind","name");--> statement-breakpoint
CREATE UNIQUE INDEX "facts_key" ON "facts" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "facts_article" ON "facts" USING btree ("workspace_id","article_id","position");--> statement-breakpoint
CREATE INDEX "members_workspace" ON "members" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "memories_due" ON "memories" USING btree ("learner_id","suspended","retired","due_day","shuffle");--> statement-breakpoint
CREATE INDEX "memories_learning" ON "memories" USING btree ("learner_id","due_at") WHERE "memories"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "memories_fact" ON "memories" USING btree ("learner_id","fact_id");--> statement-breakpoint
CREATE INDEX "new_cards_position" ON "new_cards" USING btree ("learner_id","position");--> statement-breakpoint
CREATE INDEX "new_cards_weight" ON "new_cards" USING btree ("learner_id","weight_rank","position");--> statement-breakpoint
CREATE INDEX "new_cards_shuffle" ON "new_cards" USING btree ("learner_id","shuffle");--> statement-breakpoint
CREATE INDEX "passages_snapshot" ON "passages" USING btree ("workspace_id","snapshot_id");--> statement-breakpoint
CREATE INDEX "rehearsals_briefing" ON "rehearsals" USING btree ("learner_id","briefing_id");--> statement-breakpoint
CREATE INDEX "reviews_card" ON "reviews" USING btree ("learner_id","card_id","at","id");--> statement-breakpoint
CREATE INDEX "reviews_day" ON "reviews" USING btree ("learner_id","day");--> statement-breakpoint
CREATE INDEX "reviews_at" ON "reviews" USING btree ("learner_id","at");--> statement-breakpoint
CREATE INDEX "snapshots_article" ON "snapshots" USING btree ("workspace_id","article_id");--> statement-breakpoint
CREATE INDEX "snapshots_sha256" ON "snapshots" USING btree ("workspace_id","sha256");