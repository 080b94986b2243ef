CREATE TABLE `push_subscriptions` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `push_subscriptions_endpoint` ON `push_subscriptions` (`endpoint`);--> statement-breakpoint
CREATE TABLE `reminder_keys` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`vapid_public` text NOT NULL,
	`vapid_private` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_keys_token` ON `reminder_keys` (`token`);--> statement-breakpoint
CREATE TABLE `reminder_sends` (
	`learner_id` text NOT NULL,
	`day` integer NOT NULL,
	`target` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`at` integer NOT NULL,
	`problem` text,
	PRIMARY KEY(`learner_id`, `day`, `target`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
