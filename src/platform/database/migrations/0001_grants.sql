-- The application's role reads reference data, works on its system's rows and only adds to the history.
GRANT USAGE ON SCHEMA "public", "reference" TO "greenplan_app";--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA "reference" TO "greenplan_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "plans", "documents", "sections", "recommendations", "commitments", "links", "milestones", "terms", "groupings", "named_organisations", "silenced_findings", "reviews" TO "greenplan_app";--> statement-breakpoint
GRANT SELECT, INSERT ON "revisions" TO "greenplan_app";--> statement-breakpoint
-- Two current plans of one system would be two answers to one question.
CREATE UNIQUE INDEX "one_current_plan" ON "plans" ("system_id") WHERE "is_current";--> statement-breakpoint
CREATE UNIQUE INDEX "plans_slug" ON "plans" ("system_id", "slug");
