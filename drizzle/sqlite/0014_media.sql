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
