CREATE TABLE "debrief_topics" (
	"organization_id" uuid NOT NULL,
	"debrief_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"settled_by" uuid NOT NULL,
	"settled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sealed_note" "bytea",
	CONSTRAINT "debrief_topics_pk" PRIMARY KEY("organization_id","debrief_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "debriefs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"question_id" uuid,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "debriefs_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "debriefs_evaluation" UNIQUE("organization_id","evaluation_id")
);
--> statement-breakpoint
CREATE TABLE "decision_approvals" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"sealed_comment" "bytea",
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_approvals_pk" PRIMARY KEY("organization_id","decision_id","member_id"),
	CONSTRAINT "decision_approvals_answer_known" CHECK ("decision_approvals"."answer" in ('approved', 'objected'))
);
--> statement-breakpoint
CREATE TABLE "decision_reopenings" (
	"organization_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"reopened_by" uuid NOT NULL,
	"reopened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sealed_reason" "bytea" NOT NULL,
	CONSTRAINT "decision_reopenings_pk" PRIMARY KEY("organization_id","decision_id")
);
--> statement-breakpoint
CREATE TABLE "feedback_drafts" (
	"organization_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sealed_text" "bytea" NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_drafts_pk" PRIMARY KEY("organization_id","application_id","number")
);
--> statement-breakpoint
CREATE TABLE "feedback_sendings" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"way" text NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_sendings_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "feedback_sendings_way_known" CHECK ("feedback_sendings"."way" in ('by mail', 'by hand'))
);
--> statement-breakpoint
CREATE TABLE "second_look_evaluations" (
	"organization_id" uuid NOT NULL,
	"second_look_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	CONSTRAINT "second_look_evaluations_pk" PRIMARY KEY("organization_id","second_look_id","evaluation_id")
);
--> statement-breakpoint
CREATE TABLE "second_look_readers" (
	"organization_id" uuid NOT NULL,
	"second_look_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "second_look_readers_pk" PRIMARY KEY("organization_id","second_look_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "second_look_scores" (
	"organization_id" uuid NOT NULL,
	"second_look_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"value" smallint,
	"not_assessed" text,
	"version" integer DEFAULT 1 NOT NULL,
	"scored_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "second_look_scores_pk" PRIMARY KEY("organization_id","second_look_id","member_id","evaluation_id","question_id"),
	CONSTRAINT "second_look_scores_value_in_range" CHECK ("second_look_scores"."value" between 1 and 5),
	CONSTRAINT "second_look_scores_value_or_reason" CHECK (("second_look_scores"."value" is null) <> ("second_look_scores"."not_assessed" is null))
);
--> statement-breakpoint
CREATE TABLE "second_looks" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"panel_id" uuid NOT NULL,
	"seed" integer NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "second_looks_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "self_report_links" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"sealed_token" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "self_report_links_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "self_report_links_application" UNIQUE("organization_id","application_id")
);
--> statement-breakpoint
CREATE TABLE "self_report_questions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"groups" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "self_report_questions_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "self_report_questions_name_not_blank" CHECK (length(trim("self_report_questions"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "self_reports" (
	"organization_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"group" text NOT NULL,
	CONSTRAINT "self_reports_pk" PRIMARY KEY("organization_id","application_id","question_id")
);
--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "approvals_needed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "approvals_needed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_rules" ADD COLUMN "competency_weights" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_rules" ADD COLUMN "competency_minimums" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_rules" ADD COLUMN "tie_breaks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "debrief_topics" ADD CONSTRAINT "debrief_topics_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debrief_topics" ADD CONSTRAINT "debrief_topics_debrief_fk" FOREIGN KEY ("organization_id","debrief_id") REFERENCES "public"."debriefs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debrief_topics" ADD CONSTRAINT "debrief_topics_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debrief_topics" ADD CONSTRAINT "debrief_topics_settled_by_fk" FOREIGN KEY ("organization_id","settled_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_evaluation_fk" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_started_by_fk" FOREIGN KEY ("organization_id","started_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_ended_by_fk" FOREIGN KEY ("organization_id","ended_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_approvals" ADD CONSTRAINT "decision_approvals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_approvals" ADD CONSTRAINT "decision_approvals_decision_fk" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_approvals" ADD CONSTRAINT "decision_approvals_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reopenings" ADD CONSTRAINT "decision_reopenings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reopenings" ADD CONSTRAINT "decision_reopenings_decision_fk" FOREIGN KEY ("organization_id","decision_id") REFERENCES "public"."decisions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_reopenings" ADD CONSTRAINT "decision_reopenings_member_fk" FOREIGN KEY ("organization_id","reopened_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_drafts" ADD CONSTRAINT "feedback_drafts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_drafts" ADD CONSTRAINT "feedback_drafts_application_fk" FOREIGN KEY ("organization_id","application_id") REFERENCES "public"."applications"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_drafts" ADD CONSTRAINT "feedback_drafts_written_by_fk" FOREIGN KEY ("organization_id","written_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_sendings" ADD CONSTRAINT "feedback_sendings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_sendings" ADD CONSTRAINT "feedback_sendings_draft_fk" FOREIGN KEY ("organization_id","application_id","number") REFERENCES "public"."feedback_drafts"("organization_id","application_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_sendings" ADD CONSTRAINT "feedback_sendings_sent_by_fk" FOREIGN KEY ("organization_id","sent_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_evaluations" ADD CONSTRAINT "second_look_evaluations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_evaluations" ADD CONSTRAINT "second_look_evaluations_look_fk" FOREIGN KEY ("organization_id","second_look_id") REFERENCES "public"."second_looks"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_evaluations" ADD CONSTRAINT "second_look_evaluations_evaluation_fk" FOREIGN KEY ("organization_id","evaluation_id") REFERENCES "public"."evaluations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_readers" ADD CONSTRAINT "second_look_readers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_readers" ADD CONSTRAINT "second_look_readers_look_fk" FOREIGN KEY ("organization_id","second_look_id") REFERENCES "public"."second_looks"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_readers" ADD CONSTRAINT "second_look_readers_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_scores" ADD CONSTRAINT "second_look_scores_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_scores" ADD CONSTRAINT "second_look_scores_reader_fk" FOREIGN KEY ("organization_id","second_look_id","member_id") REFERENCES "public"."second_look_readers"("organization_id","second_look_id","member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_scores" ADD CONSTRAINT "second_look_scores_evaluation_fk" FOREIGN KEY ("organization_id","second_look_id","evaluation_id") REFERENCES "public"."second_look_evaluations"("organization_id","second_look_id","evaluation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_scores" ADD CONSTRAINT "second_look_scores_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_panel_fk" FOREIGN KEY ("organization_id","panel_id") REFERENCES "public"."panels"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_started_by_fk" FOREIGN KEY ("organization_id","started_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_report_links" ADD CONSTRAINT "self_report_links_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_report_links" ADD CONSTRAINT "self_report_links_application_fk" FOREIGN KEY ("organization_id","application_id") REFERENCES "public"."applications"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_report_links" ADD CONSTRAINT "self_report_links_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_report_questions" ADD CONSTRAINT "self_report_questions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_report_questions" ADD CONSTRAINT "self_report_questions_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_reports" ADD CONSTRAINT "self_reports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_reports" ADD CONSTRAINT "self_reports_application_fk" FOREIGN KEY ("organization_id","application_id") REFERENCES "public"."applications"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_reports" ADD CONSTRAINT "self_reports_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."self_report_questions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "self_report_links_token" ON "self_report_links" USING btree ("token_hash");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_approvals_in_range" CHECK ("decisions"."approvals_needed" between 0 and 5) NOT VALID;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_approvals_in_range" CHECK ("jobs"."approvals_needed" between 0 and 5) NOT VALID;