CREATE TABLE `deck_options` (
	`learner_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`deck_id` text NOT NULL,
	`preset_id` text,
	`limits` text NOT NULL,
	PRIMARY KEY(`learner_id`, `deck_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `presets` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`settings_id` text NOT NULL,
	`queue` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `memories` ADD `cleared_lapses` integer DEFAULT 0 NOT NULL;