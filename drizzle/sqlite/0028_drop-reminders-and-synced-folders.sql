DROP TABLE `push_subscriptions`;--> statement-breakpoint
DROP TABLE `reminder_keys`;--> statement-breakpoint
DROP TABLE `reminder_sends`;--> statement-breakpoint
DROP TABLE `synced_cards`;--> statement-breakpoint
DROP TABLE `synced_folders`;--> statement-breakpoint
DROP TABLE `unanswered_questions`;--> statement-breakpoint
ALTER TABLE `debriefs` DROP COLUMN `note`;