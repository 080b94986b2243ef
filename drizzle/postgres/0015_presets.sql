CREATE TABLE "deck_options" (
	"learner_id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"deck_id" text NOT NULL,
	"preset_id" text,
	"limits" jsonb NOT NULL,
	CONSTRAINT "deck_options_learner_id_deck_id_pk" PRIMARY KEY("learner_id","deck_id")
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
ALTER TABLE "memories" ADD COLUMN "cleared_lapses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_options" ADD CONSTRAINT "deck_options_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presets" ADD CONSTRAINT "presets_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;