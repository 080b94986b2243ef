DROP TABLE "debriefs" CASCADE;--> statement-breakpoint
ALTER TABLE "briefing_facts" ADD COLUMN "recalled" boolean;