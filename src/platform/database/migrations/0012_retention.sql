CREATE TABLE "platform"."retention_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"system_id" uuid,
	"kind" text NOT NULL,
	"days" integer NOT NULL,
	"removed" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "platform"."retention_runs" ADD CONSTRAINT "retention_runs_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
UPDATE "platform"."systems" SET "settings" = "settings" || '{"retention": {}}' WHERE NOT "settings" ? 'retention';
