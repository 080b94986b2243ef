CREATE TABLE `conflicts` (
	`workspace_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`other_fact_id` text NOT NULL,
	`kind` text NOT NULL,
	`difference` text NOT NULL,
	`state` text NOT NULL,
	`preferred_fact_id` text,
	`note` text,
	`found_at` integer NOT NULL,
	`decided_at` integer,
	PRIMARY KEY(`workspace_id`, `fact_id`, `other_fact_id`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `conflicts_other` ON `conflicts` (`workspace_id`,`other_fact_id`);--> statement-breakpoint
CREATE INDEX `conflicts_state` ON `conflicts` (`workspace_id`,`state`,`found_at`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`article_id` text NOT NULL,
	`snapshot_id` text NOT NULL,
	`offer_key` text NOT NULL,
	`drafter` text NOT NULL,
	`finding_kind` text NOT NULL,
	`decision` text NOT NULL,
	`fact_id` text,
	`edit_distance` integer,
	`ms` integer NOT NULL,
	`cards` integer NOT NULL,
	`voids` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `decisions_article` ON `decisions` (`learner_id`,`article_id`,`at`);--> statement-breakpoint
CREATE INDEX `decisions_at` ON `decisions` (`learner_id`,`at`);--> statement-breakpoint
CREATE TABLE `fact_versions` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`fact_id` text NOT NULL,
	`reason` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`note` text,
	`learner_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `fact_versions_fact` ON `fact_versions` (`workspace_id`,`fact_id`,`at`);--> statement-breakpoint
CREATE TABLE `feeds` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`title` text NOT NULL,
	`etag` text,
	`last_modified` text,
	`checked_at` integer,
	`failure` text,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feeds_url` ON `feeds` (`workspace_id`,`url`);--> statement-breakpoint
CREATE TABLE `highlights` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`article_id` text NOT NULL,
	`snapshot_id` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`note` text,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `highlights_article` ON `highlights` (`workspace_id`,`article_id`);--> statement-breakpoint
CREATE TABLE `model_calls` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`article_id` text NOT NULL,
	`host` text NOT NULL,
	`model` text NOT NULL,
	`passages` integer NOT NULL,
	`input_tokens` integer,
	`output_tokens` integer,
	`ms` integer NOT NULL,
	`offered` integer NOT NULL,
	`refused` integer NOT NULL,
	`failure` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `model_calls_at` ON `model_calls` (`learner_id`,`at`);--> statement-breakpoint
CREATE TABLE `model_settings` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`is_on` integer NOT NULL,
	`endpoint` text NOT NULL,
	`model` text NOT NULL,
	`api_key` text,
	`input_price` real,
	`output_price` real,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `offered_articles` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`identity` text NOT NULL,
	`origin` text NOT NULL,
	`source_name` text NOT NULL,
	`feed_id` text,
	`title` text NOT NULL,
	`authors` text NOT NULL,
	`outlet` text,
	`published` text,
	`url` text,
	`text` text,
	`excerpt` text NOT NULL,
	`state` text NOT NULL,
	`article_id` text,
	`offered_at` integer NOT NULL,
	`decided_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offered_articles_identity` ON `offered_articles` (`workspace_id`,`identity`);--> statement-breakpoint
CREATE INDEX `offered_articles_state` ON `offered_articles` (`workspace_id`,`state`,`offered_at`);--> statement-breakpoint
CREATE TABLE `readings` (
	`learner_id` text NOT NULL,
	`article_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`state` text NOT NULL,
	`priority` integer NOT NULL,
	`read_point` integer NOT NULL,
	`back_on_day` integer,
	`read_ms` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `article_id`)
);
--> statement-breakpoint
CREATE INDEX `readings_state` ON `readings` (`learner_id`,`state`,`priority`);--> statement-breakpoint
ALTER TABLE `cards` ADD `distractors` text;--> statement-breakpoint
ALTER TABLE `facts` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `facts` ADD `passage_state` text;