CREATE SCHEMA "platform";
--> statement-breakpoint
CREATE SCHEMA "reference";
--> statement-breakpoint
CREATE TABLE "commitments" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"parent_id" text,
	"section_id" text,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"strength" text,
	"hedges" jsonb NOT NULL,
	"level" text,
	"size" text,
	"drivers" jsonb NOT NULL,
	"origin" text,
	"owners" jsonb NOT NULL,
	"dates" jsonb NOT NULL,
	"targets" jsonb NOT NULL,
	"document_id" uuid,
	"line" integer,
	"closure" jsonb,
	"revision" integer DEFAULT 0 NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	CONSTRAINT "commitments_system_id_plan_id_id_pk" PRIMARY KEY("system_id","plan_id","id")
);
--> statement-breakpoint
ALTER TABLE "commitments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "documents" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"file" text NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"lines" jsonb NOT NULL,
	"draft" jsonb NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "groupings" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"groups" jsonb NOT NULL,
	CONSTRAINT "groupings_system_id_plan_id_id_pk" PRIMARY KEY("system_id","plan_id","id")
);
--> statement-breakpoint
ALTER TABLE "groupings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "links" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"recommendation" text NOT NULL,
	"commitment" text NOT NULL,
	"score" double precision NOT NULL,
	"confirmed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "links_system_id_plan_id_recommendation_commitment_pk" PRIMARY KEY("system_id","plan_id","recommendation","commitment")
);
--> statement-breakpoint
ALTER TABLE "links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "milestones" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"told_when" text NOT NULL,
	"edtf" text,
	"title" text NOT NULL,
	"state" text,
	CONSTRAINT "milestones_system_id_plan_id_id_pk" PRIMARY KEY("system_id","plan_id","id")
);
--> statement-breakpoint
ALTER TABLE "milestones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "named_organisations" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"ods_code" text,
	"sector" text NOT NULL,
	"speaks_for" jsonb NOT NULL,
	"places" jsonb NOT NULL,
	CONSTRAINT "named_organisations_system_id_plan_id_id_pk" PRIMARY KEY("system_id","plan_id","id")
);
--> statement-breakpoint
ALTER TABLE "named_organisations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plans" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"date" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"approval" jsonb,
	"follows" uuid,
	"is_current" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"vision" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plans_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recommendations" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"section_id" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"document_id" uuid,
	"line" integer,
	CONSTRAINT "recommendations_system_id_plan_id_id_pk" PRIMARY KEY("system_id","plan_id","id")
);
--> statement-breakpoint
ALTER TABLE "recommendations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reviews" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"file" text NOT NULL,
	"lines" jsonb NOT NULL,
	"draft" jsonb NOT NULL,
	"decisions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "revisions" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" integer GENERATED ALWAYS AS IDENTITY (sequence name "revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	"why" text NOT NULL,
	"from" jsonb,
	"to" jsonb,
	CONSTRAINT "revisions_system_id_plan_id_id_pk" PRIMARY KEY("system_id","plan_id","id")
);
--> statement-breakpoint
ALTER TABLE "revisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sections" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"parent_id" text,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"slug" text NOT NULL,
	"title" text,
	"straplines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"markdown" text,
	CONSTRAINT "sections_system_id_plan_id_id_pk" PRIMARY KEY("system_id","plan_id","id")
);
--> statement-breakpoint
ALTER TABLE "sections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "silenced_findings" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"subject" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "silenced_findings_system_id_plan_id_rule_subject_pk" PRIMARY KEY("system_id","plan_id","rule","subject")
);
--> statement-breakpoint
ALTER TABLE "silenced_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "terms" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"term" text NOT NULL,
	"meaning" text NOT NULL,
	CONSTRAINT "terms_system_id_plan_id_id_pk" PRIMARY KEY("system_id","plan_id","id")
);
--> statement-breakpoint
ALTER TABLE "terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reference"."areas" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"ods_code" text
);
--> statement-breakpoint
CREATE TABLE "reference"."organisations" (
	"ods_code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"postcode" text,
	"region" text,
	"area" text,
	"opened" date,
	"closed" date
);
--> statement-breakpoint
CREATE TABLE "platform"."systems" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"settings" jsonb NOT NULL,
	"settings_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "systems_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groupings" ADD CONSTRAINT "groupings_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groupings" ADD CONSTRAINT "groupings_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_organisations" ADD CONSTRAINT "named_organisations_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_organisations" ADD CONSTRAINT "named_organisations_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silenced_findings" ADD CONSTRAINT "silenced_findings_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silenced_findings" ADD CONSTRAINT "silenced_findings_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_system" ON "commitments" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "documents" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "groupings" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "links" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "milestones" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "named_organisations" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "plans" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "recommendations" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "reviews" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "revisions" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "sections" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "silenced_findings" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "terms" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);