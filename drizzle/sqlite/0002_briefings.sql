CREATE TABLE `calendar_addresses` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_addresses_token` ON `calendar_addresses` (`token`);--> statement-breakpoint
CREATE TABLE `debriefs` (
	`learner_id` text NOT NULL,
	`briefing_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`came_up` integer NOT NULL,
	`recalled` integer,
	`predicted_recall` real,
	`note` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `briefing_id`, `fact_id`),
	FOREIGN KEY (`learner_id`,`briefing_id`) REFERENCES `briefings`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `forecasts` (
	`learner_id` text NOT NULL,
	`briefing_id` text NOT NULL,
	`day` integer NOT NULL,
	`at` integer NOT NULL,
	`now` real NOT NULL,
	`if_stopped` real NOT NULL,
	`if_stopped_low` real NOT NULL,
	`if_stopped_high` real NOT NULL,
	`if_followed` real NOT NULL,
	`if_followed_low` real NOT NULL,
	`if_followed_high` real NOT NULL,
	`facts` integer NOT NULL,
	`settings_id` text NOT NULL,
	`shift` real NOT NULL,
	PRIMARY KEY(`learner_id`, `briefing_id`, `day`),
	FOREIGN KEY (`learner_id`,`briefing_id`) REFERENCES `briefings`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rehearsal_answers` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`rehearsal_id` text NOT NULL,
	`card_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`format` text NOT NULL,
	`round` integer NOT NULL,
	`given` text,
	`verdict` text NOT NULL,
	`confidence` integer,
	`review_id` text,
	`ms` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`,`rehearsal_id`) REFERENCES `rehearsals`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rehearsal_answers_rehearsal` ON `rehearsal_answers` (`learner_id`,`rehearsal_id`,`at`);--> statement-breakpoint
ALTER TABLE `briefings` ADD `choices` text;--> statement-breakpoint
ALTER TABLE `briefings` ADD `start_day` integer;--> statement-breakpoint
ALTER TABLE `briefings` ADD `copied_from` text;--> statement-breakpoint
ALTER TABLE `briefings` ADD `updated_at` integer;--> statement-breakpoint
ALTER TABLE `briefings` ADD `retired_at` integer;--> statement-breakpoint
ALTER TABLE `rehearsals` ADD `items` text;--> statement-breakpoint
ALTER TABLE `rehearsals` ADD `minutes` integer;