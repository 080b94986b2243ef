DROP TABLE `hour_sums`;--> statement-breakpoint
DROP TABLE `known_days`;--> statement-breakpoint
DROP TABLE `sum_states`;--> statement-breakpoint
DROP TABLE `day_sums`;--> statement-breakpoint
DROP TABLE `score_sums`;--> statement-breakpoint
DROP TABLE `card_sums`;--> statement-breakpoint
CREATE TABLE `sum_states` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`revision` integer NOT NULL,
	`last_day` integer,
	`past_revision` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE TABLE `day_sums` (
	`learner_id` text NOT NULL,
	`day` integer NOT NULL,
	`stage` text NOT NULL,
	`answers` integer NOT NULL,
	`ms` integer NOT NULL,
	`tested` integer NOT NULL,
	`passed` integer NOT NULL,
	`unpredicted` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `day`, `stage`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE TABLE `score_sums` (
	`learner_id` text NOT NULL,
	`day` integer NOT NULL,
	`bin` integer NOT NULL,
	`n` integer NOT NULL,
	`recalled` integer NOT NULL,
	`predicted` real NOT NULL,
	`log_loss` real NOT NULL,
	PRIMARY KEY(`learner_id`, `day`, `bin`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE TABLE `card_sums` (
	`learner_id` text NOT NULL,
	`card_id` text NOT NULL,
	`answers` integer NOT NULL,
	`ms` integer NOT NULL,
	`tested` integer NOT NULL,
	`passed` integer NOT NULL,
	`unpredicted` integer NOT NULL,
	`n` integer NOT NULL,
	`recalled` integer NOT NULL,
	`predicted` real NOT NULL,
	`log_loss` real NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `card_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);--> statement-breakpoint
CREATE INDEX `card_sums_revision` ON `card_sums` (`learner_id`,`revision`);
