CREATE TABLE `uncounted_entries` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
