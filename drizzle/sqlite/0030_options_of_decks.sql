DROP TABLE `presets`;--> statement-breakpoint
ALTER TABLE `deck_options` ADD `desired_retention` real;--> statement-breakpoint
ALTER TABLE `deck_options` ADD `new_per_day` integer;--> statement-breakpoint
ALTER TABLE `deck_options` ADD `reviews_per_day` integer;--> statement-breakpoint
ALTER TABLE `deck_options` DROP COLUMN `preset_id`;--> statement-breakpoint
ALTER TABLE `deck_options` DROP COLUMN `limits`;