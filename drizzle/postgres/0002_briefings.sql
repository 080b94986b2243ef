CREATE TABLE "calendar_addresses" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "debriefs" (
	"learner_id" text NOT NULL,
	"briefing_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"came_up" boolean NOT NULL,
	"recalled" boolean,
	"predicted_recall" double precision,
	"note" text,
	"at" bigint NOT NULL,
	CONSTRAINT "debriefs_learner_id_briefing_id_fact_id_pk" PRIMARY KEY("learner_id","briefing_id","fact_id")
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
CREATE TABLE "rehearsal_answers" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"rehearsal_id" text NOT NULL,
	"card_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"format" text NOT NULL,
	"round" integer NOT NULL,
	"given" text,
	"verdict" text NOT NULL,
	"confidence" integer,
	"review_id" text,
	"ms" integer NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "rehearsal_answers_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
ALTER TABLE "briefings" ADD COLUMN "choices" jsonb;--> statement-breakpoint
ALTER TABLE "briefings" ADD COLUMN "start_day" integer;--> statement-breakpoint
ALTER TABLE "briefings" ADD COLUMN "copied_from" text;--> statement-breakpoint
ALTER TABLE "briefings" ADD COLUMN "updated_at" bigint;--> statement-breakpoint
ALTER TABLE "briefings" ADD COLUMN "retired_at" bigint;--> statement-breakpoint
ALTER TABLE "rehearsals" ADD COLUMN "items" jsonb;--> statement-breakpoint
ALTER TABLE "rehearsals" ADD COLUMN "minutes" integer;--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsal_answers" ADD CONSTRAINT "rehearsal_answers_learner_id_rehearsal_id_rehearsals_learner_id_id_fk" FOREIGN KEY ("learner_id","rehearsal_id") REFERENCES "public"."rehearsals"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_addresses_token" ON "calendar_addresses" USING btree ("token");--> statement-breakpoint
CREATE INDEX "rehearsal_answers_rehearsal" ON "rehearsal_answers" USING btree ("learner_id","rehearsal_id","at");