CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `articles` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`short_title` text,
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
	`confirmed_at` integer,
	`source_line` text,
	`passage_state` text,
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
CREATE INDEX `facts_kind` ON `facts` (`workspace_id`,`kind`,`id`);--> statement-breakpoint
CREATE INDEX `facts_weight` ON `facts` (`workspace_id`,`weight`,`id`);--> statement-breakpoint
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
	`extra` text,
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
CREATE INDEX `cards_fact` ON `cards` (`workspace_id`,`fact_id`,`retired_at`,`form`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `cards_added` ON `cards` (`workspace_id`,"created_at" desc,`position`,`id`) WHERE "cards"."retired_at" is null;--> statement-breakpoint
CREATE INDEX `cards_retired` ON `cards` (`workspace_id`,`created_at`) WHERE "cards"."retired_at" is not null;--> statement-breakpoint
CREATE INDEX `cards_position` ON `cards` (`workspace_id`,`position`);--> statement-breakpoint
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
CREATE TABLE `content_loads` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`loaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`part` integer NOT NULL,
	`start` integer NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`retired` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entries_item` ON `search_entries` (`workspace_id`,`kind`,`item_id`,`part`);--> statement-breakpoint
CREATE TABLE `search_states` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`learner_id` text NOT NULL,
	`file_name` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	`report` text NOT NULL,
	`deck_ids` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `imports_at` ON `imports` (`workspace_id`,`at`);--> statement-breakpoint
CREATE TABLE `imported_notes` (
	`workspace_id` text NOT NULL,
	`guid` text NOT NULL,
	`fact_id` text NOT NULL,
	`note_id` text NOT NULL,
	`modified_at` integer NOT NULL,
	`sha256` text NOT NULL,
	`original` text NOT NULL,
	`import_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `guid`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imported_notes_fact` ON `imported_notes` (`workspace_id`,`fact_id`);--> statement-breakpoint
CREATE TABLE `import_changes` (
	`workspace_id` text NOT NULL,
	`import_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`kind` text NOT NULL,
	`before` text,
	PRIMARY KEY(`workspace_id`, `import_id`, `fact_id`),
	FOREIGN KEY (`workspace_id`,`import_id`) REFERENCES `imports`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `media` (
	`workspace_id` text NOT NULL,
	`digest` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`seconds` real,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `digest`)
);
--> statement-breakpoint
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
CREATE TABLE `settings_versions` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deck_options` (
	`learner_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`deck_id` text NOT NULL,
	`desired_retention` real,
	`new_per_day` integer,
	`reviews_per_day` integer,
	PRIMARY KEY(`learner_id`, `deck_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
	`cleared_lapses` integer DEFAULT 0 NOT NULL,
	`position` integer,
	`retired` integer NOT NULL,
	`shuffle` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `card_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memories_due` ON `memories` (`learner_id`,`suspended`,`retired`,`due_day`,`shuffle`);--> statement-breakpoint
CREATE INDEX `memories_learning` ON `memories` (`learner_id`,`due_at`) WHERE "memories"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `memories_fact` ON `memories` (`learner_id`,`fact_id`);--> statement-breakpoint
CREATE INDEX `memories_steps` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."state" in ('learning', 'relearning');--> statement-breakpoint
CREATE INDEX `memories_suspended` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."suspended";--> statement-breakpoint
CREATE INDEX `memories_buried` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."buried_until_day" is not null;--> statement-breakpoint
CREATE INDEX `memories_leech` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."leech";--> statement-breakpoint
CREATE INDEX `memories_marked` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."marked";--> statement-breakpoint
CREATE INDEX `memories_flagged` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."flag" > 0;--> statement-breakpoint
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
	`mixed_up_with` text,
	`digest` text NOT NULL,
	`redoes` text,
	`via` text,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reviews_card` ON `reviews` (`learner_id`,`card_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_day` ON `reviews` (`learner_id`,`day`);--> statement-breakpoint
CREATE INDEX `reviews_at` ON `reviews` (`learner_id`,`at`);--> statement-breakpoint
CREATE INDEX `reviews_mixed_up` ON `reviews` (`learner_id`,`at`) WHERE "reviews"."mixed_up_with" is not null;--> statement-breakpoint
CREATE INDEX `reviews_voids` ON `reviews` (`learner_id`,`at`,`id`) WHERE "reviews"."kind" = 'void';--> statement-breakpoint
CREATE INDEX `reviews_voids_card` ON `reviews` (`learner_id`,`card_id`) WHERE "reviews"."kind" = 'void';--> statement-breakpoint
CREATE INDEX `reviews_redone` ON `reviews` (`learner_id`,`card_id`) WHERE "reviews"."redoes" is not null;--> statement-breakpoint
CREATE TABLE `rereadings` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`passage_id` text NOT NULL,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`taken_back_at` integer,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rereadings_passage` ON `rereadings` (`learner_id`,`passage_id`,`at`);--> statement-breakpoint
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
CREATE INDEX `actions_undone` ON `actions` (`learner_id`,`undone_at`) WHERE "actions"."undone_at" is not null;--> statement-breakpoint
CREATE TABLE `feeds` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`title` text NOT NULL,
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
	`choices` text,
	`start_day` integer,
	`copied_from` text,
	`created_at` integer NOT NULL,
	`updated_at` integer,
	`retired_at` integer,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `briefings_at` ON `briefings` (`learner_id`,`at`);--> statement-breakpoint
CREATE TABLE `briefing_facts` (
	`learner_id` text NOT NULL,
	`briefing_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`weight` text NOT NULL,
	`recalled` integer,
	PRIMARY KEY(`learner_id`, `briefing_id`, `fact_id`),
	FOREIGN KEY (`learner_id`,`briefing_id`) REFERENCES `briefings`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
CREATE INDEX `rehearsals_briefing` ON `rehearsals` (`learner_id`,`briefing_id`);--> statement-breakpoint
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
CREATE TABLE `forecasts` (
	`learner_id` text NOT NULL,
	`briefing_id` text NOT NULL,
	`day` integer NOT NULL,
	`at` integer NOT NULL,
	`now` real NOT NULL,
	`if_stopped` real NOT NULL,
	`if_stopped_low` real NOT NULL,
	`if_stopped_high` real NOT NULL,
	`if_followed` real NOT NULL,
	`if_followed_low` real NOT NULL,
	`if_followed_high` real NOT NULL,
	`facts` integer NOT NULL,
	`settings_id` text NOT NULL,
	`shift` real NOT NULL,
	PRIMARY KEY(`learner_id`, `briefing_id`, `day`),
	FOREIGN KEY (`learner_id`,`briefing_id`) REFERENCES `briefings`(`learner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `calendar_addresses` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_addresses_token` ON `calendar_addresses` (`token`);--> statement-breakpoint
CREATE TABLE `sum_states` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`revision` integer NOT NULL,
	`last_day` integer,
	`past_revision` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `uncounted_entries` (
	`learner_id` text NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`learner_id`, `id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `day_sums` (
	`learner_id` text NOT NULL,
	`day` integer NOT NULL,
	`stage` text NOT NULL,
	`answers` integer NOT NULL,
	`ms` integer NOT NULL,
	`tested` integer NOT NULL,
	`passed` integer NOT NULL,
	`unpredicted` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `day`, `stage`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `score_sums` (
	`learner_id` text NOT NULL,
	`day` integer NOT NULL,
	`bin` integer NOT NULL,
	`n` integer NOT NULL,
	`recalled` integer NOT NULL,
	`predicted` real NOT NULL,
	`log_loss` real NOT NULL,
	PRIMARY KEY(`learner_id`, `day`, `bin`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `card_sums` (
	`learner_id` text NOT NULL,
	`card_id` text NOT NULL,
	`answers` integer NOT NULL,
	`ms` integer NOT NULL,
	`tested` integer NOT NULL,
	`passed` integer NOT NULL,
	`unpredicted` integer NOT NULL,
	`n` integer NOT NULL,
	`recalled` integer NOT NULL,
	`predicted` real NOT NULL,
	`log_loss` real NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `card_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_sums_revision` ON `card_sums` (`learner_id`,`revision`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text NOT NULL,
	`token` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `devices_token` ON `devices` (`token`);--> statement-breakpoint
CREATE INDEX `devices_learner` ON `devices` (`learner_id`);--> statement-breakpoint
CREATE TABLE `pairing_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pairing_codes_identifier` ON `pairing_codes` (`identifier`);--> statement-breakpoint
CREATE VIRTUAL TABLE `search_index` USING fts5(`title`, `body`, content='search_entries', content_rowid='number', tokenize='ascii', prefix='2');
