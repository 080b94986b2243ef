DROP TABLE `rehearsal_answers`;--> statement-breakpoint
DROP TABLE `rehearsal_forecasts`;--> statement-breakpoint
DROP TABLE `rehearsals`;--> statement-breakpoint
CREATE TABLE `rehearsal_answers` (
	`learner_id` text NOT NULL,
	`review_id` text NOT NULL,
	`rehearsal_id` text NOT NULL,
	`confidence` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `review_id`),
	FOREIGN KEY (`learner_id`,`rehearsal_id`) REFERENCES `rehearsals`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rehearsal_answers_rehearsal` ON `rehearsal_answers` (`learner_id`,`rehearsal_id`);--> statement-breakpoint
CREATE TABLE `rehearsals` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`briefing_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`cards` text NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`,`briefing_id`) REFERENCES `briefings`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rehearsals_briefing` ON `rehearsals` (`learner_id`,`briefing_id`);