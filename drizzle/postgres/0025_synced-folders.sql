CREATE TABLE "synced_cards" (
	"workspace_id" text NOT NULL,
	"folder_id" text NOT NULL,
	"block_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"card_id" text NOT NULL,
	"path" text NOT NULL,
	"base" jsonb,
	CONSTRAINT "synced_cards_workspace_id_folder_id_block_id_pk" PRIMARY KEY("workspace_id","folder_id","block_id")
);
--> statement-breakpoint
CREATE TABLE "synced_folders" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"path" text NOT NULL,
	"deck" text,
	"is_watched" boolean NOT NULL,
	"synced_at" bigint,
	CONSTRAINT "synced_folders_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "synced_cards" ADD CONSTRAINT "synced_cards_workspace_id_folder_id_synced_folders_workspace_id_id_fk" FOREIGN KEY ("workspace_id","folder_id") REFERENCES "public"."synced_folders"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "synced_cards_fact" ON "synced_cards" USING btree ("workspace_id","fact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "synced_folders_path" ON "synced_folders" USING btree ("workspace_id","path");