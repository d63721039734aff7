CREATE TABLE "reminders" (
	"organization_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "reminders_pk" PRIMARY KEY("organization_id","session_id","member_id","stage"),
	CONSTRAINT "reminders_stage_known" CHECK ("reminders"."stage" in ('hour after', 'next morning', 'manager')),
	CONSTRAINT "reminders_outcome_known" CHECK ("reminders"."outcome" in ('mailed', 'shown')),
	CONSTRAINT "reminders_settled" CHECK (("reminders"."outcome" is null) = ("reminders"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "no_shows" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sealed_note" "bytea",
	CONSTRAINT "no_shows_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "session_reopenings" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"reopened_from" text NOT NULL,
	"reopened_by" uuid NOT NULL,
	"reopened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"after_opening" boolean NOT NULL,
	"sealed_reason" "bytea" NOT NULL,
	CONSTRAINT "session_reopenings_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "session_reopenings_from_known" CHECK ("session_reopenings"."reopened_from" in ('closed', 'no-show'))
);
--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_state_known";--> statement-breakpoint
ALTER TABLE "scorecards" ADD COLUMN "excused_by_no_show" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_session_fk" FOREIGN KEY ("organization_id","session_id") REFERENCES "public"."sessions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_shows" ADD CONSTRAINT "no_shows_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_shows" ADD CONSTRAINT "no_shows_session_fk" FOREIGN KEY ("organization_id","session_id") REFERENCES "public"."sessions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_shows" ADD CONSTRAINT "no_shows_noted_by_fk" FOREIGN KEY ("organization_id","noted_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reopenings" ADD CONSTRAINT "session_reopenings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reopenings" ADD CONSTRAINT "session_reopenings_session_fk" FOREIGN KEY ("organization_id","session_id") REFERENCES "public"."sessions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reopenings" ADD CONSTRAINT "session_reopenings_reopened_by_fk" FOREIGN KEY ("organization_id","reopened_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminders_waiting" ON "reminders" USING btree ("due_at") WHERE "reminders"."outcome" is null;--> statement-breakpoint
CREATE INDEX "no_shows_of_session" ON "no_shows" USING btree ("organization_id","session_id");--> statement-breakpoint
CREATE INDEX "session_reopenings_of_session" ON "session_reopenings" USING btree ("organization_id","session_id");--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_no_show_excuses" CHECK (not "scorecards"."excused_by_no_show" or "scorecards"."excused_at" is not null) NOT VALID;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_state_known" CHECK ("sessions"."state" in ('scheduled', 'live', 'wrapping up', 'closed', 'cancelled', 'no-show')) NOT VALID;
--> statement-breakpoint

-- Row-level security of what is new. What was noted and why a session was reopened stays for good.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['no_shows', 'session_reopenings', 'reminders'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy job_works_across on %I to evenhand_job using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %I to evenhand_job', tenant_table);
    execute format('grant select on %I to evenhand_app', tenant_table);
    execute format(
      'create policy own_organization on %I to evenhand_app using (organization_id = (select current_organization())) with check (organization_id = (select current_organization()))',
      tenant_table);
  end loop;
end $$;
--> statement-breakpoint
grant insert on no_shows, session_reopenings to evenhand_app;
--> statement-breakpoint

-- As before, and one excuse more that is no manager's: of whom the candidate did not come to. It stands for as long as
-- that stands, and falls with a reopening; a submitted scorecard and any other excuse stay.
create or replace function guard_scorecard() returns trigger language plpgsql as $$
declare
  is_no_show boolean;
begin
  if tg_op = 'DELETE' then
    if (old.submitted_at is not null or old.excused_at is not null) and not organization_is_gone(old.organization_id) then
      raise exception 'a submitted or excused scorecard stays' using errcode = 'EH003';
    end if;
    return old;
  end if;
  if (new.organization_id, new.id, new.session_id, new.evaluation_id, new.set_version_id, new.member_id)
    is distinct from (old.organization_id, old.id, old.session_id, old.evaluation_id, old.set_version_id, old.member_id) then
    raise exception 'a scorecard belongs to one seat' using errcode = 'EH003';
  end if;
  select session.state = 'no-show' into is_no_show from sessions session
    where session.organization_id = new.organization_id and session.id = new.session_id;
  if old.submitted_at is not null
    or (old.excused_at is not null and (not old.excused_by_no_show or is_no_show or new.submitted_at is not null or new.excused_at is not null)) then
    raise exception 'a submitted or excused scorecard stays as it is' using errcode = 'EH003';
  end if;
  if new.excused_by_no_show and not is_no_show then
    raise exception 'only a session that nobody came to excuses by itself' using errcode = 'EH003';
  end if;
  if new.submitted_at is not null and new.member_id is distinct from current_member() then
    raise exception 'only its author submits a scorecard' using errcode = 'EH003';
  end if;
  return new;
end $$;
--> statement-breakpoint

-- Whether anything was ever recorded on a scorecard. Whoever replaces an interviewer has to know that much of it, and
-- nothing more: what was recorded stays behind the seal.
create function scorecard_is_untouched(card uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (
    select from scorecard_entries entry
    where entry.organization_id = (select current_organization()) and entry.scorecard_id = card
  ) $$;
--> statement-breakpoint

-- Reminders. What is owed is read from the sessions each time, so that a session moved, a seat given to somebody else or
-- a scorecard excused leaves nothing behind that would have to be called off.
create function plan_reminders(at timestamptz) returns integer
  language sql volatile security definer set search_path = public, pg_temp as $$
  with owed as (
    select card.organization_id, card.session_id, card.member_id, session.time_zone, evaluation.job_id,
      greatest(
        session.starts_at + make_interval(mins => session.slot_minutes), card.created_at,
        (select max(again.reopened_at) from session_reopenings again
          where again.organization_id = session.organization_id and again.session_id = session.id)
      ) as ended_at
    from sessions session
    join scorecards card on card.organization_id = session.organization_id and card.session_id = session.id
    join evaluations evaluation on evaluation.organization_id = session.organization_id and evaluation.id = session.evaluation_id
    join jobs job on job.organization_id = evaluation.organization_id and job.id = evaluation.job_id and job.archived_at is null
    where session.state in ('scheduled', 'live', 'wrapping up')
      and session.starts_at + make_interval(mins => session.slot_minutes) <= at - interval '1 hour'
      and card.submitted_at is null and card.excused_at is null
  ), due as (
    select owed.organization_id, owed.session_id, owed.member_id, stage.name, stage.due_at
    from owed cross join lateral (values
      ('hour after', ended_at + interval '1 hour'),
      ('next morning', ((ended_at at time zone time_zone)::date + 1 + time '09:00') at time zone time_zone)
    ) stage (name, due_at)
    union all
    select distinct owed.organization_id, owed.session_id, manager.id, 'manager',
      ((ended_at at time zone time_zone)::date + 2 + time '09:00') at time zone time_zone
    from owed
    join members manager on manager.organization_id = owed.organization_id and manager.left_at is null
    where exists (
        select from job_teams place where place.organization_id = owed.organization_id and place.job_id = owed.job_id
          and place.member_id = manager.id and place.role = 'manager' and manager.role in ('admin', 'manager')
      )
      or (manager.role = 'admin' and not exists (
        select from job_teams place
        join members other on other.organization_id = place.organization_id and other.id = place.member_id
        where place.organization_id = owed.organization_id and place.job_id = owed.job_id and place.role = 'manager'
          and other.left_at is null and other.role in ('admin', 'manager')
      ))
  ), planned as (
    insert into reminders (organization_id, session_id, member_id, stage, due_at)
    select organization_id, session_id, member_id, name, min(due_at) from due
    -- Whoever was away for days, or a server that was down, is not told of all that was missed.
    where due_at <= at and due_at > at - interval '3 days'
      and not (name = 'hour after' and exists (
        select from due later where later.organization_id = due.organization_id and later.session_id = due.session_id
          and later.member_id = due.member_id and later.name = 'next morning' and later.due_at <= at
      ))
    group by organization_id, session_id, member_id, name
    on conflict do nothing
    returning 1
  )
  select count(*)::integer from planned $$;
--> statement-breakpoint
-- The next one that waits, held until the transaction ends; another node takes the one after it. What is no longer owed
-- is dropped on the way, and may come to be owed again.
create function take_reminder(at timestamptz)
  returns table (
    organization_id uuid, session_id uuid, member_id uuid, stage text, tries integer, email text, planted boolean,
    panel_id uuid, panel_name text, job_title text, starts_at timestamptz, slot_minutes integer, time_zone text, missing text[]
  )
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  taken reminders;
  names text[];
begin
  loop
    select * into taken from reminders reminder
      where reminder.outcome is null and reminder.due_at <= at
      order by reminder.due_at, reminder.session_id, reminder.member_id
      limit 1 for update skip locked;
    if not found then return; end if;
    select array_agg(m.name order by m.name) into names
      from sessions session
      join scorecards card on card.organization_id = session.organization_id and card.session_id = session.id
      join members m on m.organization_id = card.organization_id and m.id = card.member_id
      where session.organization_id = taken.organization_id and session.id = taken.session_id
        and session.state in ('scheduled', 'live', 'wrapping up')
        and session.starts_at + make_interval(mins => session.slot_minutes) <= at
        and card.submitted_at is null and card.excused_at is null
        and (taken.stage = 'manager' or card.member_id = taken.member_id);
    exit when names is not null;
    delete from reminders gone
      where gone.organization_id = taken.organization_id and gone.session_id = taken.session_id
        and gone.member_id = taken.member_id and gone.stage = taken.stage;
  end loop;
  return query
    select taken.organization_id, taken.session_id, taken.member_id, taken.stage, taken.tries,
      case when m.left_at is null then m.email end, organization.planted_at is not null,
      panel.id, panel.name, job.title, session.starts_at, session.slot_minutes, session.time_zone, names
    from sessions session
    join evaluations evaluation on evaluation.organization_id = session.organization_id and evaluation.id = session.evaluation_id
    join panels panel on panel.organization_id = evaluation.organization_id and panel.id = evaluation.panel_id
    join jobs job on job.organization_id = evaluation.organization_id and job.id = evaluation.job_id
    join organizations organization on organization.id = session.organization_id
    join members m on m.organization_id = session.organization_id and m.id = taken.member_id
    where session.organization_id = taken.organization_id and session.id = taken.session_id;
end $$;
--> statement-breakpoint
-- What became of it: an outcome, or another try at `again_at`.
create function settle_reminder(organization uuid, session uuid, recipient uuid, which text, what text, again_at timestamptz)
  returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update reminders set outcome = what, settled_at = case when what is not null then clock_timestamp() end,
    due_at = coalesce(again_at, due_at), tries = tries + 1
  where organization_id = organization and session_id = session and member_id = recipient and stage = which and outcome is null $$;
--> statement-breakpoint
revoke execute on function scorecard_is_untouched(uuid), plan_reminders(timestamptz), take_reminder(timestamptz),
  settle_reminder(uuid, uuid, uuid, text, text, timestamptz) from public;
--> statement-breakpoint
grant execute on function scorecard_is_untouched(uuid), plan_reminders(timestamptz), take_reminder(timestamptz),
  settle_reminder(uuid, uuid, uuid, text, text, timestamptz) to evenhand_app;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
alter function scorecard_is_untouched(uuid) owner to evenhand_job;
--> statement-breakpoint
alter function plan_reminders(timestamptz) owner to evenhand_job;
--> statement-breakpoint
alter function take_reminder(timestamptz) owner to evenhand_job;
--> statement-breakpoint
alter function settle_reminder(uuid, uuid, uuid, text, text, timestamptz) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
