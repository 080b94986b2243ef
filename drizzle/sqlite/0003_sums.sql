CREATE TABLE `card_sums` (
	`learner_id` text NOT NULL,
	`card_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`fact_kind` text NOT NULL,
	`answers` integer NOT NULL,
	`again` integer NOT NULL,
	`ms` integer NOT NULL,
	`tested` integer NOT NULL,
	`passed` integer NOT NULL,
	`mature_tested` integer NOT NULL,
	`mature_passed` integer NOT NULL,
	`unpredicted` integer NOT NULL,
	`scored` integer NOT NULL,
	`recalled` integer NOT NULL,
	`predicted` real NOT NULL,
	`log_loss` real NOT NULL,
	`spaced` integer NOT NULL,
	`missed` integer NOT NULL,
	`last_attempt_day` integer,
	`revision` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `card_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_sums_fact` ON `card_sums` (`learner_id`,`fact_id`);--> statement-breakpoint
CREATE INDEX `card_sums_revision` ON `card_sums` (`learner_id`,`revision`);--> statement-breakpoint
CREATE TABLE `day_sums` (
	`learner_id` text NOT NULL,
	`day` integer NOT NULL,
	`stage` text NOT NULL,
	`mode` text NOT NULL,
	`format` text NOT NULL,
	`answers` integer NOT NULL,
	`again` integer NOT NULL,
	`hard` integer NOT NULL,
	`easy` integer NOT NULL,
	`ms` integer NOT NULL,
	`tested` integer NOT NULL,
	`passed` integer NOT NULL,
	`unpredicted` integer NOT NULL,
	`scored` integer NOT NULL,
	`recalled` integer NOT NULL,
	`predicted` real NOT NULL,
	`log_loss` real NOT NULL,
	PRIMARY KEY(`learner_id`, `day`, `stage`, `mode`, `format`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `hour_sums` (
	`learner_id` text NOT NULL,
	`hour` integer NOT NULL,
	`answers` integer NOT NULL,
	`tested` integer NOT NULL,
	`passed` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `hour`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `known_days` (
	`learner_id` text NOT NULL,
	`day` integer NOT NULL,
	`cards` real NOT NULL,
	PRIMARY KEY(`learner_id`, `day`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `score_sums` (
	`learner_id` text NOT NULL,
	`axis` text NOT NULL,
	`value` text NOT NULL,
	`bin` integer NOT NULL,
	`n` integer NOT NULL,
	`recalled` integer NOT NULL,
	`predicted` real NOT NULL,
	`log_loss` real NOT NULL,
	PRIMARY KEY(`learner_id`, `axis`, `value`, `bin`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sum_states` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`counted_to` text,
	`open_day` integer,
	`revision` integer NOT NULL,
	`late_revision` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
