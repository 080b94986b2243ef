CREATE TABLE "media" (
	"workspace_id" text NOT NULL,
	"digest" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"seconds" double precision,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "media_workspace_id_digest_pk" PRIMARY KEY("workspace_id","digest")
);

--> statement-breakpoint
CREATE TABLE "media_chunks" (
	"workspace_id" text NOT NULL,
	"digest" text NOT NULL,
	"part" integer NOT NULL,
	"bytes" bytea NOT NULL,
	CONSTRAINT "media_chunks_workspace_id_digest_part_pk" PRIMARY KEY("workspace_id","digest","part")
);
--> statement-breakpoint
ALTER TABLE "media_chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
