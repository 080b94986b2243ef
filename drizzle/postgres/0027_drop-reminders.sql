DROP TABLE "push_subscriptions" CASCADE;--> statement-breakpoint
DROP TABLE "reminder_keys" CASCADE;--> statement-breakpoint
DROP TABLE "reminder_sends" CASCADE;