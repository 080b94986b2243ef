CREATE TABLE `rehearsal_forecasts` (
	`learner_id` text NOT NULL,
	`rehearsal_id` text NOT NULL,
	`briefing_at` integer NOT NULL,
	`recalls` text,
	`settings_id` text NOT NULL,
	`scored` integer NOT NULL,
	`shift` real NOT NULL,
	PRIMARY KEY(`learner_id`, `rehearsal_id`),
	FOREIGN KEY (`learner_id`,`rehearsal_id`) REFERENCES `rehearsals`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
