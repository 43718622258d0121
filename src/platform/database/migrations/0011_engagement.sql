CREATE TABLE "engagements" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"answered" text NOT NULL,
	"day" date,
	"place" text,
	"attended" integer,
	"notes" text NOT NULL,
	"contact" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "engagements_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "engagements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "raised_recommendations" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"engagement_id" uuid,
	"assessment_id" uuid,
	"text" text NOT NULL,
	"commitment" text,
	"outcome" text,
	"reason" text,
	"revision" integer,
	"weighed_by" text,
	"weighed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "raised_recommendations_system_id_id_pk" PRIMARY KEY("system_id","id"),
	CONSTRAINT "raised_somewhere" CHECK (num_nonnulls("raised_recommendations"."engagement_id", "raised_recommendations"."assessment_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "raised_recommendations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_assessments" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"plan_version" integer NOT NULL,
	"title" text NOT NULL,
	"day" date NOT NULL,
	"made_by" text NOT NULL,
	"summary" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "health_assessments_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "health_assessments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_impacts" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"people" text NOT NULL,
	"determinant" text NOT NULL,
	"effect" text NOT NULL,
	"commitment" text,
	"evidence" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "health_impacts_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "health_impacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_plan" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "raised_recommendations" ADD CONSTRAINT "raised_recommendations_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "raised_recommendations" ADD CONSTRAINT "raised_at_engagement" FOREIGN KEY ("system_id","engagement_id") REFERENCES "public"."engagements"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "raised_recommendations" ADD CONSTRAINT "raised_by_assessment" FOREIGN KEY ("system_id","assessment_id") REFERENCES "public"."health_assessments"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_assessments" ADD CONSTRAINT "health_assessments_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_assessments" ADD CONSTRAINT "health_assessments_plan" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_impacts" ADD CONSTRAINT "health_impacts_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_impacts" ADD CONSTRAINT "health_impacts_assessment" FOREIGN KEY ("system_id","assessment_id") REFERENCES "public"."health_assessments"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "raised_at" ON "raised_recommendations" USING btree ("system_id","engagement_id");--> statement-breakpoint
CREATE INDEX "raised_by" ON "raised_recommendations" USING btree ("system_id","assessment_id");--> statement-breakpoint
CREATE POLICY "own_system" ON "engagements" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "raised_recommendations" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "health_assessments" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "health_impacts" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "engagements", "raised_recommendations", "health_assessments", "health_impacts" TO "greenplan_app";--> statement-breakpoint
SELECT audit_table('engagements', personal => 'contact', person => 'engagement:id');--> statement-breakpoint
SELECT audit_table(one::regclass) FROM unnest(ARRAY['raised_recommendations', 'health_assessments', 'health_impacts']) AS one;
