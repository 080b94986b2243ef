DROP TABLE `card_changes`;--> statement-breakpoint
ALTER TABLE `reviews` ADD `redoes` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `via` text;--> statement-breakpoint
CREATE INDEX `reviews_voids` ON `reviews` (`learner_id`,`at`,`id`) WHERE "reviews"."kind" = 'void';--> statement-breakpoint
CREATE INDEX `reviews_redone` ON `reviews` (`learner_id`,`card_id`) WHERE "reviews"."redoes" is not null;--> statement-breakpoint
CREATE TABLE `actions` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`via` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	`request` text,
	`has_entries` integer NOT NULL,
	`changes` text NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `actions_at` ON `actions` (`learner_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `actions_undone` ON `actions` (`learner_id`,`undone_at`) WHERE "actions"."undone_at" is not null;
