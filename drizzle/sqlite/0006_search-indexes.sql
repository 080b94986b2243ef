DROP INDEX `cards_fact`;--> statement-breakpoint
CREATE INDEX `cards_added` ON `cards` (`workspace_id`,"created_at" desc,`position`,`id`) WHERE "cards"."retired_at" is null;--> statement-breakpoint
CREATE INDEX `cards_retired` ON `cards` (`workspace_id`,`created_at`) WHERE "cards"."retired_at" is not null;--> statement-breakpoint
CREATE INDEX `cards_fact` ON `cards` (`workspace_id`,`fact_id`,`retired_at`,`form`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `facts_kind` ON `facts` (`workspace_id`,`kind`,`id`);--> statement-breakpoint
CREATE INDEX `facts_weight` ON `facts` (`workspace_id`,`weight`,`id`);--> statement-breakpoint
CREATE INDEX `memories_steps` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."state" in ('learning', 'relearning');--> statement-breakpoint
CREATE INDEX `memories_suspended` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."suspended";--> statement-breakpoint
CREATE INDEX `memories_buried` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."buried_until_day" is not null;--> statement-breakpoint
CREATE INDEX `memories_leech` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."leech";--> statement-breakpoint
CREATE INDEX `memories_marked` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."marked";--> statement-breakpoint
CREATE INDEX `memories_flagged` ON `memories` (`learner_id`,`card_id`) WHERE "memories"."flag" > 0;