CREATE TABLE "rehearsal_forecasts" (
	"learner_id" text NOT NULL,
	"rehearsal_id" text NOT NULL,
	"briefing_at" bigint NOT NULL,
	"recalls" jsonb,
	"settings_id" text NOT NULL,
	"scored" integer NOT NULL,
	"shift" double precision NOT NULL,
	CONSTRAINT "rehearsal_forecasts_learner_id_rehearsal_id_pk" PRIMARY KEY("learner_id","rehearsal_id")
);
--> statement-breakpoint
ALTER TABLE "rehearsal_forecasts" ADD CONSTRAINT "rehearsal_forecasts_learner_id_rehearsal_id_rehearsals_learner_id_id_fk" FOREIGN KEY ("learner_id","rehearsal_id") REFERENCES "public"."rehearsals"("learner_id","id") ON DELETE no action ON UPDATE no action;