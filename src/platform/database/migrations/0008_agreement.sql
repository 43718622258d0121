CREATE TABLE "owner_answers" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"commitment" text NOT NULL,
	"asked" text NOT NULL,
	"answer" text NOT NULL,
	"words" text NOT NULL,
	"due" text NOT NULL,
	"owner" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "owner_answers_system_id_plan_id_organisation_commitment_pk" PRIMARY KEY("system_id","plan_id","organisation","commitment")
);
--> statement-breakpoint
ALTER TABLE "owner_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "owners_asked" (
	"system_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"name" text NOT NULL,
	"token" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "owners_asked_system_id_plan_id_organisation_pk" PRIMARY KEY("system_id","plan_id","organisation"),
	CONSTRAINT "owners_asked_token" UNIQUE("system_id","token")
);
--> statement-breakpoint
ALTER TABLE "owners_asked" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "owner_answers" ADD CONSTRAINT "owner_answers_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owner_answers" ADD CONSTRAINT "owner_answers_plan" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owners_asked" ADD CONSTRAINT "owners_asked_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owners_asked" ADD CONSTRAINT "owners_asked_plan" FOREIGN KEY ("system_id","plan_id") REFERENCES "public"."plans"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_system" ON "owner_answers" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_system" ON "owners_asked" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "owners_asked", "owner_answers" TO "greenplan_app";
