CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_entries_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "candidate_files" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"sealed_name" "bytea" NOT NULL,
	"sealed_content" "bytea" NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "candidate_files_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "candidate_files_size_in_range" CHECK ("candidate_files"."size_bytes" between 1 and 10485760)
);
--> statement-breakpoint
CREATE TABLE "candidate_keys" (
	"organization_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "candidate_keys_pk" PRIMARY KEY("organization_id","candidate_id")
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sealed_profile" "bytea",
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "candidates_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "candidates_number" UNIQUE("organization_id","number"),
	CONSTRAINT "candidates_erased_or_sealed" CHECK (("candidates"."erased_at" is null) = ("candidates"."sealed_profile" is not null))
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "categories_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "categories_name_not_blank" CHECK (length(trim("categories"."name")) between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "competencies" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "competencies_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "competencies_name_not_blank" CHECK (length(trim("competencies"."name")) between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"outcome" text NOT NULL,
	"sealed_reason" "bytea" NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	"frozen_comparison" jsonb NOT NULL,
	"comparison_sha256" text NOT NULL,
	CONSTRAINT "decisions_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "decisions_number" UNIQUE("organization_id","application_id","number"),
	CONSTRAINT "decisions_outcome_known" CHECK ("decisions"."outcome" in ('advance', 'hire', 'hold', 'reject'))
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"panel_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"seal_policy" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"opened_because" text,
	CONSTRAINT "evaluations_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "evaluations_application" UNIQUE("organization_id","panel_id","application_id"),
	CONSTRAINT "evaluations_seal_known" CHECK ("evaluations"."seal_policy" in ('until all submit', 'until own submit')),
	CONSTRAINT "evaluations_opened_because" CHECK (("evaluations"."opened_at" is null) = ("evaluations"."opened_because" is null)),
	CONSTRAINT "evaluations_because_known" CHECK ("evaluations"."opened_because" in ('all submitted', 'seal broken'))
);
--> statement-breakpoint
CREATE TABLE "seal_breaks" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"broken_by" uuid NOT NULL,
	"broken_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "seal_breaks_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "seal_breaks_evaluation" UNIQUE("organization_id","evaluation_id"),
	CONSTRAINT "seal_breaks_reason_given" CHECK (length(trim("seal_breaks"."reason")) between 10 and 2000)
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "applications_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "applications_candidate" UNIQUE("organization_id","job_id","candidate_id"),
	CONSTRAINT "applications_job" UNIQUE("organization_id","id","job_id")
);
--> statement-breakpoint
CREATE TABLE "job_teams" (
	"organization_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_teams_pk" PRIMARY KEY("organization_id","job_id","member_id"),
	CONSTRAINT "job_teams_role_known" CHECK ("job_teams"."role" in ('manager', 'reviewer'))
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "jobs_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "jobs_title_not_blank" CHECK (length(trim("jobs"."title")) between 1 and 160)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "invitations_role_known" CHECK ("invitations"."role" in ('admin', 'manager', 'interviewer', 'reviewer')),
	CONSTRAINT "invitations_email_is_lower" CHECK ("invitations"."email" = lower("invitations"."email"))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "members_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "members_role_known" CHECK ("members"."role" in ('admin', 'manager', 'interviewer', 'reviewer')),
	CONSTRAINT "members_name_not_blank" CHECK (length(trim("members"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"retention_months" integer DEFAULT 12 NOT NULL,
	"planted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_name_not_blank" CHECK (length(trim("organizations"."name")) between 1 and 120),
	CONSTRAINT "organizations_retention_in_range" CHECK ("organizations"."retention_months" between 1 and 24)
);
--> statement-breakpoint
CREATE TABLE "decision_rules" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"panel_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"method" text DEFAULT 'raw' NOT NULL,
	"least_scores" integer DEFAULT 1 NOT NULL,
	"hire_bar" numeric(3, 2),
	"reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"locked_at" timestamp with time zone,
	CONSTRAINT "decision_rules_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "decision_rules_number" UNIQUE("organization_id","panel_id","number"),
	CONSTRAINT "decision_rules_method_known" CHECK ("decision_rules"."method" in ('raw', 'adjusted')),
	CONSTRAINT "decision_rules_least_in_range" CHECK ("decision_rules"."least_scores" between 1 and 50),
	CONSTRAINT "decision_rules_bar_in_range" CHECK ("decision_rules"."hire_bar" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "panel_assignments" (
	"organization_id" uuid NOT NULL,
	"panel_id" uuid NOT NULL,
	"set_item_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"asks" boolean NOT NULL,
	"scores" boolean NOT NULL,
	CONSTRAINT "panel_assignments_pk" PRIMARY KEY("organization_id","panel_id","set_item_id","member_id"),
	CONSTRAINT "panel_assignments_do_something" CHECK ("panel_assignments"."asks" or "panel_assignments"."scores")
);
--> statement-breakpoint
CREATE TABLE "panel_members" (
	"organization_id" uuid NOT NULL,
	"panel_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "panel_members_pk" PRIMARY KEY("organization_id","panel_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "panels" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"name" text NOT NULL,
	"set_version_id" uuid NOT NULL,
	"seal_policy" text DEFAULT 'until all submit' NOT NULL,
	"names_hidden" boolean DEFAULT false NOT NULL,
	"evidence_demanded" boolean DEFAULT false NOT NULL,
	"interviewers_may_compare" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "panels_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "panels_job" UNIQUE("organization_id","id","job_id"),
	CONSTRAINT "panels_name_not_blank" CHECK (length(trim("panels"."name")) between 1 and 120),
	CONSTRAINT "panels_seal_known" CHECK ("panels"."seal_policy" in ('until all submit', 'until own submit'))
);
--> statement-breakpoint
CREATE TABLE "question_sets" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "question_sets_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "question_sets_name_not_blank" CHECK (length(trim("question_sets"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "set_items" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"set_version_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"weight" numeric(6, 2) DEFAULT 1 NOT NULL,
	CONSTRAINT "set_items_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "set_items_question" UNIQUE("organization_id","set_version_id","question_id"),
	CONSTRAINT "set_items_position" UNIQUE("organization_id","set_version_id","position"),
	CONSTRAINT "set_items_set" UNIQUE("organization_id","id","set_version_id"),
	CONSTRAINT "set_items_version" UNIQUE("organization_id","id","question_version_id"),
	CONSTRAINT "set_items_weight_in_range" CHECK ("set_items"."weight" > 0 and "set_items"."weight" <= 100),
	CONSTRAINT "set_items_position_positive" CHECK ("set_items"."position" >= 1)
);
--> statement-breakpoint
CREATE TABLE "set_versions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"question_set_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"slot_minutes" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	CONSTRAINT "set_versions_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "set_versions_number" UNIQUE("organization_id","question_set_id","number"),
	CONSTRAINT "set_versions_number_positive" CHECK ("set_versions"."number" >= 1),
	CONSTRAINT "set_versions_slot_in_range" CHECK ("set_versions"."slot_minutes" between 5 and 480),
	CONSTRAINT "set_versions_published_by_somebody" CHECK (("set_versions"."published_at" is null) = ("set_versions"."published_by" is null))
);
--> statement-breakpoint
CREATE TABLE "question_version_competencies" (
	"organization_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"competency_id" uuid NOT NULL,
	CONSTRAINT "question_version_competencies_pk" PRIMARY KEY("organization_id","question_version_id","competency_id")
);
--> statement-breakpoint
CREATE TABLE "question_versions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"prompt" text NOT NULL,
	"hint" text NOT NULL,
	"level" text NOT NULL,
	"minutes" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	CONSTRAINT "question_versions_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "question_versions_number" UNIQUE("organization_id","question_id","number"),
	CONSTRAINT "question_versions_question" UNIQUE("organization_id","id","question_id"),
	CONSTRAINT "question_versions_level_known" CHECK ("question_versions"."level" in ('beginner', 'intermediate', 'advanced')),
	CONSTRAINT "question_versions_minutes_in_range" CHECK ("question_versions"."minutes" between 1 and 120),
	CONSTRAINT "question_versions_number_positive" CHECK ("question_versions"."number" >= 1),
	CONSTRAINT "question_versions_prompt_not_blank" CHECK (length(trim("question_versions"."prompt")) between 1 and 4000),
	CONSTRAINT "question_versions_hint_length" CHECK (length("question_versions"."hint") <= 4000),
	CONSTRAINT "question_versions_published_by_somebody" CHECK (("question_versions"."published_at" is null) = ("question_versions"."published_by" is null))
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text,
	"category_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "questions_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "questions_key" UNIQUE("organization_id","key"),
	CONSTRAINT "questions_status_known" CHECK ("questions"."status" in ('draft', 'review', 'published', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "anchors" (
	"organization_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"level" smallint NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "anchors_pk" PRIMARY KEY("organization_id","question_version_id","level"),
	CONSTRAINT "anchors_level_in_range" CHECK ("anchors"."level" between 1 and 5),
	CONSTRAINT "anchors_text_not_blank" CHECK (length(trim("anchors"."text")) between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "follow_ups_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "follow_ups_position" UNIQUE("organization_id","question_version_id","position"),
	CONSTRAINT "follow_ups_text_not_blank" CHECK (length(trim("follow_ups"."text")) between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "points" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "points_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "points_position" UNIQUE("organization_id","question_version_id","position"),
	CONSTRAINT "points_version" UNIQUE("organization_id","id","question_version_id"),
	CONSTRAINT "points_text_not_blank" CHECK (length(trim("points"."text")) between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "scorecard_contents" (
	"organization_id" uuid NOT NULL,
	"scorecard_id" uuid NOT NULL,
	"recommendation" text,
	"sealed_comment" "bytea",
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scorecard_contents_pk" PRIMARY KEY("organization_id","scorecard_id"),
	CONSTRAINT "scorecard_contents_recommendation_known" CHECK ("scorecard_contents"."recommendation" in ('strong no', 'no', 'yes', 'strong yes'))
);
--> statement-breakpoint
CREATE TABLE "scorecards" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"set_version_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_after_opening" boolean DEFAULT false NOT NULL,
	"excused_at" timestamp with time zone,
	"excused_by" uuid,
	"excuse_reason" text,
	CONSTRAINT "scorecards_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "scorecards_seat" UNIQUE("organization_id","session_id","member_id"),
	CONSTRAINT "scorecards_set" UNIQUE("organization_id","id","set_version_id"),
	CONSTRAINT "scorecards_submitted_or_excused" CHECK ("scorecards"."submitted_at" is null or "scorecards"."excused_at" is null),
	CONSTRAINT "scorecards_excuse_complete" CHECK (("scorecards"."excused_at" is null and "scorecards"."excused_by" is null and "scorecards"."excuse_reason" is null) or ("scorecards"."excused_at" is not null and "scorecards"."excused_by" is not null and length(trim("scorecards"."excuse_reason")) between 3 and 2000))
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scorecard_id" uuid NOT NULL,
	"set_version_id" uuid NOT NULL,
	"set_item_id" uuid,
	"sealed_text" "bytea" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notes_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "points_heard" (
	"organization_id" uuid NOT NULL,
	"scorecard_id" uuid NOT NULL,
	"point_id" uuid NOT NULL,
	"set_item_id" uuid NOT NULL,
	"set_version_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"heard" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "points_heard_pk" PRIMARY KEY("organization_id","scorecard_id","set_item_id","point_id")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scorecard_id" uuid NOT NULL,
	"set_item_id" uuid NOT NULL,
	"set_version_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"value" smallint,
	"not_assessed" text,
	"sealed_reason" "bytea" NOT NULL,
	"revised_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revisions_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "revisions_number" UNIQUE("organization_id","scorecard_id","set_item_id","number"),
	CONSTRAINT "revisions_value_in_range" CHECK ("revisions"."value" between 1 and 5),
	CONSTRAINT "revisions_value_or_reason" CHECK (("revisions"."value" is null) <> ("revisions"."not_assessed" is null))
);
--> statement-breakpoint
CREATE TABLE "scorecard_entries" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scorecard_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"set_item_id" uuid,
	"point_id" uuid,
	"note_id" uuid,
	"value" smallint,
	"not_assessed" text,
	"heard" boolean,
	"recommendation" text,
	"sealed_text" "bytea",
	"version" integer NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scorecard_entries_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "scorecard_entries_kind_known" CHECK ("scorecard_entries"."kind" in ('score', 'point', 'note', 'recommendation'))
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"organization_id" uuid NOT NULL,
	"scorecard_id" uuid NOT NULL,
	"set_item_id" uuid NOT NULL,
	"set_version_id" uuid NOT NULL,
	"value" smallint,
	"not_assessed" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scores_pk" PRIMARY KEY("organization_id","scorecard_id","set_item_id"),
	CONSTRAINT "scores_value_in_range" CHECK ("scores"."value" between 1 and 5),
	CONSTRAINT "scores_value_or_reason" CHECK ("scores"."value" is null or "scores"."not_assessed" is null),
	CONSTRAINT "scores_reason_known" CHECK ("scores"."not_assessed" in ('not asked', 'no time', 'off topic', 'absent', 'other'))
);
--> statement-breakpoint
CREATE TABLE "session_assignments" (
	"organization_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"set_item_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"asks" boolean NOT NULL,
	"scores" boolean NOT NULL,
	CONSTRAINT "session_assignments_pk" PRIMARY KEY("organization_id","session_id","set_item_id","member_id"),
	CONSTRAINT "session_assignments_do_something" CHECK ("session_assignments"."asks" or "session_assignments"."scores")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"set_version_id" uuid NOT NULL,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"slot_minutes" integer NOT NULL,
	"time_zone" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "sessions_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "sessions_pinned" UNIQUE("organization_id","id","evaluation_id","set_version_id"),
	CONSTRAINT "sessions_state_known" CHECK ("sessions"."state" in ('scheduled', 'live', 'wrapping up', 'closed', 'cancelled')),
	CONSTRAINT "sessions_slot_in_range" CHECK ("sessions"."slot_minutes" between 5 and 480)
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "user_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"organization_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_is_lower" CHECK ("users"."email" = lower("users"."email") and position('@' in "users"."email") > 1),
	CONSTRAINT "users_name_not_blank" CHECK (length(trim("users"."name")) between 1 and 120)
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_files" ADD CONSTRAINT "candidate_files_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_files" ADD CONSTRAINT "candidate_files_candidate_fk" FOREIGN KEY ("organization_id","candidate_id") REFERENCES "public"."candidates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_files" ADD CONSTRAINT "candidate_files_uploaded_by_fk" FOREIGN KEY ("organization_id","uploaded_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_keys" ADD CONSTRAINT "candidate_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_keys" ADD CONSTRAINT "candidate_keys_candidate_fk" FOREIGN KEY ("organization_id","candidate_id") REFERENCES "public"."candidates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competencies" ADD CONSTRAINT "competencies_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_application_fk" FOREIGN KEY ("organization_id","application_id") REFERENCES "public"."applications"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_fk" FOREIGN KEY ("organization_id","decided_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_panel_fk" FOREIGN KEY ("organization_id","panel_id","job_id") REFERENCES "public"."panels"("organization_id","id","job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_application_fk" FOREIGN KEY ("organization_id","application_id","job_id") REFERENCES "public"."applications"("organization_id","id","job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_breaks" ADD CONSTRAINT "seal_breaks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_breaks" ADD CONSTRAINT "seal_breaks_evaluation_fk" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_breaks" ADD CONSTRAINT "seal_breaks_broken_by_fk" FOREIGN KEY ("organization_id","broken_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_job_fk" FOREIGN KEY ("organization_id","job_id") REFERENCES "public"."jobs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_candidate_fk" FOREIGN KEY ("organization_id","candidate_id") REFERENCES "public"."candidates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_teams" ADD CONSTRAINT "job_teams_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_teams" ADD CONSTRAINT "job_teams_job_fk" FOREIGN KEY ("organization_id","job_id") REFERENCES "public"."jobs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_teams" ADD CONSTRAINT "job_teams_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_teams" ADD CONSTRAINT "job_teams_added_by_fk" FOREIGN KEY ("organization_id","added_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_fk" FOREIGN KEY ("organization_id","invited_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_rules" ADD CONSTRAINT "decision_rules_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_rules" ADD CONSTRAINT "decision_rules_panel_fk" FOREIGN KEY ("organization_id","panel_id") REFERENCES "public"."panels"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_rules" ADD CONSTRAINT "decision_rules_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_assignments" ADD CONSTRAINT "panel_assignments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_assignments" ADD CONSTRAINT "panel_assignments_panel_fk" FOREIGN KEY ("organization_id","panel_id","member_id") REFERENCES "public"."panel_members"("organization_id","panel_id","member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_assignments" ADD CONSTRAINT "panel_assignments_set_item_fk" FOREIGN KEY ("organization_id","set_item_id") REFERENCES "public"."set_items"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_members" ADD CONSTRAINT "panel_members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_members" ADD CONSTRAINT "panel_members_panel_fk" FOREIGN KEY ("organization_id","panel_id") REFERENCES "public"."panels"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_members" ADD CONSTRAINT "panel_members_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_job_fk" FOREIGN KEY ("organization_id","job_id") REFERENCES "public"."jobs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_set_version_fk" FOREIGN KEY ("organization_id","set_version_id") REFERENCES "public"."set_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_sets" ADD CONSTRAINT "question_sets_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_sets" ADD CONSTRAINT "question_sets_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_items" ADD CONSTRAINT "set_items_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_items" ADD CONSTRAINT "set_items_set_version_fk" FOREIGN KEY ("organization_id","set_version_id") REFERENCES "public"."set_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_items" ADD CONSTRAINT "set_items_question_version_fk" FOREIGN KEY ("organization_id","question_version_id","question_id") REFERENCES "public"."question_versions"("organization_id","id","question_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_versions" ADD CONSTRAINT "set_versions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_versions" ADD CONSTRAINT "set_versions_question_set_fk" FOREIGN KEY ("organization_id","question_set_id") REFERENCES "public"."question_sets"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_versions" ADD CONSTRAINT "set_versions_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_versions" ADD CONSTRAINT "set_versions_published_by_fk" FOREIGN KEY ("organization_id","published_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version_competencies" ADD CONSTRAINT "question_version_competencies_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version_competencies" ADD CONSTRAINT "question_version_competencies_version_fk" FOREIGN KEY ("organization_id","question_version_id") REFERENCES "public"."question_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version_competencies" ADD CONSTRAINT "question_version_competencies_competency_fk" FOREIGN KEY ("organization_id","competency_id") REFERENCES "public"."competencies"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_published_by_fk" FOREIGN KEY ("organization_id","published_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_category_fk" FOREIGN KEY ("organization_id","category_id") REFERENCES "public"."categories"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_question_version_fk" FOREIGN KEY ("organization_id","question_version_id") REFERENCES "public"."question_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_question_version_fk" FOREIGN KEY ("organization_id","question_version_id") REFERENCES "public"."question_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_question_version_fk" FOREIGN KEY ("organization_id","question_version_id") REFERENCES "public"."question_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_contents" ADD CONSTRAINT "scorecard_contents_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_contents" ADD CONSTRAINT "scorecard_contents_scorecard_fk" FOREIGN KEY ("organization_id","scorecard_id") REFERENCES "public"."scorecards"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_session_fk" FOREIGN KEY ("organization_id","session_id","evaluation_id","set_version_id") REFERENCES "public"."sessions"("organization_id","id","evaluation_id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_excused_by_fk" FOREIGN KEY ("organization_id","excused_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_scorecard_fk" FOREIGN KEY ("organization_id","scorecard_id","set_version_id") REFERENCES "public"."scorecards"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_item_fk" FOREIGN KEY ("organization_id","set_item_id","set_version_id") REFERENCES "public"."set_items"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_heard" ADD CONSTRAINT "points_heard_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_heard" ADD CONSTRAINT "points_heard_scorecard_fk" FOREIGN KEY ("organization_id","scorecard_id","set_version_id") REFERENCES "public"."scorecards"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_heard" ADD CONSTRAINT "points_heard_item_fk" FOREIGN KEY ("organization_id","set_item_id","set_version_id") REFERENCES "public"."set_items"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_heard" ADD CONSTRAINT "points_heard_item_version_fk" FOREIGN KEY ("organization_id","set_item_id","question_version_id") REFERENCES "public"."set_items"("organization_id","id","question_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_heard" ADD CONSTRAINT "points_heard_point_fk" FOREIGN KEY ("organization_id","point_id","question_version_id") REFERENCES "public"."points"("organization_id","id","question_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_scorecard_fk" FOREIGN KEY ("organization_id","scorecard_id","set_version_id") REFERENCES "public"."scorecards"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_item_fk" FOREIGN KEY ("organization_id","set_item_id","set_version_id") REFERENCES "public"."set_items"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_entries" ADD CONSTRAINT "scorecard_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_entries" ADD CONSTRAINT "scorecard_entries_scorecard_fk" FOREIGN KEY ("organization_id","scorecard_id") REFERENCES "public"."scorecards"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_scorecard_fk" FOREIGN KEY ("organization_id","scorecard_id","set_version_id") REFERENCES "public"."scorecards"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_set_item_fk" FOREIGN KEY ("organization_id","set_item_id","set_version_id") REFERENCES "public"."set_items"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_assignments" ADD CONSTRAINT "session_assignments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_assignments" ADD CONSTRAINT "session_assignments_session_fk" FOREIGN KEY ("organization_id","session_id","member_id") REFERENCES "public"."scorecards"("organization_id","session_id","member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_assignments" ADD CONSTRAINT "session_assignments_set_item_fk" FOREIGN KEY ("organization_id","set_item_id") REFERENCES "public"."set_items"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_evaluation_fk" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_set_version_fk" FOREIGN KEY ("organization_id","set_version_id") REFERENCES "public"."set_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_time" ON "audit_entries" USING btree ("organization_id","occurred_at");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("organization_id","subject_id");--> statement-breakpoint
CREATE INDEX "candidate_files_candidate" ON "candidate_files" USING btree ("organization_id","candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "categories_name" ON "categories" USING btree ("organization_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "competencies_name" ON "competencies" USING btree ("organization_id",lower("name"));--> statement-breakpoint
CREATE INDEX "evaluations_of_application" ON "evaluations" USING btree ("organization_id","application_id");--> statement-breakpoint
CREATE INDEX "applications_of_candidate" ON "applications" USING btree ("organization_id","candidate_id");--> statement-breakpoint
CREATE INDEX "job_teams_member" ON "job_teams" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "members_user" ON "members" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "members_of_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "panel_members_member" ON "panel_members" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "panels_of_job" ON "panels" USING btree ("organization_id","job_id");--> statement-breakpoint
CREATE INDEX "panels_set_version" ON "panels" USING btree ("organization_id","set_version_id");--> statement-breakpoint
CREATE INDEX "set_items_question_version" ON "set_items" USING btree ("organization_id","question_version_id");--> statement-breakpoint
CREATE INDEX "question_version_competencies_competency" ON "question_version_competencies" USING btree ("organization_id","competency_id");--> statement-breakpoint
CREATE INDEX "questions_category" ON "questions" USING btree ("organization_id","category_id");--> statement-breakpoint
CREATE INDEX "scorecards_of_evaluation" ON "scorecards" USING btree ("organization_id","evaluation_id");--> statement-breakpoint
CREATE INDEX "scorecards_of_member" ON "scorecards" USING btree ("organization_id","member_id");--> statement-breakpoint
CREATE INDEX "notes_of_scorecard" ON "notes" USING btree ("organization_id","scorecard_id");--> statement-breakpoint
CREATE INDEX "scorecard_entries_of_scorecard" ON "scorecard_entries" USING btree ("organization_id","scorecard_id");--> statement-breakpoint
CREATE INDEX "scores_of_item" ON "scores" USING btree ("organization_id","set_item_id");--> statement-breakpoint
CREATE INDEX "sessions_of_evaluation" ON "sessions" USING btree ("organization_id","evaluation_id");--> statement-breakpoint
CREATE INDEX "sessions_starts" ON "sessions" USING btree ("organization_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "password_resets_token" ON "password_resets" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "password_resets_user" ON "password_resets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_sessions_user" ON "user_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");