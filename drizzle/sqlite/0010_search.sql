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
CREATE VIRTUAL TABLE `search_index` USING fts5(`title`, `body`, content='search_entries', content_rowid='number', tokenize='ascii', prefix='2');
