CREATE TABLE "uncounted_entries" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	CONSTRAINT "uncounted_entries_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
ALTER TABLE "uncounted_entries" ADD CONSTRAINT "uncounted_entries_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;