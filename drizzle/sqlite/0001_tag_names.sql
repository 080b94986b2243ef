DROP INDEX `fact_tags_name`;--> statement-breakpoint
CREATE INDEX `fact_tags_name` ON `fact_tags` (`workspace_id`,`kind`,`name`,`fact_id`);