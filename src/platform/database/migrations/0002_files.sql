CREATE TABLE "file_chunks" (
	"system_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_system_id_file_id_n_pk" PRIMARY KEY("system_id","file_id","n")
);
--> statement-breakpoint
ALTER TABLE "file_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "files" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_system_id_file_id_files_system_id_id_fk" FOREIGN KEY ("system_id","file_id") REFERENCES "public"."files"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_system_id_file_id_files_system_id_id_fk" FOREIGN KEY ("system_id","file_id") REFERENCES "public"."files"("system_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_system_id_file_id_files_system_id_id_fk" FOREIGN KEY ("system_id","file_id") REFERENCES "public"."files"("system_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_system" ON "file_chunks" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "files" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "files" TO "greenplan_app";--> statement-breakpoint
-- A piece of a file is never changed.
GRANT SELECT, INSERT, DELETE ON "file_chunks" TO "greenplan_app";--> statement-breakpoint
-- Most documents are compressed already, so PostgreSQL need not try.
ALTER TABLE "file_chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
