CREATE TABLE `synced_cards` (
	`workspace_id` text NOT NULL,
	`folder_id` text NOT NULL,
	`block_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`card_id` text NOT NULL,
	`path` text NOT NULL,
	`base` text,
	PRIMARY KEY(`workspace_id`, `folder_id`, `block_id`),
	FOREIGN KEY (`workspace_id`,`folder_id`) REFERENCES `synced_folders`(`workspace_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `synced_cards_fact` ON `synced_cards` (`workspace_id`,`fact_id`);--> statement-breakpoint
CREATE TABLE `synced_folders` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`path` text NOT NULL,
	`deck` text,
	`is_watched` integer NOT NULL,
	`synced_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `synced_folders_path` ON `synced_folders` (`workspace_id`,`path`);