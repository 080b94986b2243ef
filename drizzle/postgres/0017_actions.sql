ALTER TABLE "card_changes" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "card_changes" CASCADE;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "redoes" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "via" text;--> statement-breakpoint
CREATE INDEX "reviews_voids" ON "reviews" USING btree ("learner_id","at","id") WHERE "reviews"."kind" = 'void';--> statement-breakpoint
CREATE INDEX "reviews_redone" ON "reviews" USING btree ("learner_id","card_id") WHERE "reviews"."redoes" is not null;--> statement-breakpoint
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
ALTER TABLE "actions" ADD CONSTRAINT "actions_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actions_at" ON "actions" USING btree ("learner_id","at","id");--> statement-breakpoint
CREATE INDEX "actions_undone" ON "actions" USING btree ("learner_id","undone_at") WHERE "actions"."undone_at" is not null;
