CREATE TABLE `unanswered_questions` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`briefing_id` text NOT NULL,
	`question` text NOT NULL,
	`at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`,`briefing_id`) REFERENCES `briefings`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unanswered_questions_briefing` ON `unanswered_questions` (`learner_id`,`briefing_id`);