CREATE TABLE `card_changes` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`undo` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_changes_at` ON `card_changes` (`learner_id`,`at`);