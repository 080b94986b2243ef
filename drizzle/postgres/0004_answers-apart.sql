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
ALTER TABLE "hour_sums" DROP CONSTRAINT "hour_sums_learner_id_hour_pk";--> statement-breakpoint
ALTER TABLE "hour_sums" ADD COLUMN "stage" text NOT NULL DEFAULT 'learning';--> statement-breakpoint
ALTER TABLE "hour_sums" ADD COLUMN "mode" text NOT NULL DEFAULT 'study';--> statement-breakpoint
ALTER TABLE "hour_sums" ALTER COLUMN "stage" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "hour_sums" ALTER COLUMN "mode" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "hour_sums" ADD CONSTRAINT "hour_sums_learner_id_hour_stage_mode_pk" PRIMARY KEY("learner_id","hour","stage","mode");--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "mixed_up_with" text;--> statement-breakpoint
ALTER TABLE "rereadings" ADD CONSTRAINT "rereadings_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rereadings_passage" ON "rereadings" USING btree ("learner_id","passage_id","at");--> statement-breakpoint
CREATE INDEX "reviews_mixed_up" ON "reviews" USING btree ("learner_id","at") WHERE "reviews"."mixed_up_with" is not null;