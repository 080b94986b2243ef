CREATE TABLE `rereadings` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`passage_id` text NOT NULL,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`taken_back_at` integer,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rereadings_passage` ON `rereadings` (`learner_id`,`passage_id`,`at`);--> statement-breakpoint
CREATE TABLE `__new_hour_sums` (
	`learner_id` text NOT NULL,
	`hour` integer NOT NULL,
	`stage` text NOT NULL,
	`mode` text NOT NULL,
	`answers` integer NOT NULL,
	`tested` integer NOT NULL,
	`passed` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `hour`, `stage`, `mode`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_hour_sums`("learner_id", "hour", "stage", "mode", "answers", "tested", "passed") SELECT "learner_id", "hour", 'learning', 'study', "answers", "tested", "passed" FROM `hour_sums`;--> statement-breakpoint
DROP TABLE `hour_sums`;--> statement-breakpoint
ALTER TABLE `__new_hour_sums` RENAME TO `hour_sums`;--> statement-breakpoint
ALTER TABLE `reviews` ADD `mixed_up_with` text;--> statement-breakpoint
CREATE INDEX `reviews_mixed_up` ON `reviews` (`learner_id`,`at`) WHERE "reviews"."mixed_up_with" is not null;