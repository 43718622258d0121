CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
ALTER TABLE "remarks" ADD COLUMN "tags" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "remarks" ADD COLUMN "assignee" text;--> statement-breakpoint
ALTER TABLE "remarks" ADD COLUMN "same_as" uuid;