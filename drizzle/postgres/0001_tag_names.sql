DROP INDEX "fact_tags_name";--> statement-breakpoint
CREATE INDEX "fact_tags_name" ON "fact_tags" USING btree ("workspace_id","kind","name" collate "C","fact_id");