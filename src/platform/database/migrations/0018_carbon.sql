CREATE TABLE "ledger_inputs" (
	"system_id" uuid NOT NULL,
	"input_set" text NOT NULL,
	"organisation" text NOT NULL,
	"from_month" integer NOT NULL,
	"file" text NOT NULL,
	"rate_set" text NOT NULL,
	CONSTRAINT "ledger_inputs_system_id_input_set_organisation_from_month_file_pk" PRIMARY KEY("system_id","input_set","organisation","from_month","file")
);
--> statement-breakpoint
ALTER TABLE "ledger_inputs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_lines" (
	"system_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"file" text NOT NULL,
	"line" bigint NOT NULL,
	"part" integer NOT NULL,
	"site" text NOT NULL,
	"from_month" integer NOT NULL,
	"to_month" integer NOT NULL,
	"year" integer NOT NULL,
	"activity" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" numeric(18, 6) NOT NULL,
	"spend" numeric(18, 6),
	"supplier" text NOT NULL,
	"tier" text NOT NULL,
	"estimated" boolean NOT NULL,
	"remark" text,
	"evidence" text NOT NULL,
	CONSTRAINT "ledger_lines_system_id_organisation_file_line_part_pk" PRIMARY KEY("system_id","organisation","file","line","part")
);
--> statement-breakpoint
ALTER TABLE "ledger_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_rates" (
	"system_id" uuid NOT NULL,
	"rate_set" text NOT NULL,
	"activity" text NOT NULL,
	"unit" text NOT NULL,
	"year" integer NOT NULL,
	"rate_part" text NOT NULL,
	"basis" text NOT NULL,
	"n" integer NOT NULL,
	"place" bigint NOT NULL,
	"kg" numeric(20, 12) NOT NULL,
	"category" text NOT NULL,
	"scope" text NOT NULL,
	"ghg_category" integer NOT NULL,
	"factor" text NOT NULL,
	"how" text NOT NULL,
	"fallback" text NOT NULL,
	CONSTRAINT "ledger_rates_system_id_rate_set_activity_unit_year_rate_part_basis_pk" PRIMARY KEY("system_id","rate_set","activity","unit","year","rate_part","basis")
);
--> statement-breakpoint
ALTER TABLE "ledger_rates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_files" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"file_id" uuid NOT NULL,
	"state" text NOT NULL,
	"organisation" text,
	"staged" jsonb,
	"sheet" integer,
	"proposal" jsonb,
	"mapping" jsonb,
	"checked" jsonb,
	"rejects_file_id" uuid,
	"problem" text,
	"supersedes" uuid,
	"superseded_by" uuid,
	"lines" bigint DEFAULT 0 NOT NULL,
	"lines_sha256" text,
	"taken_in_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activity_files_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "activity_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_kinds" (
	"system_id" uuid NOT NULL,
	"activity_file" uuid NOT NULL,
	"activity" text NOT NULL,
	"unit" text NOT NULL,
	"year" integer NOT NULL,
	"lines" bigint NOT NULL,
	"quantity" numeric(38, 6) NOT NULL,
	CONSTRAINT "activity_kinds_system_id_activity_file_activity_unit_year_pk" PRIMARY KEY("system_id","activity_file","activity","unit","year")
);
--> statement-breakpoint
ALTER TABLE "activity_kinds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_mappings" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activity_mappings_system_id_id_pk" PRIMARY KEY("system_id","id"),
	CONSTRAINT "activity_mappings_kind" UNIQUE("system_id","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "activity_mappings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_partitions" (
	"system_id" uuid NOT NULL,
	"activity_file" uuid NOT NULL,
	"organisation" text NOT NULL,
	"from_month" integer NOT NULL,
	"lines" bigint NOT NULL,
	CONSTRAINT "activity_partitions_system_id_activity_file_organisation_from_month_pk" PRIMARY KEY("system_id","activity_file","organisation","from_month")
);
--> statement-breakpoint
ALTER TABLE "activity_partitions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_progress" (
	"system_id" uuid NOT NULL,
	"activity_file" uuid NOT NULL,
	"step" text NOT NULL,
	"share" numeric(5, 4),
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activity_progress_system_id_activity_file_pk" PRIMARY KEY("system_id","activity_file")
);
--> statement-breakpoint
ALTER TABLE "activity_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "carbon_baselines" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"organisation" text NOT NULL,
	"year" integer NOT NULL,
	"calculation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"locked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carbon_baselines_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "carbon_baselines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "carbon_breakdowns" (
	"system_id" uuid NOT NULL,
	"by" text NOT NULL,
	"hash" text NOT NULL,
	"rows" jsonb NOT NULL,
	CONSTRAINT "carbon_breakdowns_system_id_by_hash_pk" PRIMARY KEY("system_id","by","hash")
);
--> statement-breakpoint
ALTER TABLE "carbon_breakdowns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calculation_partitions" (
	"system_id" uuid NOT NULL,
	"calculation_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"from_month" integer NOT NULL,
	"partition" text NOT NULL,
	"result" text NOT NULL,
	"rate_set" text NOT NULL,
	CONSTRAINT "calculation_partitions_system_id_calculation_id_organisation_from_month_pk" PRIMARY KEY("system_id","calculation_id","organisation","from_month")
);
--> statement-breakpoint
ALTER TABLE "calculation_partitions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calculations" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"n" integer NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text NOT NULL,
	"method" jsonb NOT NULL,
	"method_hash" text NOT NULL,
	"inputs" jsonb NOT NULL,
	"inputs_hash" text NOT NULL,
	"result_hash" text NOT NULL,
	"lines" bigint NOT NULL,
	CONSTRAINT "calculations_system_id_id_pk" PRIMARY KEY("system_id","id"),
	CONSTRAINT "calculations_n" UNIQUE("system_id","n")
);
--> statement-breakpoint
ALTER TABLE "calculations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "carbon_settings" (
	"system_id" uuid NOT NULL,
	"settings" jsonb NOT NULL,
	CONSTRAINT "carbon_settings_system_id_pk" PRIMARY KEY("system_id")
);
--> statement-breakpoint
ALTER TABLE "carbon_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "carbon_drivers" (
	"system_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"value" numeric(20, 6) NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "carbon_drivers_system_id_organisation_year_kind_pk" PRIMARY KEY("system_id","organisation","year","kind")
);
--> statement-breakpoint
ALTER TABLE "carbon_drivers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "figures" (
	"system_id" uuid NOT NULL,
	"partition" text NOT NULL,
	"n" integer NOT NULL,
	"organisation" text NOT NULL,
	"year" integer NOT NULL,
	"from_month" integer NOT NULL,
	"to_month" integer NOT NULL,
	"category" text NOT NULL,
	"scope" text NOT NULL,
	"ghg_category" integer NOT NULL,
	"part" text NOT NULL,
	"basis" text NOT NULL,
	"tier" text NOT NULL,
	"estimated" boolean NOT NULL,
	"lines" bigint NOT NULL,
	"kg" numeric(38, 18) NOT NULL,
	CONSTRAINT "figures_system_id_partition_n_pk" PRIMARY KEY("system_id","partition","n")
);
--> statement-breakpoint
ALTER TABLE "figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "own_factors" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"organisation" text NOT NULL,
	"factor" jsonb NOT NULL,
	"until" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_factors_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "own_factors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "published_calculations" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"calculation_id" uuid NOT NULL,
	"note" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "published_calculations_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "published_calculations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger_inputs" ADD CONSTRAINT "ledger_inputs_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_rates" ADD CONSTRAINT "ledger_rates_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_files" ADD CONSTRAINT "activity_files_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_files" ADD CONSTRAINT "activity_files_file" FOREIGN KEY ("system_id","file_id") REFERENCES "public"."files"("system_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_files" ADD CONSTRAINT "activity_files_rejects" FOREIGN KEY ("system_id","rejects_file_id") REFERENCES "public"."files"("system_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_kinds" ADD CONSTRAINT "activity_kinds_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_kinds" ADD CONSTRAINT "activity_kinds_file" FOREIGN KEY ("system_id","activity_file") REFERENCES "public"."activity_files"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_mappings" ADD CONSTRAINT "activity_mappings_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_partitions" ADD CONSTRAINT "activity_partitions_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_partitions" ADD CONSTRAINT "activity_partitions_file" FOREIGN KEY ("system_id","activity_file") REFERENCES "public"."activity_files"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_progress" ADD CONSTRAINT "activity_progress_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_progress" ADD CONSTRAINT "activity_progress_file" FOREIGN KEY ("system_id","activity_file") REFERENCES "public"."activity_files"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carbon_baselines" ADD CONSTRAINT "carbon_baselines_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carbon_baselines" ADD CONSTRAINT "carbon_baselines_calculation" FOREIGN KEY ("system_id","calculation_id") REFERENCES "public"."calculations"("system_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carbon_breakdowns" ADD CONSTRAINT "carbon_breakdowns_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calculation_partitions" ADD CONSTRAINT "calculation_partitions_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calculation_partitions" ADD CONSTRAINT "calculation_partitions_calculation" FOREIGN KEY ("system_id","calculation_id") REFERENCES "public"."calculations"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calculations" ADD CONSTRAINT "calculations_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carbon_settings" ADD CONSTRAINT "carbon_settings_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carbon_drivers" ADD CONSTRAINT "carbon_drivers_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_factors" ADD CONSTRAINT "own_factors_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_calculations" ADD CONSTRAINT "published_calculations_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_calculations" ADD CONSTRAINT "published_calculations_calculation" FOREIGN KEY ("system_id","calculation_id") REFERENCES "public"."calculations"("system_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_lines_month" ON "ledger_lines" USING btree ("system_id","organisation","from_month");--> statement-breakpoint
CREATE INDEX "ledger_lines_file" ON "ledger_lines" USING btree ("system_id","file");--> statement-breakpoint
CREATE INDEX "carbon_baselines_of" ON "carbon_baselines" USING btree ("system_id","organisation","locked_at");--> statement-breakpoint
CREATE INDEX "calculation_partitions_partition" ON "calculation_partitions" USING btree ("system_id","partition");--> statement-breakpoint
CREATE POLICY "own_system" ON "ledger_inputs" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "ledger_lines" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "ledger_rates" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "activity_files" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "activity_kinds" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "activity_mappings" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "activity_partitions" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "activity_progress" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "carbon_baselines" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "carbon_breakdowns" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "calculation_partitions" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "calculations" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "carbon_settings" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "carbon_drivers" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "figures" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "own_factors" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "published_calculations" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "activity_files", "activity_progress", "activity_partitions", "activity_kinds", "activity_mappings", "carbon_settings", "carbon_drivers", "carbon_breakdowns", "ledger_lines", "ledger_inputs" TO "greenplan_app";--> statement-breakpoint
-- A calculation, what came of it and what it was made with stay as they are; an own factor can only end.
GRANT SELECT, INSERT ON "calculations", "calculation_partitions", "figures", "ledger_rates", "carbon_baselines", "published_calculations", "own_factors" TO "greenplan_app";--> statement-breakpoint
GRANT UPDATE ("until") ON "own_factors" TO "greenplan_app";--> statement-breakpoint
SELECT audit_table(one::regclass) FROM unnest(ARRAY['activity_mappings', 'carbon_settings', 'own_factors', 'carbon_drivers', 'carbon_baselines', 'published_calculations']) AS one;--> statement-breakpoint
SELECT audit_table('activity_files', omitted => 'staged,checked');--> statement-breakpoint
SELECT audit_table('calculations', omitted => 'inputs');
