DROP TABLE "unanswered_questions" CASCADE;--> statement-breakpoint
ALTER TABLE "debriefs" DROP COLUMN "note";