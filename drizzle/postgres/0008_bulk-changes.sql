CREATE TABLE "card_changes" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"undo" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"undone_at" bigint,
	CONSTRAINT "card_changes_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
ALTER TABLE "card_changes" ADD CONSTRAINT "card_changes_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_changes_at" ON "card_changes" USING btree ("learner_id","at");