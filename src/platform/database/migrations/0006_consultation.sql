CREATE TABLE "consultations" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"plan_version" integer NOT NULL,
	"title" text NOT NULL,
	"opens" date NOT NULL,
	"closes" date NOT NULL,
	"audience" text NOT NULL,
	"about" text NOT NULL,
	"privacy" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consultations_system_id_id_pk" PRIMARY KEY("system_id","id")
);
--> statement-breakpoint
ALTER TABLE "consultations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "remarks" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"consultation_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"verdict" text,
	"text" text NOT NULL,
	"showing" text NOT NULL,
	"channel" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"reason" text,
	"revision" integer,
	"weighed_by" text,
	"weighed_at" timestamp with time zone,
	CONSTRAINT "remarks_system_id_id_pk" PRIMARY KEY("system_id","id"),
	CONSTRAINT "remarks_one_answer" UNIQUE("system_id","response_id","subject")
);
--> statement-breakpoint
ALTER TABLE "remarks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "responses" (
	"system_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"consultation_id" uuid NOT NULL,
	"receipt" text,
	"themes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"respondent" text,
	"place" text,
	"organisation" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "responses_system_id_id_pk" PRIMARY KEY("system_id","id"),
	CONSTRAINT "responses_receipt" UNIQUE("system_id","receipt")
);
--> statement-breakpoint
ALTER TABLE "responses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_system_id_plan_id_plans_system_id_id_fk" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_system_id_response_id_responses_system_id_id_fk" FOREIGN KEY ("system_id","response_id") REFERENCES "public"."responses"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_consultation" FOREIGN KEY ("system_id","consultation_id") REFERENCES "public"."consultations"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remarks_weighing" ON "remarks" USING btree ("system_id","consultation_id","outcome","at");--> statement-breakpoint
CREATE POLICY "own_system" ON "consultations" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "remarks" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "responses" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "consultations", "responses", "remarks" TO "greenplan_app";
