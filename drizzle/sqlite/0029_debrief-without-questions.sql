DROP TABLE `unanswered_questions`;--> statement-breakpoint
ALTER TABLE `debriefs` DROP COLUMN `note`;