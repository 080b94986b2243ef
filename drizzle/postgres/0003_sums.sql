CREATE TABLE "card_sums" (
	"learner_id" text NOT NULL,
	"card_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"fact_kind" text NOT NULL,
	"answers" integer NOT NULL,
	"again" integer NOT NULL,
	"ms" bigint NOT NULL,
	"tested" integer NOT NULL,
	"passed" integer NOT NULL,
	"mature_tested" integer NOT NULL,
	"mature_passed" integer NOT NULL,
	"unpredicted" integer NOT NULL,
	"scored" integer NOT NULL,
	"recalled" integer NOT NULL,
	"predicted" double precision NOT NULL,
	"log_loss" double precision NOT NULL,
	"spaced" integer NOT NULL,
	"missed" integer NOT NULL,
	"last_attempt_day" integer,
	"revision" integer NOT NULL,
	CONSTRAINT "card_sums_learner_id_card_id_pk" PRIMARY KEY("learner_id","card_id")
);
--> statement-breakpoint
CREATE TABLE "day_sums" (
	"learner_id" text NOT NULL,
	"day" integer NOT NULL,
	"stage" text NOT NULL,
	"mode" text NOT NULL,
	"format" text NOT NULL,
	"answers" integer NOT NULL,
	"again" integer NOT NULL,
	"hard" integer NOT NULL,
	"easy" integer NOT NULL,
	"ms" bigint NOT NULL,
	"tested" integer NOT NULL,
	"passed" integer NOT NULL,
	"unpredicted" integer NOT NULL,
	"scored" integer NOT NULL,
	"recalled" integer NOT NULL,
	"predicted" double precision NOT NULL,
	"log_loss" double precision NOT NULL,
	CONSTRAINT "day_sums_learner_id_day_stage_mode_format_pk" PRIMARY KEY("learner_id","day","stage","mode","format")
);
--> statement-breakpoint
CREATE TABLE "hour_sums" (
	"learner_id" text NOT NULL,
	"hour" integer NOT NULL,
	"answers" integer NOT NULL,
	"tested" integer NOT NULL,
	"passed" integer NOT NULL,
	CONSTRAINT "hour_sums_learner_id_hour_pk" PRIMARY KEY("learner_id","hour")
);
--> statement-breakpoint
CREATE TABLE "known_days" (
	"learner_id" text NOT NULL,
	"day" integer NOT NULL,
	"cards" double precision NOT NULL,
	CONSTRAINT "known_days_learner_id_day_pk" PRIMARY KEY("learner_id","day")
);
--> statement-breakpoint
CREATE TABLE "score_sums" (
	"learner_id" text NOT NULL,
	"axis" text NOT NULL,
	"value" text NOT NULL,
	"bin" integer NOT NULL,
	"n" integer NOT NULL,
	"recalled" integer NOT NULL,
	"predicted" double precision NOT NULL,
	"log_loss" double precision NOT NULL,
	CONSTRAINT "score_sums_learner_id_axis_value_bin_pk" PRIMARY KEY("learner_id","axis","value","bin")
);
--> statement-breakpoint
CREATE TABLE "sum_states" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"counted_to" text,
	"open_day" integer,
	"revision" integer NOT NULL,
	"late_revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "card_sums" ADD CONSTRAINT "card_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_sums" ADD CONSTRAINT "day_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_sums" ADD CONSTRAINT "hour_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_days" ADD CONSTRAINT "known_days_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sums" ADD CONSTRAINT "score_sums_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sum_states" ADD CONSTRAINT "sum_states_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_sums_fact" ON "card_sums" USING btree ("learner_id","fact_id");--> statement-breakpoint
CREATE INDEX "card_sums_revision" ON "card_sums" USING btree ("learner_id","revision");