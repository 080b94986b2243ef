DROP TABLE "synced_cards" CASCADE;--> statement-breakpoint
DROP TABLE "synced_folders" CASCADE;