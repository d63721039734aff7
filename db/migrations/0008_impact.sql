CREATE TABLE "impact_counts" (
	"organization_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"question_id" uuid NOT NULL,
	"group" text NOT NULL,
	"applied" integer NOT NULL,
	"selected" integer NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	CONSTRAINT "impact_counts_pk" PRIMARY KEY("organization_id","job_id","number","question_id","group"),
	CONSTRAINT "impact_counts_selected_of_applied" CHECK ("impact_counts"."selected" between 0 and "impact_counts"."applied")
);
--> statement-breakpoint
CREATE TABLE "impact_releases" (
	"organization_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"people" integer NOT NULL,
	"selected" integer NOT NULL,
	"released_by" uuid NOT NULL,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "impact_releases_pk" PRIMARY KEY("organization_id","job_id","number"),
	CONSTRAINT "impact_releases_selected_of_people" CHECK ("impact_releases"."selected" between 0 and "impact_releases"."people")
);
--> statement-breakpoint
ALTER TABLE "self_report_links" ADD COLUMN "counted_in" integer;--> statement-breakpoint
ALTER TABLE "impact_counts" ADD CONSTRAINT "impact_counts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_counts" ADD CONSTRAINT "impact_counts_release_fk" FOREIGN KEY ("organization_id","job_id","number") REFERENCES "public"."impact_releases"("organization_id","job_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_counts" ADD CONSTRAINT "impact_counts_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."self_report_questions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_releases" ADD CONSTRAINT "impact_releases_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_releases" ADD CONSTRAINT "impact_releases_job_fk" FOREIGN KEY ("organization_id","job_id") REFERENCES "public"."jobs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_releases" ADD CONSTRAINT "impact_releases_released_by_fk" FOREIGN KEY ("organization_id","released_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint

-- What is public of a release the app reads. The counts it does not: it asks a function, which leaves the small ones out.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['impact_releases', 'impact_counts'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy job_works_across on %I to evenhand_job using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %I to evenhand_job', tenant_table);
  end loop;
end $$;
--> statement-breakpoint
grant select on impact_releases to evenhand_app;
--> statement-breakpoint
create policy own_organization on impact_releases to evenhand_app
  using (organization_id = (select current_organization()));
--> statement-breakpoint

-- Whom the next release of a job counts: whoever was asked, has a decision that stands, and was never counted. Made of
-- what a manager sees anyway; on hold is no decision yet.
create function impact_batch(organization uuid, job uuid)
  returns table (application_id uuid, selected boolean)
  language sql stable as $$
  select link.application_id, decision.outcome in ('advance', 'hire')
  from self_report_links link
  join applications application
    on application.organization_id = link.organization_id and application.id = link.application_id
  join lateral (
    select last.id, last.outcome, last.approvals_needed from decisions last
    where last.organization_id = link.organization_id and last.application_id = link.application_id
    order by last.number desc limit 1
  ) decision on true
  where link.organization_id = organization and application.job_id = job and link.counted_in is null
    and decision.outcome <> 'hold'
    and not exists (
      select from decision_reopenings again
      where again.organization_id = link.organization_id and again.decision_id = decision.id
    )
    and not exists (
      select from decision_approvals objection
      where objection.organization_id = link.organization_id and objection.decision_id = decision.id
        and objection.answer = 'objected'
    )
    and (
      select count(*) from decision_approvals approval
      where approval.organization_id = link.organization_id and approval.decision_id = decision.id
        and approval.answer = 'approved'
    ) >= decision.approvals_needed $$;
--> statement-breakpoint

-- By how much each group grew between two releases of a question; from 0 on, everything. `both_shown` says that both show it,
-- so that anybody can subtract.
create function impact_growth(organization uuid, job uuid, question uuid, earlier integer, later integer)
  returns table ("group" text, both_shown boolean, applied integer, selected integer)
  language sql stable as $$
  select later_one."group", earlier = 0 or coalesce(before.shown, false),
    later_one.applied - coalesce(before.applied, 0), later_one.selected - coalesce(before.selected, 0)
  from impact_counts later_one
  left join impact_counts before
    on before.organization_id = later_one.organization_id and before.job_id = later_one.job_id
    and before.question_id = later_one.question_id and before."group" = later_one."group" and before.number = earlier
  where later_one.organization_id = organization and later_one.job_id = job and later_one.question_id = question
    and later_one.number = later $$;
--> statement-breakpoint

-- The groups of a question that a release may show, so that nobody's answer can be told: not from the figures, not by
-- subtracting them from the number of people, from an earlier release, or from what is known of everybody's outcome.
create function impact_shown(organization uuid, job uuid, question uuid, release integer)
  returns text[]
  language plpgsql stable as $$
declare
  visible text[];
  earlier integer;
  told boolean;
  inhabited integer;
  people integer;
  passed integer;
  comparable boolean;
begin
  -- Large enough, and grown by enough since every release that showed it.
  select coalesce(array_agg(growth."group"), '{}') into visible
  from impact_growth(organization, job, question, 0, release) growth
  where growth.applied >= 5 and not exists (
    select from impact_counts before
    where before.organization_id = organization and before.job_id = job and before.question_id = question
      and before."group" = growth."group" and before.shown and before.number < release
      and growth.applied - before.applied < 5
  );
  -- What is hidden must be too many people, of too many groups, to be told by subtraction; else the smallest shown group
  -- is hidden, too.
  loop
    exit when cardinality(visible) < 2;
    told := false;
    for earlier in
      select 0 union select before.number from impact_counts before
      where before.organization_id = organization and before.job_id = job and before.question_id = question
        and before.shown and before.number < release
    loop
      select
          count(*) filter (where growth.applied > 0 and not (growth.both_shown and growth."group" = any (visible))),
          coalesce(sum(growth.applied) filter (where not (growth.both_shown and growth."group" = any (visible))), 0),
          coalesce(bool_or(growth.both_shown and growth."group" = any (visible)), false)
        into inhabited, people, comparable
        from impact_growth(organization, job, question, earlier, release) growth;
      told := told or (comparable and inhabited > 0 and (inhabited < 2 or people < 5));
    end loop;
    exit when not told;
    select array_remove(visible, growth."group") into visible
      from impact_growth(organization, job, question, 0, release) growth
      where growth."group" = any (visible)
      order by growth.applied, growth."group" limit 1;
  end loop;
  if cardinality(visible) < 2 then return '{}'; end if;
  -- Who passed is known by name. Where all of them, or all the others, are of one group, its figure names them.
  for earlier in
    select 0 union select before.number from impact_counts before
    where before.organization_id = organization and before.job_id = job and before.question_id = question
      and before.shown and before.number < release
  loop
    select coalesce(sum(one.people), 0), coalesce(sum(one.selected), 0) into people, passed
      from impact_releases one
      where one.organization_id = organization and one.job_id = job and one.number > earlier and one.number <= release
        and exists (
          select from impact_counts counted
          where counted.organization_id = organization and counted.job_id = job and counted.question_id = question
            and counted.number = one.number
        );
    if exists (
      select from impact_growth(organization, job, question, earlier, release) growth
      where growth.both_shown and growth."group" = any (visible)
        and ((passed > 0 and growth.selected = passed)
          or (people > passed and growth.applied - growth.selected = people - passed))
    ) then return '{}'; end if;
  end loop;
  return visible;
end $$;
--> statement-breakpoint

-- Makes a job's next figures: adds everybody of the batch to the sums, once and for good. Returns the release's number.
create function release_impact(job uuid)
  returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  organization uuid := current_organization();
  next_number integer;
  batch uuid[];
  passed uuid[];
  question uuid;
begin
  if current_member_role() is null or current_member_role() not in ('admin', 'manager') then
    raise exception 'only an admin or a manager makes figures' using errcode = 'EH020';
  end if;
  -- Two releases at once would count the same people.
  perform from jobs where organization_id = organization and id = job for no key update;
  if not found then raise exception 'no such job' using errcode = 'EH020'; end if;
  select coalesce(array_agg(one.application_id), '{}'),
      coalesce(array_agg(one.application_id) filter (where one.selected), '{}')
    into batch, passed from impact_batch(organization, job) one;
  if cardinality(batch) < 10 then
    raise exception 'too few people were decided on since the last figures' using errcode = 'EH020';
  end if;
  select coalesce(max(number), 0) + 1 into next_number
    from impact_releases where organization_id = organization and job_id = job;
  insert into impact_releases (organization_id, job_id, number, people, selected, released_by)
    values (organization, job, next_number, cardinality(batch), cardinality(passed), current_member());
  insert into impact_counts (organization_id, job_id, number, question_id, "group", applied, selected)
  select organization, job, next_number, asked.id, one.name,
    coalesce(max(base.applied), 0) + count(report.application_id),
    coalesce(max(base.selected), 0) + count(report.application_id) filter (where report.application_id = any (passed))
  from self_report_questions asked
  cross join lateral jsonb_array_elements_text(asked.groups) as one (name)
  left join impact_counts base
    on base.organization_id = organization and base.job_id = job and base.question_id = asked.id
    and base."group" = one.name and base.number = (
      select max(before.number) from impact_counts before
      where before.organization_id = organization and before.job_id = job and before.question_id = asked.id)
  left join self_reports report
    on report.organization_id = organization and report.question_id = asked.id and report."group" = one.name
    and report.application_id = any (batch)
  where asked.organization_id = organization and asked.archived_at is null
  group by asked.id, one.name;
  update self_report_links set counted_in = next_number
    where organization_id = organization and application_id = any (batch);
  for question in
    select distinct question_id from impact_counts
    where organization_id = organization and job_id = job and number = next_number
  loop
    update impact_counts set shown = true
      where organization_id = organization and job_id = job and number = next_number and question_id = question
        and "group" = any (impact_shown(organization, job, question, next_number));
  end loop;
  return next_number;
end $$;
--> statement-breakpoint

-- The newest figures of a job that may be seen, by question and group; null stands for what is held back.
create function list_impact(job uuid)
  returns table (question_id uuid, number integer, "group" text, applied integer, selected integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select counted.question_id, counted.number, counted."group",
    case when counted.shown then counted.applied end, case when counted.shown then counted.selected end
  from impact_counts counted
  where counted.organization_id = current_organization() and counted.job_id = job
    and current_member_role() in ('admin', 'manager')
    and counted.number = (
      select max(newest.number) from impact_counts newest
      where newest.organization_id = counted.organization_id and newest.job_id = counted.job_id
        and newest.question_id = counted.question_id and newest.shown) $$;
--> statement-breakpoint

-- How many were asked, and about how many of them have said something: in steps of five, and never all.
create function count_self_reports(job uuid)
  returns table (asked integer, answered_at_least integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with link as (
    select exists (
      select from self_reports report
      where report.organization_id = one.organization_id and report.application_id = one.application_id
    ) as answered
    from self_report_links one
    join applications application
      on application.organization_id = one.organization_id and application.id = one.application_id
    where one.organization_id = current_organization() and application.job_id = job
      and current_member_role() in ('admin', 'manager')
  ), sums as (
    select count(*)::integer as asked, count(*) filter (where answered)::integer / 5 * 5 as stepped from link
  )
  select sums.asked, case when stepped > 0 and stepped = sums.asked then stepped - 5 else stepped end from sums $$;
--> statement-breakpoint

-- What a candidate's own link leads to: who asks, and what; no word of what was answered.
create function find_self_report(hash text)
  returns table (organization_name text, job_title text, questions jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select organization.name, job.title, coalesce((
      select jsonb_agg(jsonb_build_object('id', asked.id, 'name', asked.name, 'groups', asked.groups)
        order by asked.position, asked.id)
      from self_report_questions asked
      where asked.organization_id = link.organization_id and asked.archived_at is null), '[]'::jsonb)
  from self_report_links link
  join organizations organization on organization.id = link.organization_id
  join applications application
    on application.organization_id = link.organization_id and application.id = link.application_id
  join jobs job on job.organization_id = application.organization_id and job.id = application.job_id
  where link.token_hash = hash $$;
--> statement-breakpoint

-- Keeps what a candidate says: of each question named a group, or null to take back what was said before.
create function answer_self_report(hash text, answers jsonb)
  returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  link self_report_links;
begin
  select * into link from self_report_links where token_hash = hash for update;
  if not found then return 'no link'; end if;
  if exists (
    select from jsonb_to_recordset(answers) as said ("questionId" uuid, "group" text)
    where not exists (
      select from self_report_questions asked
      where asked.organization_id = link.organization_id and asked.id = said."questionId" and asked.archived_at is null
        and (said."group" is null or asked.groups ? said."group")
    )
  ) then return 'not asked'; end if;
  delete from self_reports report
    using jsonb_to_recordset(answers) as said ("questionId" uuid)
    where report.organization_id = link.organization_id and report.application_id = link.application_id
      and report.question_id = said."questionId";
  insert into self_reports (organization_id, application_id, question_id, "group")
    select link.organization_id, link.application_id, said."questionId", said."group"
    from jsonb_to_recordset(answers) as said ("questionId" uuid, "group" text)
    where said."group" is not null;
  return 'kept';
end $$;
--> statement-breakpoint

-- Takes back everything said through a link, archived questions included. Says nothing of whether there was anything.
create function take_back_self_report(hash text)
  returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  link self_report_links;
begin
  select * into link from self_report_links where token_hash = hash for update;
  if not found then return false; end if;
  delete from self_reports
    where organization_id = link.organization_id and application_id = link.application_id;
  return true;
end $$;
--> statement-breakpoint

-- Who is erased takes along what they said, and the links that led to it; sums that were made stay.
create function erase_self_reports()
  returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from self_reports report using applications application
    where report.organization_id = old.organization_id and application.organization_id = old.organization_id
      and application.id = report.application_id and application.candidate_id = old.candidate_id;
  delete from self_report_links link using applications application
    where link.organization_id = old.organization_id and application.organization_id = old.organization_id
      and application.id = link.application_id and application.candidate_id = old.candidate_id;
  return old;
end $$;
--> statement-breakpoint
create trigger erase_self_reports after delete on candidate_keys
  for each row execute function erase_self_reports();
--> statement-breakpoint

revoke execute on function impact_growth(uuid, uuid, uuid, integer, integer) from public;
--> statement-breakpoint
revoke execute on function impact_shown(uuid, uuid, uuid, integer) from public;
--> statement-breakpoint
revoke execute on function erase_self_reports() from public;
--> statement-breakpoint
grant execute on function impact_growth(uuid, uuid, uuid, integer, integer) to evenhand_job;
--> statement-breakpoint
grant execute on function impact_shown(uuid, uuid, uuid, integer) to evenhand_job;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
alter function erase_self_reports() owner to evenhand_job;
--> statement-breakpoint
revoke execute on function release_impact(uuid) from public;
--> statement-breakpoint
grant execute on function release_impact(uuid) to evenhand_app;
--> statement-breakpoint
alter function release_impact(uuid) owner to evenhand_job;
--> statement-breakpoint
revoke execute on function list_impact(uuid) from public;
--> statement-breakpoint
grant execute on function list_impact(uuid) to evenhand_app;
--> statement-breakpoint
alter function list_impact(uuid) owner to evenhand_job;
--> statement-breakpoint
revoke execute on function count_self_reports(uuid) from public;
--> statement-breakpoint
grant execute on function count_self_reports(uuid) to evenhand_app;
--> statement-breakpoint
alter function count_self_reports(uuid) owner to evenhand_job;
--> statement-breakpoint
revoke execute on function find_self_report(text) from public;
--> statement-breakpoint
grant execute on function find_self_report(text) to evenhand_app;
--> statement-breakpoint
alter function find_self_report(text) owner to evenhand_job;
--> statement-breakpoint
revoke execute on function answer_self_report(text, jsonb) from public;
--> statement-breakpoint
grant execute on function answer_self_report(text, jsonb) to evenhand_app;
--> statement-breakpoint
alter function answer_self_report(text, jsonb) owner to evenhand_job;
--> statement-breakpoint
revoke execute on function take_back_self_report(text) from public;
--> statement-breakpoint
grant execute on function take_back_self_report(text) to evenhand_app;
--> statement-breakpoint
alter function take_back_self_report(text) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
