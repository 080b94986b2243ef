DROP TABLE `offered_articles`;--> statement-breakpoint
ALTER TABLE `feeds` DROP COLUMN `etag`;--> statement-breakpoint
ALTER TABLE `feeds` DROP COLUMN `last_modified`;--> statement-breakpoint
ALTER TABLE `feeds` DROP COLUMN `checked_at`;--> statement-breakpoint
ALTER TABLE `feeds` DROP COLUMN `failure`;