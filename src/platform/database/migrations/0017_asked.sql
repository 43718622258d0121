CREATE TABLE "consultation_plans" (
	"system_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"plan" jsonb NOT NULL,
	CONSTRAINT "consultation_plans_system_id_consultation_id_pk" PRIMARY KEY("system_id","consultation_id")
);
--> statement-breakpoint
ALTER TABLE "consultation_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consultation_plans" ADD CONSTRAINT "consultation_plans_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_plans" ADD CONSTRAINT "consultation_plans_consultation" FOREIGN KEY ("system_id","consultation_id") REFERENCES "public"."consultations"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_system" ON "consultation_plans" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "consultation_plans" TO "greenplan_app";--> statement-breakpoint
SELECT audit_table('consultation_plans');
