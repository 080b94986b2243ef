CREATE TABLE "push_subscriptions" (
	"learner_id" text NOT NULL,
	"id" text NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "push_subscriptions_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "reminder_keys" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"vapid_public" text NOT NULL,
	"vapid_private" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_sends" (
	"learner_id" text NOT NULL,
	"day" integer NOT NULL,
	"target" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"at" bigint NOT NULL,
	"problem" text,
	CONSTRAINT "reminder_sends_learner_id_day_target_pk" PRIMARY KEY("learner_id","day","target")
);
--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_keys" ADD CONSTRAINT "reminder_keys_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_sends" ADD CONSTRAINT "reminder_sends_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscriptions_endpoint" ON "push_subscriptions" USING btree ("endpoint");--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_keys_token" ON "reminder_keys" USING btree ("token");