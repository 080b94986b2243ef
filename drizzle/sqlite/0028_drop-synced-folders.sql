DROP TABLE `synced_cards`;--> statement-breakpoint
DROP TABLE `synced_folders`;