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
CREATE INDEX `imports_at` ON `imports` (`workspace_id`,`at`);