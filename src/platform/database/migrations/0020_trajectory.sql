CREATE TABLE "trajectory_adoptions" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"scenarios" jsonb NOT NULL,
	"name" text NOT NULL,
	"on" date NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"changed" jsonb NOT NULL,
	"adopted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trajectory_adoptions_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "trajectory_adoptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trajectory_initiatives" (
	"system_id" uuid NOT NULL,
	"id" text NOT NULL,
	"initiative" jsonb NOT NULL,
	"answerable" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trajectory_initiatives_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "trajectory_initiatives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trajectory_measurements" (
	"system_id" uuid NOT NULL,
	"initiative" text NOT NULL,
	"declaration" jsonb NOT NULL,
	CONSTRAINT "trajectory_measurements_system_id_initiative_pk" PRIMARY KEY("system_id","initiative")
);
--> statement-breakpoint
ALTER TABLE "trajectory_measurements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trajectory_scenarios" (
	"system_id" uuid NOT NULL,
	"id" text NOT NULL,
	"scenario" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trajectory_scenarios_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "trajectory_scenarios" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trajectory_targets" (
	"system_id" uuid NOT NULL,
	"id" text NOT NULL,
	"target" jsonb NOT NULL,
	CONSTRAINT "trajectory_targets_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "trajectory_targets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trajectory_settings" (
	"system_id" uuid NOT NULL,
	"settings" jsonb NOT NULL,
	CONSTRAINT "trajectory_settings_system_id_pk" PRIMARY KEY("system_id")
);
--> statement-breakpoint
ALTER TABLE "trajectory_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "trajectory_adoptions" ADD CONSTRAINT "trajectory_adoptions_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory_initiatives" ADD CONSTRAINT "trajectory_initiatives_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory_measurements" ADD CONSTRAINT "trajectory_measurements_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory_measurements" ADD CONSTRAINT "trajectory_measurements_initiative" FOREIGN KEY ("system_id","initiative") REFERENCES "public"."trajectory_initiatives"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory_scenarios" ADD CONSTRAINT "trajectory_scenarios_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory_targets" ADD CONSTRAINT "trajectory_targets_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory_settings" ADD CONSTRAINT "trajectory_settings_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_system" ON "trajectory_adoptions" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "trajectory_initiatives" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "trajectory_measurements" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "trajectory_scenarios" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "trajectory_targets" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "trajectory_settings" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "trajectory_initiatives", "trajectory_scenarios", "trajectory_targets", "trajectory_settings", "trajectory_measurements" TO "greenplan_app";--> statement-breakpoint
-- When a scenario became the plan, and why, stays as it was written.
GRANT SELECT, INSERT ON "trajectory_adoptions" TO "greenplan_app";--> statement-breakpoint
SELECT audit_table('trajectory_initiatives', personal => 'answerable', person => 'initiative:id');--> statement-breakpoint
SELECT audit_table(one::regclass) FROM unnest(ARRAY['trajectory_scenarios', 'trajectory_adoptions', 'trajectory_targets', 'trajectory_settings', 'trajectory_measurements']) AS one;
