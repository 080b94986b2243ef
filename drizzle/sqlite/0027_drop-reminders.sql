DROP TABLE `push_subscriptions`;--> statement-breakpoint
DROP TABLE `reminder_keys`;--> statement-breakpoint
DROP TABLE `reminder_sends`;