CREATE TABLE `articles` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`authors` text NOT NULL,
	`outlet` text,
	`published` text,
	`url` text,
	`origin` text NOT NULL,
	`snapshot_id` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_key` ON `articles` (`workspace_id`,`key`);--> statement-breakpoint
CREATE TABLE `briefing_facts` (
	`learner_id` text NOT NULL,
	`briefing_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`weight` text NOT NULL,
	PRIMARY KEY(`learner_id`, `briefing_id`, `fact_id`),
	FOREIGN KEY (`learner_id`,`briefing_id`) REFERENCES `briefings`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `briefings` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`title` text NOT NULL,
	`at` integer NOT NULL,
	`time_zone` text NOT NULL,
	`place` text,
	`audience` text,
	`minutes_per_day` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `briefings_at` ON `briefings` (`learner_id`,`at`);--> statement-breakpoint
CREATE TABLE `cards` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`group` text NOT NULL,
	`fact_id` text NOT NULL,
	`form` text NOT NULL,
	`deletion` integer NOT NULL,
	`front` text NOT NULL,
	`back` text NOT NULL,
	`hint` text,
	`aliases` text NOT NULL,
	`position` integer NOT NULL,
	`search` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`fact_id`) REFERENCES `facts`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cards_key` ON `cards` (`workspace_id`,`key`);--> statement-breakpoint
CREATE INDEX `cards_fact` ON `cards` (`workspace_id`,`fact_id`);--> statement-breakpoint
CREATE INDEX `cards_position` ON `cards` (`workspace_id`,`position`);--> statement-breakpoint
CREATE TABLE `content_loads` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`loaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contradictions` (
	`workspace_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`other_fact_id` text NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `fact_id`, `other_fact_id`),
	FOREIGN KEY (`workspace_id`,`other_fact_id`) REFERENCES `facts`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`,`fact_id`) REFERENCES `facts`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deck_facts` (
	`workspace_id` text NOT NULL,
	`deck_id` text NOT NULL,
	`fact_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `deck_id`, `fact_id`),
	FOREIGN KEY (`workspace_id`,`fact_id`) REFERENCES `facts`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`,`deck_id`) REFERENCES `decks`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deck_facts_fact` ON `deck_facts` (`workspace_id`,`fact_id`);--> statement-breakpoint
CREATE TABLE `decks` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`article_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decks_name` ON `decks` (`workspace_id`,`name`);--> statement-breakpoint
CREATE TABLE `fact_tags` (
	`workspace_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `fact_id`, `kind`, `name`),
	FOREIGN KEY (`workspace_id`,`fact_id`) REFERENCES `facts`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fact_tags_name` ON `fact_tags` (`workspace_id`,`kind`,`name`);--> statement-breakpoint
CREATE TABLE `facts` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`article_id` text NOT NULL,
	`passage_id` text NOT NULL,
	`kind` text NOT NULL,
	`statement` text NOT NULL,
	`weight` text NOT NULL,
	`as_of` text,
	`review_by` text,
	`speaker` text,
	`hedge` text,
	`origin` text NOT NULL,
	`position` integer NOT NULL,
	`edited_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`passage_id`) REFERENCES `passages`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`,`article_id`) REFERENCES `articles`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facts_key` ON `facts` (`workspace_id`,`key`);--> statement-breakpoint
CREATE INDEX `facts_article` ON `facts` (`workspace_id`,`article_id`,`position`);--> statement-breakpoint
CREATE TABLE `learners` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`settings_id` text NOT NULL,
	`queue` text NOT NULL,
	`preferences` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `members` (
	`learner_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `workspace_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `members_workspace` ON `members` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `memories` (
	`learner_id` text NOT NULL,
	`card_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`state` text NOT NULL,
	`stability` real,
	`difficulty` real,
	`due_day` integer,
	`due_at` integer,
	`last_review_at` integer,
	`last_review_day` integer,
	`interval_days` integer NOT NULL,
	`step` integer NOT NULL,
	`reps` integer NOT NULL,
	`lapses` integer NOT NULL,
	`suspended` integer NOT NULL,
	`buried_until_day` integer,
	`marked` integer NOT NULL,
	`flag` integer NOT NULL,
	`leech` integer NOT NULL,
	`retired` integer NOT NULL,
	`shuffle` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `card_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memories_due` ON `memories` (`learner_id`,`suspended`,`retired`,`due_day`,`shuffle`);--> statement-breakpoint
CREATE INDEX `memories_learning` ON `memories` (`learner_id`,`due_at`) WHERE "memories"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `memories_fact` ON `memories` (`learner_id`,`fact_id`);--> statement-breakpoint
CREATE TABLE `new_cards` (
	`learner_id` text NOT NULL,
	`card_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`position` integer NOT NULL,
	`weight_rank` integer NOT NULL,
	`shuffle` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `card_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `new_cards_position` ON `new_cards` (`learner_id`,`position`);--> statement-breakpoint
CREATE INDEX `new_cards_weight` ON `new_cards` (`learner_id`,`weight_rank`,`position`);--> statement-breakpoint
CREATE INDEX `new_cards_shuffle` ON `new_cards` (`learner_id`,`shuffle`);--> statement-breakpoint
CREATE TABLE `passages` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`snapshot_id` text NOT NULL,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`snapshot_id`) REFERENCES `snapshots`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `passages_snapshot` ON `passages` (`workspace_id`,`snapshot_id`);--> statement-breakpoint
CREATE TABLE `rehearsals` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`briefing_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`,`briefing_id`) REFERENCES `briefings`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rehearsals_briefing` ON `rehearsals` (`learner_id`,`briefing_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`card_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`claimed_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`rating` integer,
	`format` text,
	`mode` text,
	`question_ms` integer,
	`answer_ms` integer,
	`fuzz` real,
	`settings_id` text,
	`predicted_recall` real,
	`memory_before` text,
	`value` text,
	`digest` text NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_card` ON `reviews` (`learner_id`,`card_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_day` ON `reviews` (`learner_id`,`day`);--> statement-breakpoint
CREATE INDEX `reviews_at` ON `reviews` (`learner_id`,`at`);--> statement-breakpoint
CREATE TABLE `settings_versions` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`article_id` text NOT NULL,
	`text` text NOT NULL,
	`sha256` text NOT NULL,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`article_id`) REFERENCES `articles`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `snapshots_article` ON `snapshots` (`workspace_id`,`article_id`);--> statement-breakpoint
CREATE INDEX `snapshots_sha256` ON `snapshots` (`workspace_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
