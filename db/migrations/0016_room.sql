CREATE TABLE "follow_ups_used" (
	"organization_id" uuid NOT NULL,
	"scorecard_id" uuid NOT NULL,
	"follow_up_id" uuid NOT NULL,
	"set_item_id" uuid NOT NULL,
	"set_version_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"used" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_ups_used_pk" PRIMARY KEY("organization_id","scorecard_id","set_item_id","follow_up_id")
);
--> statement-breakpoint
ALTER TABLE "scorecard_entries" DROP CONSTRAINT "scorecard_entries_kind_known";--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "sealed_question" "bytea";--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "value" smallint;--> statement-breakpoint
ALTER TABLE "scorecard_entries" ADD COLUMN "follow_up_id" uuid;--> statement-breakpoint
ALTER TABLE "scorecard_entries" ADD COLUMN "used" boolean;--> statement-breakpoint
ALTER TABLE "scorecard_entries" ADD COLUMN "sealed_question" "bytea";--> statement-breakpoint
ALTER TABLE "follow_ups_used" ADD CONSTRAINT "follow_ups_used_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups_used" ADD CONSTRAINT "follow_ups_used_scorecard_fk" FOREIGN KEY ("organization_id","scorecard_id","set_version_id") REFERENCES "public"."scorecards"("organization_id","id","set_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups_used" ADD CONSTRAINT "follow_ups_used_item_fk" FOREIGN KEY ("organization_id","set_item_id","question_version_id") REFERENCES "public"."set_items"("organization_id","id","question_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups_used" ADD CONSTRAINT "follow_ups_used_follow_up_fk" FOREIGN KEY ("organization_id","follow_up_id") REFERENCES "public"."follow_ups"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_value_in_range" CHECK ("notes"."value" between 1 and 5) NOT VALID;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_unplanned_stand_alone" CHECK ("notes"."set_item_id" is null or ("notes"."sealed_question" is null and "notes"."value" is null)) NOT VALID;--> statement-breakpoint
ALTER TABLE "scorecard_entries" ADD CONSTRAINT "scorecard_entries_kind_known" CHECK ("scorecard_entries"."kind" in ('score', 'point', 'follow-up', 'note', 'recommendation')) NOT VALID;
--> statement-breakpoint

-- Row-level security. A follow-up that was put lies under the seal like a point that was heard.
alter table follow_ups_used enable row level security;
--> statement-breakpoint
alter table follow_ups_used force row level security;
--> statement-breakpoint
create policy job_works_across on follow_ups_used to evenhand_job using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on follow_ups_used to evenhand_job;
--> statement-breakpoint
grant select, insert, update on follow_ups_used to evenhand_app;
--> statement-breakpoint
do $policies$
declare
  own_organization text := 'organization_id = (select current_organization())';
  readable text := $readable$ exists (
    select from scorecards card
    join evaluations evaluation
      on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
    where card.organization_id = %1$I.organization_id
      and card.id = %1$I.scorecard_id
      and (
        card.member_id = (select current_member())
        or (
          card.submitted_at is not null
          and (
            (
              evaluation.opened_at is not null
              and (
                (select current_member_role()) = 'admin'
                or exists (
                  select from job_teams place
                  where place.organization_id = card.organization_id
                    and place.job_id = evaluation.job_id
                    and place.member_id = (select current_member())
                )
                or exists (
                  select from scorecards own
                  where own.organization_id = card.organization_id
                    and own.evaluation_id = card.evaluation_id
                    and own.member_id = (select current_member())
                )
              )
            )
            or (
              evaluation.seal_policy = 'until own submit'
              and exists (
                select from scorecards own
                where own.organization_id = card.organization_id
                  and own.evaluation_id = card.evaluation_id
                  and own.member_id = (select current_member())
                  and own.submitted_at is not null
              )
              and not exists (
                select from scorecards own
                where own.organization_id = card.organization_id
                  and own.evaluation_id = card.evaluation_id
                  and own.member_id = (select current_member())
                  and own.submitted_at is null
                  and own.excused_at is null
              )
            )
          )
        )
      )
  ) $readable$;
  writable text := $writable$ exists (
    select from scorecards card
    where card.organization_id = %1$I.organization_id
      and card.id = %1$I.scorecard_id
      and card.member_id = (select current_member())
      and card.submitted_at is null
      and card.excused_at is null
  ) $writable$;
begin
  execute format('create policy seal_read on %1$I for select to evenhand_app using (' || own_organization || ' and ' || readable || ')', 'follow_ups_used');
  execute format('create policy author_inserts on %1$I for insert to evenhand_app with check (' || own_organization || ' and ' || writable || ')', 'follow_ups_used');
  execute format('create policy author_updates on %1$I for update to evenhand_app using (' || own_organization || ' and ' || writable || ') with check (' || own_organization || ' and ' || writable || ')', 'follow_ups_used');
end $policies$;
