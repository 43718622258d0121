ALTER TABLE "consultation_texts" ADD COLUMN "whole" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "consultation_texts" ADD COLUMN "missing" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "consultation_texts" ADD COLUMN "told_of" jsonb DEFAULT '{}'::jsonb NOT NULL;