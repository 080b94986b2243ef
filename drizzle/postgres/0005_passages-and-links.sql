CREATE TABLE "fact_links" (
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"other_fact_id" text NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "fact_links_workspace_id_fact_id_other_fact_id_kind_pk" PRIMARY KEY("workspace_id","fact_id","other_fact_id","kind")
);
--> statement-breakpoint
CREATE TABLE "fact_passages" (
	"workspace_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"passage_id" text NOT NULL,
	"article_id" text NOT NULL,
	"role" text NOT NULL,
	"note" text,
	"state" text,
	"origin" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "fact_passages_workspace_id_fact_id_passage_id_pk" PRIMARY KEY("workspace_id","fact_id","passage_id")
);
--> statement-breakpoint
INSERT INTO "fact_links"("workspace_id", "fact_id", "other_fact_id", "kind", "note") SELECT "workspace_id", "fact_id", "other_fact_id", 'contradicts', "note" FROM "contradictions";--> statement-breakpoint
DROP TABLE "contradictions";--> statement-breakpoint
ALTER TABLE "fact_links" ADD CONSTRAINT "fact_links_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_links" ADD CONSTRAINT "fact_links_workspace_id_other_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","other_fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_passages" ADD CONSTRAINT "fact_passages_workspace_id_fact_id_facts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","fact_id") REFERENCES "public"."facts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_passages" ADD CONSTRAINT "fact_passages_workspace_id_passage_id_passages_workspace_id_id_fk" FOREIGN KEY ("workspace_id","passage_id") REFERENCES "public"."passages"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_passages" ADD CONSTRAINT "fact_passages_workspace_id_article_id_articles_workspace_id_id_fk" FOREIGN KEY ("workspace_id","article_id") REFERENCES "public"."articles"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fact_links_other" ON "fact_links" USING btree ("workspace_id","other_fact_id");--> statement-breakpoint
CREATE INDEX "fact_passages_article" ON "fact_passages" USING btree ("workspace_id","article_id");