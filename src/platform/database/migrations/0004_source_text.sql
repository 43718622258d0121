ALTER TABLE "commitments" ADD COLUMN "source_text" text;--> statement-breakpoint
ALTER TABLE "recommendations" ADD COLUMN "source_text" text;--> statement-breakpoint
UPDATE "commitments" SET "source_text" = "text" WHERE "document_id" IS NOT NULL;--> statement-breakpoint
UPDATE "recommendations" SET "source_text" = "text" WHERE "document_id" IS NOT NULL;
