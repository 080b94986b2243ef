DROP TABLE "presets" CASCADE;--> statement-breakpoint
ALTER TABLE "deck_options" ADD COLUMN "desired_retention" double precision;--> statement-breakpoint
ALTER TABLE "deck_options" ADD COLUMN "new_per_day" integer;--> statement-breakpoint
ALTER TABLE "deck_options" ADD COLUMN "reviews_per_day" integer;--> statement-breakpoint
ALTER TABLE "deck_options" DROP COLUMN "preset_id";--> statement-breakpoint
ALTER TABLE "deck_options" DROP COLUMN "limits";