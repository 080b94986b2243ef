CREATE TABLE "unanswered_questions" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"briefing_id" text NOT NULL,
	"question" text NOT NULL,
	"at" bigint NOT NULL,
	"done_at" bigint,
	CONSTRAINT "unanswered_questions_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
ALTER TABLE "unanswered_questions" ADD CONSTRAINT "unanswered_questions_learner_id_briefing_id_briefings_learner_id_id_fk" FOREIGN KEY ("learner_id","briefing_id") REFERENCES "public"."briefings"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unanswered_questions_briefing" ON "unanswered_questions" USING btree ("learner_id","briefing_id");