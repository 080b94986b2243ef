CREATE TABLE "import_changes" (
	"workspace_id" text NOT NULL,
	"import_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb,
	CONSTRAINT "import_changes_workspace_id_import_id_fact_id_pk" PRIMARY KEY("workspace_id","import_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "imported_notes" (
	"workspace_id" text NOT NULL,
	"guid" text NOT NULL,
	"fact_id" text NOT NULL,
	"note_id" text NOT NULL,
	"modified_at" bigint NOT NULL,
	"sha256" text NOT NULL,
	"original" jsonb NOT NULL,
	"import_id" text NOT NULL,
	CONSTRAINT "imported_notes_workspace_id_guid_pk" PRIMARY KEY("workspace_id","guid")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"learner_id" text NOT NULL,
	"file_name" text NOT NULL,
	"at" bigint NOT NULL,
	"undone_at" bigint,
	"report" jsonb NOT NULL,
	"deck_ids" jsonb NOT NULL,
	CONSTRAINT "imports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_workspace_id_import_id_imports_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."imports"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "imported_notes_fact" ON "imported_notes" USING btree ("workspace_id","fact_id");--> statement-breakpoint
CREATE INDEX "imports_at" ON "imports" USING btree ("workspace_id","at");