CREATE TABLE `fact_links` (
	`workspace_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`other_fact_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `fact_id`, `other_fact_id`, `kind`),
	FOREIGN KEY (`workspace_id`,`fact_id`) REFERENCES `facts`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`,`other_fact_id`) REFERENCES `facts`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fact_links_other` ON `fact_links` (`workspace_id`,`other_fact_id`);--> statement-breakpoint
CREATE TABLE `fact_passages` (
	`workspace_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`passage_id` text NOT NULL,
	`article_id` text NOT NULL,
	`role` text NOT NULL,
	`note` text,
	`state` text,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `fact_id`, `passage_id`),
	FOREIGN KEY (`workspace_id`,`fact_id`) REFERENCES `facts`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`,`passage_id`) REFERENCES `passages`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`,`article_id`) REFERENCES `articles`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fact_passages_article` ON `fact_passages` (`workspace_id`,`article_id`);--> statement-breakpoint
INSERT INTO `fact_links`("workspace_id", "fact_id", "other_fact_id", "kind", "note") SELECT "workspace_id", "fact_id", "other_fact_id", 'contradicts', "note" FROM `contradictions`;--> statement-breakpoint
DROP TABLE `contradictions`;