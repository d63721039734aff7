CREATE TABLE "qualifications" (
	"organization_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"competency_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "qualifications_pk" PRIMARY KEY("organization_id","member_id","competency_id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "changes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "qualifications" ADD CONSTRAINT "qualifications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualifications" ADD CONSTRAINT "qualifications_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualifications" ADD CONSTRAINT "qualifications_competency_fk" FOREIGN KEY ("organization_id","competency_id") REFERENCES "public"."competencies"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualifications" ADD CONSTRAINT "qualifications_given_by_fk" FOREIGN KEY ("organization_id","given_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "qualifications_competency" ON "qualifications" USING btree ("organization_id","competency_id");
--> statement-breakpoint
alter table qualifications enable row level security;
--> statement-breakpoint
alter table qualifications force row level security;
--> statement-breakpoint
create policy job_works_across on qualifications to evenhand_job using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on qualifications to evenhand_job;
--> statement-breakpoint
create policy own_organization on qualifications to evenhand_app
  using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()));
--> statement-breakpoint
grant select, insert, delete on qualifications to evenhand_app;
