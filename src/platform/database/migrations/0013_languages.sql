CREATE TABLE "consultation_texts" (
	"system_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"about" text NOT NULL,
	"audience" text NOT NULL,
	"privacy" text NOT NULL,
	"question" text NOT NULL,
	"yes" text NOT NULL,
	"partly" text NOT NULL,
	"no" text NOT NULL,
	"why" text NOT NULL,
	"wordings" jsonb NOT NULL,
	CONSTRAINT "consultation_texts_system_id_consultation_id_language_pk" PRIMARY KEY("system_id","consultation_id","language")
);
--> statement-breakpoint
ALTER TABLE "consultation_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "consultation_texts" ADD CONSTRAINT "consultation_texts_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "platform"."systems"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_texts" ADD CONSTRAINT "consultation_texts_consultation" FOREIGN KEY ("system_id","consultation_id") REFERENCES "public"."consultations"("system_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_system" ON "consultation_texts" AS PERMISSIVE FOR ALL TO "greenplan_app" USING (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid) WITH CHECK (system_id = nullif(current_setting('greenplan.system_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "consultation_texts" TO "greenplan_app";--> statement-breakpoint
SELECT audit_table('consultation_texts');--> statement-breakpoint
DROP TRIGGER audit_insert ON "responses";--> statement-breakpoint
DROP TRIGGER audit_update ON "responses";--> statement-breakpoint
DROP TRIGGER audit_delete ON "responses";--> statement-breakpoint
SELECT audit_table('responses', personal => 'respondent,place,organisation,language', person => 'response:id', omitted => 'receipt');
