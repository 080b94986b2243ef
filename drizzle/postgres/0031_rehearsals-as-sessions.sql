DROP TABLE "rehearsal_answers" CASCADE;--> statement-breakpoint
DROP TABLE "rehearsal_forecasts" CASCADE;--> statement-breakpoint
DROP TABLE "rehearsals" CASCADE;--> statement-breakpoint
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
ALTER TABLE "rehearsal_answers" ADD CONSTRAINT "rehearsal_answers_learner_id_rehearsal_id_rehearsals_learner_id_id_fk" FOREIGN KEY ("learner_id","rehearsal_id") REFERENCES "public"."rehearsals"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsals" ADD CONSTRAINT "rehearsals_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rehearsal_answers_rehearsal" ON "rehearsal_answers" USING btree ("learner_id","rehearsal_id");--> statement-breakpoint
CREATE INDEX "rehearsals_briefing" ON "rehearsals" USING btree ("learner_id","briefing_id");