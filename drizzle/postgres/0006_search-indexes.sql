DROP INDEX "cards_fact";--> statement-breakpoint
CREATE INDEX "cards_added" ON "cards" USING btree ("workspace_id","created_at" desc,"position","id") WHERE "cards"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "cards_retired" ON "cards" USING btree ("workspace_id","created_at") WHERE "cards"."retired_at" is not null;--> statement-breakpoint
CREATE INDEX "facts_kind" ON "facts" USING btree ("workspace_id","kind","id");--> statement-breakpoint
CREATE INDEX "facts_weight" ON "facts" USING btree ("workspace_id","weight","id");--> statement-breakpoint
CREATE INDEX "memories_steps" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."state" in ('learning', 'relearning');--> statement-breakpoint
CREATE INDEX "memories_suspended" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."suspended";--> statement-breakpoint
CREATE INDEX "memories_buried" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."buried_until_day" is not null;--> statement-breakpoint
CREATE INDEX "memories_leech" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."leech";--> statement-breakpoint
CREATE INDEX "memories_marked" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."marked";--> statement-breakpoint
CREATE INDEX "memories_flagged" ON "memories" USING btree ("learner_id","card_id") WHERE "memories"."flag" > 0;--> statement-breakpoint
CREATE INDEX "cards_fact" ON "cards" USING btree ("workspace_id","fact_id","retired_at","form","position","id");--> statement-breakpoint
DO $$
BEGIN
	CREATE EXTENSION IF NOT EXISTS pg_trgm;
	CREATE INDEX "cards_search" ON "cards" USING gin ("search" gin_trgm_ops);
EXCEPTION
	-- Not installed on the server, not allowed to this user, or in a schema that is not looked in: words are then looked for in every card.
	WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
		RAISE NOTICE 'There is no pg_trgm, so searching cards is slower: %', SQLERRM;
END
$$;
