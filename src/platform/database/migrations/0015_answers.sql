ALTER TABLE "remarks" ADD COLUMN "said_of" integer;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "person_id" text;--> statement-breakpoint
DROP TRIGGER audit_insert ON "responses";--> statement-breakpoint
DROP TRIGGER audit_update ON "responses";--> statement-breakpoint
DROP TRIGGER audit_delete ON "responses";--> statement-breakpoint
SELECT audit_table('responses', personal => 'respondent,place,organisation,language,person_id', person => 'response:id', omitted => 'receipt');
