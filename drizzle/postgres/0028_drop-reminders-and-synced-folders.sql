DROP TABLE "push_subscriptions" CASCADE;--> statement-breakpoint
DROP TABLE "reminder_keys" CASCADE;--> statement-breakpoint
DROP TABLE "reminder_sends" CASCADE;--> statement-breakpoint
DROP TABLE "synced_cards" CASCADE;--> statement-breakpoint
DROP TABLE "synced_folders" CASCADE;--> statement-breakpoint
DROP TABLE "unanswered_questions" CASCADE;--> statement-breakpoint
ALTER TABLE "debriefs" DROP COLUMN "note";