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
CREATE TABLE "feeds" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"url" text NOT NULL,
	"title" text NOT NULL,
	"etag" text,
	"last_modified" text,
	"checked_at" bigint,
	"failure" text,
	"created_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "feeds_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
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
CREATE TABLE "offered_articles" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"identity" text NOT NULL,
	"origin" text NOT NULL,
	"source_name" text NOT NULL,
	"feed_id" text,
	"title" text NOT NULL,
	"authors" jsonb NOT NULL,
	"outlet" text,
	"published" text,
	"url" text,
	"text" text,
	"excerpt" text NOT NULL,
	"state" text NOT NULL,
	"article_id" text,
	"offered_at" bigint NOT NULL,
	"decided_at" bigint,
	CONSTRAINT "offered_articles_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
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
ALTER TABLE "cards" ADD COLUMN "distractors" jsonb;--> statement-breakpoint
ALTER TABLE "facts" ADD COLUMN "confirmed_at" bigint;--> statement-breakpoint
ALTER TABLE "facts" ADD COLUMN "passage_state" text;--> statement-breakpoint
CREATE INDEX "conflicts_other" ON "conflicts" USING btree ("workspace_id","other_fact_id");--> statement-breakpoint
CREATE INDEX "conflicts_state" ON "conflicts" USING btree ("workspace_id","state","found_at");--> statement-breakpoint
CREATE INDEX "decisions_article" ON "decisions" USING btree ("learner_id","article_id","at");--> statement-breakpoint
CREATE INDEX "decisions_at" ON "decisions" USING btree ("learner_id","at");--> statement-breakpoint
CREATE INDEX "fact_versions_fact" ON "fact_versions" USING btree ("workspace_id","fact_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "feeds_url" ON "feeds" USING btree ("workspace_id","url");--> statement-breakpoint
CREATE INDEX "highlights_article" ON "highlights" USING btree ("workspace_id","article_id");--> statement-breakpoint
CREATE INDEX "model_calls_at" ON "model_calls" USING btree ("learner_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "offered_articles_identity" ON "offered_articles" USING btree ("workspace_id","identity");--> statement-breakpoint
CREATE INDEX "offered_articles_state" ON "offered_articles" USING btree ("workspace_id","state","offered_at");--> statement-breakpoint
CREATE INDEX "readings_state" ON "readings" USING btree ("learner_id","state","priority");