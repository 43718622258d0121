CREATE TABLE "carbon_told_years" (
	"system_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"told" jsonb NOT NULL,
	CONSTRAINT "carbon_told_years_system_id_hash_pk" PRIMARY KEY("system_id","hash")
);
--> statement-breakpoint
ALTER TABLE "carbon_told_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "carbon_told_years" ADD CONSTRAINT "carbon_told_years_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_system" ON "carbon_told_years" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
-- What was told of a year's lines stays as it is: other lines, or other rules, have another hash.
GRANT SELECT, INSERT ON "carbon_told_years" TO "greenplan_app";
