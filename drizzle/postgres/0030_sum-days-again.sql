DROP TABLE "hour_sums";--> statement-breakpoint
DROP TABLE "known_days";--> statement-breakpoint
DROP TABLE "sum_states";--> statement-breakpoint
DROP TABLE "day_sums";--> statement-breakpoint
DROP TABLE "score_sums";--> statement-breakpoint
DROP TABLE "card_sums";--> statement-breakpoint
CREATE TABLE "sum_states" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"last_day" integer,
	"past_revision" integer NOT NULL
);--> statement-breakpoint
CREATE TABLE "day_sums" (
	"learner_id" text NOT NULL,
	"day" integer NOT NULL,
	"stage" text NOT NULL,
	"answers" integer NOT NULL,
	"ms" bigint NOT NULL,
	"tested" integer NOT NULL,
	"passed" integer NOT NULL,
	"unpredicted" integer NOT NULL,
	CONSTRAINT "day_sums_learner_id_day_stage_pk" PRIMARY KEY("learner_id","day","stage")
);--> statement-breakpoint
CREATE TABLE "score_sums" (
	"learner_id" text NOT NULL,
	"day" integer NOT NULL,
	"bin" integer NOT NULL,
	"n" integer NOT NULL,
	"recalled" integer NOT NULL,
	"predicted" double precision NOT NULL,
	"log_loss" double precision NOT NULL,
	CONSTRAINT "score_sums_learner_id_day_bin_pk" PRIMARY KEY("learner_id","day","bin")
);--> statement-breakpoint
CREATE TABLE "card_sums" (
	"learner_id" text NOT NULL,
	"card_id" text NOT NULL,
	"answers" integer NOT NULL,
	"ms" bigint NOT NULL,
	"tested" integer NOT NULL,
	"passed" integer NOT NULL,
	"unpredicted" integer NOT NULL,
	"n" integer NOT NULL,
	"recalled" integer NOT NULL,
	"predicted" double precision NOT NULL,
	"log_loss" double precision NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "card_sums_learner_id_card_id_pk" PRIMARY KEY("learner_id","card_id")
);--> statement-breakpoint
ALTER TABLE "sum_states" ADD CONSTRAINT "sum_states_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_sums" ADD CONSTRAINT "day_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sums" ADD CONSTRAINT "score_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_sums" ADD CONSTRAINT "card_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_sums_revision" ON "card_sums" USING btree ("learner_id","revision");
