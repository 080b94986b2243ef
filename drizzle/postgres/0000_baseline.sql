CREATE TABLE "actions" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"via" text NOT NULL,
	"at" bigint NOT NULL,
	"undone_at" bigint,
	"request" text,
	"has_entries" boolean NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "actions_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"short_title" text,
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
	"recalled" boolean,
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
	"choices" jsonb,
	"start_day" integer,
	"copied_from" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint,
	"retired_at" bigint,
	CONSTRAINT "briefings_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "calendar_addresses" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_sums" (
	"learner_id" text NOT NULL,
	"card_id" text NOT NULL,
	"answers" integer NOT NULL,
	"ms" bigint NOT NULL,
	"tested" integer NOT NULL,
	"passed" integer NOT NULL,
	"unpredicted" integer NOT NULL,
	"n" integer NOT NULL,
	"recalled" integer NOT NULL,
	"predicted" double precision NOT NULL,
	"log_loss" double precision NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "card_sums_learner_id_card_id_pk" PRIMARY KEY("learner_id","card_id")
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
	"extra" text,
	"aliases" jsonb NOT NULL,
	"position" integer NOT NULL,
	"search" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "cards_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "conflicts" (
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"other_fact_id" text NOT NULL,
	"kind" text NOT NULL,
	"difference" text NOT NULL,
	"state" text NOT NULL,
	"preferred_fact_id" text,
	"note" text,
	"found_at" bigint NOT NULL,
	"decided_at" bigint,
	CONSTRAINT "conflicts_workspace_id_fact_id_other_fact_id_kind_pk" PRIMARY KEY("workspace_id","fact_id","other_fact_id","kind")
);
--> statement-breakpoint
CREATE TABLE "content_loads" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"loaded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "day_sums" (
	"learner_id" text NOT NULL,
	"day" integer NOT NULL,
	"stage" text NOT NULL,
	"answers" integer NOT NULL,
	"ms" bigint NOT NULL,
	"tested" integer NOT NULL,
	"passed" integer NOT NULL,
	"unpredicted" integer NOT NULL,
	CONSTRAINT "day_sums_learner_id_day_stage_pk" PRIMARY KEY("learner_id","day","stage")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"article_id" text NOT NULL,
	"snapshot_id" text NOT NULL,
	"offer_key" text NOT NULL,
	"drafter" text NOT NULL,
	"finding_kind" text NOT NULL,
	"decision" text NOT NULL,
	"fact_id" text,
	"edit_distance" integer,
	"ms" integer NOT NULL,
	"cards" integer NOT NULL,
	"voids" text,
	"at" bigint NOT NULL,
	CONSTRAINT "decisions_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "deck_facts" (
	"workspace_id" text NOT NULL,
	"deck_id" text NOT NULL,
	"fact_id" text NOT NULL,
	CONSTRAINT "deck_facts_workspace_id_deck_id_fact_id_pk" PRIMARY KEY("workspace_id","deck_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "deck_options" (
	"learner_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"deck_id" text NOT NULL,
	"preset_id" text,
	"limits" jsonb NOT NULL,
	CONSTRAINT "deck_options_learner_id_deck_id_pk" PRIMARY KEY("learner_id","deck_id")
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
CREATE TABLE "devices" (
	"id" text PRIMARY KEY NOT NULL,
	"learner_id" text NOT NULL,
	"token" text NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fact_links" (
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"other_fact_id" text NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "fact_links_workspace_id_fact_id_other_fact_id_kind_pk" PRIMARY KEY("workspace_id","fact_id","other_fact_id","kind")
);
--> statement-breakpoint
CREATE TABLE "fact_passages" (
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"passage_id" text NOT NULL,
	"article_id" text NOT NULL,
	"role" text NOT NULL,
	"note" text,
	"state" text,
	"origin" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "fact_passages_workspace_id_fact_id_passage_id_pk" PRIMARY KEY("workspace_id","fact_id","passage_id")
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
CREATE TABLE "fact_versions" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"fact_id" text NOT NULL,
	"reason" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"note" text,
	"learner_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "fact_versions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
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
	"confirmed_at" bigint,
	"source_line" text,
	"passage_state" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "facts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"url" text NOT NULL,
	"title" text NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "feeds_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "forecasts" (
	"learner_id" text NOT NULL,
	"briefing_id" text NOT NULL,
	"day" integer NOT NULL,
	"at" bigint NOT NULL,
	"now" double precision NOT NULL,
	"if_stopped" double precision NOT NULL,
	"if_stopped_low" double precision NOT NULL,
	"if_stopped_high" double precision NOT NULL,
	"if_followed" double precision NOT NULL,
	"if_followed_low" double precision NOT NULL,
	"if_followed_high" double precision NOT NULL,
	"facts" integer NOT NULL,
	"settings_id" text NOT NULL,
	"shift" double precision NOT NULL,
	CONSTRAINT "forecasts_learner_id_briefing_id_day_pk" PRIMARY KEY("learner_id","briefing_id","day")
);
--> statement-breakpoint
CREATE TABLE "highlights" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"article_id" text NOT NULL,
	"snapshot_id" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"note" text,
	"origin" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "highlights_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_changes" (
	"workspace_id" text NOT NULL,
	"import_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb,
	CONSTRAINT "import_changes_workspace_id_import_id_fact_id_pk" PRIMARY KEY("workspace_id","import_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "imported_notes" (
	"workspace_id" text NOT NULL,
	"guid" text NOT NULL,
	"fact_id" text NOT NULL,
	"note_id" text NOT NULL,
	"modified_at" bigint NOT NULL,
	"sha256" text NOT NULL,
	"original" jsonb NOT NULL,
	"import_id" text NOT NULL,
	CONSTRAINT "imported_notes_workspace_id_guid_pk" PRIMARY KEY("workspace_id","guid")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"learner_id" text NOT NULL,
	"file_name" text NOT NULL,
	"at" bigint NOT NULL,
	"undone_at" bigint,
	"report" jsonb NOT NULL,
	"deck_ids" jsonb NOT NULL,
	CONSTRAINT "imports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
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
CREATE TABLE "media" (
	"workspace_id" text NOT NULL,
	"digest" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"seconds" double precision,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "media_workspace_id_digest_pk" PRIMARY KEY("workspace_id","digest")
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
	"cleared_lapses" integer DEFAULT 0 NOT NULL,
	"position" integer,
	"retired" boolean NOT NULL,
	"shuffle" integer NOT NULL,
	CONSTRAINT "memories_learner_id_card_id_pk" PRIMARY KEY("learner_id","card_id")
);
--> statement-breakpoint
CREATE TABLE "model_calls" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"article_id" text NOT NULL,
	"host" text NOT NULL,
	"model" text NOT NULL,
	"passages" integer NOT NULL,
	"input_tokens" integer,
	"output_tokens" integer,
	"ms" integer NOT NULL,
	"offered" integer NOT NULL,
	"refused" integer NOT NULL,
	"failure" text,
	"at" bigint NOT NULL,
	CONSTRAINT "model_calls_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "model_settings" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"is_on" boolean NOT NULL,
	"endpoint" text NOT NULL,
	"model" text NOT NULL,
	"api_key" text,
	"input_price" double precision,
	"output_price" double precision,
	"updated_at" bigint NOT NULL
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
CREATE TABLE "pairing_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
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
CREATE TABLE "presets" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"settings_id" text NOT NULL,
	"queue" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "presets_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"learner_id" text NOT NULL,
	"article_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"state" text NOT NULL,
	"priority" integer NOT NULL,
	"read_point" integer NOT NULL,
	"back_on_day" integer,
	"read_ms" integer NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "readings_learner_id_article_id_pk" PRIMARY KEY("learner_id","article_id")
);
--> statement-breakpoint
CREATE TABLE "rehearsal_answers" (
	"learner_id" text NOT NULL,
	"review_id" text NOT NULL,
	"rehearsal_id" text NOT NULL,
	"confidence" integer NOT NULL,
	CONSTRAINT "rehearsal_answers_learner_id_review_id_pk" PRIMARY KEY("learner_id","review_id")
);
--> statement-breakpoint
CREATE TABLE "rehearsals" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"briefing_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"cards" jsonb NOT NULL,
	CONSTRAINT "rehearsals_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "rereadings" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"passage_id" text NOT NULL,
	"at" bigint NOT NULL,
	"day" integer NOT NULL,
	"taken_back_at" bigint,
	CONSTRAINT "rereadings_learner_id_id_pk" PRIMARY KEY("learner_id","id")
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
	"mixed_up_with" text,
	"digest" text NOT NULL,
	"redoes" text,
	"via" text,
	CONSTRAINT "reviews_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "sum_states" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"last_day" integer,
	"past_revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "score_sums" (
	"learner_id" text NOT NULL,
	"day" integer NOT NULL,
	"bin" integer NOT NULL,
	"n" integer NOT NULL,
	"recalled" integer NOT NULL,
	"predicted" double precision NOT NULL,
	"log_loss" double precision NOT NULL,
	CONSTRAINT "score_sums_learner_id_day_bin_pk" PRIMARY KEY("learner_id","day","bin")
);
--> statement-breakpoint
CREATE TABLE "search_entries" (
	"number" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "search_entries_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"item_id" text NOT NULL,
	"part" integer NOT NULL,
	"start" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"retired" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_states" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
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
CREATE TABLE "uncounted_entries" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	CONSTRAINT "uncounted_entries_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_facts" ADD CONSTRAINT "briefing_facts_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_sums" ADD CONSTRAINT "card_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_sums" ADD CONSTRAINT "day_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_facts" ADD CONSTRAINT "deck_facts_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_facts" ADD CONSTRAINT "deck_facts_workspace_id_deck_id_decks_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deck_id") REFERENCES "public"."decks"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_options" ADD CONSTRAINT "deck_options_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_links" ADD CONSTRAINT "fact_links_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_links" ADD CONSTRAINT "fact_links_workspace_id_other_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","other_fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_passages" ADD CONSTRAINT "fact_passages_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_passages" ADD CONSTRAINT "fact_passages_workspace_id_passage_id_passages_workspace_id_id_fk" FOREIGN KEY ("workspace_id","passage_id") REFERENCES "public"."passages"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_passages" ADD CONSTRAINT "fact_passages_workspace_id_article_id_articles_workspace_id_id_fk" FOREIGN KEY ("workspace_id","article_id") REFERENCES "public"."articles"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_tags" ADD CONSTRAINT "fact_tags_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_workspace_id_passage_id_passages_workspace_id_id_fk" FOREIGN KEY ("workspace_id","passage_id") REFERENCES "public"."passages"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facts" ADD CONSTRAINT "facts_workspace_id_article_id_articles_workspace_id_id_fk" FOREIGN KEY ("workspace_id","article_id") REFERENCES "public"."articles"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_workspace_id_import_id_imports_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."imports"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memories" ADD CONSTRAINT "memories_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "new_cards" ADD CONSTRAINT "new_cards_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_workspace_id_snapshot_id_snapshots_workspace_id_id_fk" FOREIGN KEY ("workspace_id","snapshot_id") REFERENCES "public"."snapshots"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presets" ADD CONSTRAINT "presets_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsal_answers" ADD CONSTRAINT "rehearsal_answers_learner_id_rehearsal_id_rehearsals_learner_id_id_fk" FOREIGN KEY ("learner_id","rehearsal_id") REFERENCES "public"."rehearsals"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsals" ADD CONSTRAINT "rehearsals_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rereadings" ADD CONSTRAINT "rereadings_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sum_states" ADD CONSTRAINT "sum_states_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sums" ADD CONSTRAINT "score_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings_versions" ADD CONSTRAINT "settings_versions_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_workspace_id_article_id_articles_workspace_id_id_fk" FOREIGN KEY ("workspace_id","article_id") REFERENCES "public"."articles"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uncounted_entries" ADD CONSTRAINT "uncounted_entries_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actions_at" ON "actions" USING btree ("learner_id","at","id");--> statement-breakpoint
CREATE INDEX "actions_undone" ON "actions" USING btree ("learner_id","undone_at") WHERE "actions"."undone_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "articles_key" ON "articles" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "briefings_at" ON "briefings" USING btree ("learner_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_addresses_token" ON "calendar_addresses" USING btree ("token");--> statement-breakpoint
CREATE INDEX "card_sums_revision" ON "card_sums" USING btree ("learner_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "cards_key" ON "cards" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "cards_fact" ON "cards" USING btree ("workspace_id","fact_id","retired_at","form","position","id");--> statement-breakpoint
CREATE INDEX "cards_added" ON "cards" USING btree ("workspace_id","created_at" desc,"position","id") WHERE "cards"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "cards_retired" ON "cards" USING btree ("workspace_id","created_at") WHERE "cards"."retired_at" is not null;--> statement-breakpoint
CREATE INDEX "cards_position" ON "cards" USING btree ("workspace_id","position");--> statement-breakpoint
CREATE INDEX "conflicts_other" ON "conflicts" USING btree ("workspace_id","other_fact_id");--> statement-breakpoint
CREATE INDEX "conflicts_state" ON "conflicts" USING btree ("workspace_id","state","found_at");--> statement-breakpoint
CREATE INDEX "decisions_article" ON "decisions" USING btree ("learner_id","article_id","at");--> statement-breakpoint
CREATE INDEX "decisions_at" ON "decisions" USING btree ("learner_id","at");--> statement-breakpoint
CREATE INDEX "deck_facts_fact" ON "deck_facts" USING btree ("workspace_id","fact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decks_name" ON "decks" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "devices_token" ON "devices" USING btree ("token");--> statement-breakpoint
CREATE INDEX "devices_learner" ON "devices" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "fact_links_other" ON "fact_links" USING btree ("workspace_id","other_fact_id");--> statement-breakpoint
CREATE INDEX "fact_passages_article" ON "fact_passages" USING btree ("workspace_id","article_id");--> statement-breakpoint
CREATE INDEX "fact_tags_name" ON "fact_tags" USING btree ("workspace_id","kind","name");--> statement-breakpoint
CREATE INDEX "fact_versions_fact" ON "fact_versions" USING btree ("workspace_id","fact_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "facts_key" ON "facts" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "facts_article" ON "facts" USING btree ("workspace_id","article_id","position");--> statement-breakpoint
CREATE INDEX "facts_kind" ON "facts" USING btree ("workspace_id","kind","id");--> statement-breakpoint
CREATE INDEX "facts_weight" ON "facts" USING btree ("workspace_id","weight","id");--> statement-breakpoint
CREATE UNIQUE INDEX "feeds_url" ON "feeds" USING btree ("workspace_id","url");--> statement-breakpoint
CREATE INDEX "highlights_article" ON "highlights" USING btree ("workspace_id","article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "imported_notes_fact" ON "imported_notes" USING btree ("workspace_id","fact_id");--> statement-breakpoint
CREATE INDEX "imports_at" ON "imports" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "members_workspace" ON "members" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "memories_due" ON "memories" USING btree ("learner_id","suspended","retired","due_day","shuffle");--> statement-breakpoint
CREATE INDEX "memories_learning" ON "memories" USING btree ("learner_id","due_at") WHERE "memories"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "memories_fact" ON "memories" USING btree ("learner_id","fact_id");--> statement-breakpoint
CREATE INDEX "memories_steps" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."state" in ('learning', 'relearning');--> statement-breakpoint
CREATE INDEX "memories_suspended" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."suspended";--> statement-breakpoint
CREATE INDEX "memories_buried" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."buried_until_day" is not null;--> statement-breakpoint
CREATE INDEX "memories_leech" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."leech";--> statement-breakpoint
CREATE INDEX "memories_marked" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."marked";--> statement-breakpoint
CREATE INDEX "memories_flagged" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."flag" > 0;--> statement-breakpoint
CREATE INDEX "model_calls_at" ON "model_calls" USING btree ("learner_id","at");--> statement-breakpoint
CREATE INDEX "new_cards_position" ON "new_cards" USING btree ("learner_id","position");--> statement-breakpoint
CREATE INDEX "new_cards_weight" ON "new_cards" USING btree ("learner_id","weight_rank","position");--> statement-breakpoint
CREATE INDEX "new_cards_shuffle" ON "new_cards" USING btree ("learner_id","shuffle");--> statement-breakpoint
CREATE INDEX "pairing_codes_identifier" ON "pairing_codes" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "passages_snapshot" ON "passages" USING btree ("workspace_id","snapshot_id");--> statement-breakpoint
CREATE INDEX "readings_state" ON "readings" USING btree ("learner_id","state","priority");--> statement-breakpoint
CREATE INDEX "rehearsal_answers_rehearsal" ON "rehearsal_answers" USING btree ("learner_id","rehearsal_id");--> statement-breakpoint
CREATE INDEX "rehearsals_briefing" ON "rehearsals" USING btree ("learner_id","briefing_id");--> statement-breakpoint
CREATE INDEX "rereadings_passage" ON "rereadings" USING btree ("learner_id","passage_id","at");--> statement-breakpoint
CREATE INDEX "reviews_card" ON "reviews" USING btree ("learner_id","card_id","at","id");--> statement-breakpoint
CREATE INDEX "reviews_day" ON "reviews" USING btree ("learner_id","day");--> statement-breakpoint
CREATE INDEX "reviews_at" ON "reviews" USING btree ("learner_id","at");--> statement-breakpoint
CREATE INDEX "reviews_mixed_up" ON "reviews" USING btree ("learner_id","at") WHERE "reviews"."mixed_up_with" is not null;--> statement-breakpoint
CREATE INDEX "reviews_voids" ON "reviews" USING btree ("learner_id","at","id") WHERE "reviews"."kind" = 'void';--> statement-breakpoint
CREATE INDEX "reviews_voids_card" ON "reviews" USING btree ("learner_id","card_id") WHERE "reviews"."kind" = 'void';--> statement-breakpoint
CREATE INDEX "reviews_redone" ON "reviews" USING btree ("learner_id","card_id") WHERE "reviews"."redoes" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "search_entries_item" ON "search_entries" USING btree ("workspace_id","kind","item_id","part");--> statement-breakpoint
CREATE INDEX "snapshots_article" ON "snapshots" USING btree ("workspace_id","article_id");--> statement-breakpoint
CREATE INDEX "snapshots_sha256" ON "snapshots" USING btree ("workspace_id","sha256");--> statement-breakpoint
DO $$
BEGIN
	CREATE EXTENSION IF NOT EXISTS pg_trgm;
	CREATE INDEX "cards_search" ON "cards" USING gin ("search" gin_trgm_ops);
EXCEPTION
	-- Not installed on the server, not allowed to this user, or in a schema that is not looked in: words are then looked for in every card.
	WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
		RAISE NOTICE 'There is no pg_trgm, so searching cards is slower: %', SQLERRM;
END
$$;--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "vector" tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', "title"), 'A') || setweight(to_tsvector('simple', "body"), 'D')) STORED;--> statement-breakpoint
CREATE INDEX "search_entries_vector" ON "search_entries" USING gin ("vector");
