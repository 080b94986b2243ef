DROP TABLE `debriefs`;--> statement-breakpoint
ALTER TABLE `briefing_facts` ADD `recalled` integer;