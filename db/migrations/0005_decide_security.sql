-- Row-level security of what 0004 brought, and what of it is final. First what 0004 could not check while it locked.
alter table decisions validate constraint decisions_approvals_in_range;
--> statement-breakpoint
alter table jobs validate constraint jobs_approvals_in_range;
--> statement-breakpoint
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'decision_approvals', 'decision_reopenings', 'debriefs', 'debrief_topics', 'second_looks',
    'second_look_evaluations', 'second_look_readers', 'second_look_scores', 'self_report_questions',
    'self_report_links', 'self_reports', 'feedback_drafts', 'feedback_sendings'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy job_works_across on %I to evenhand_job using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %I to evenhand_job', tenant_table);
  end loop;
  -- Not self_reports: what somebody said of themselves is reached through functions alone, which answer with counts.
  foreach tenant_table in array array[
    'decision_approvals', 'decision_reopenings', 'debriefs', 'debrief_topics', 'second_looks',
    'second_look_evaluations', 'second_look_readers', 'self_report_questions', 'self_report_links',
    'feedback_drafts', 'feedback_sendings'
  ] loop
    execute format('grant select, insert on %I to evenhand_app', tenant_table);
    execute format(
      'create policy own_organization on %I to evenhand_app using (organization_id = (select current_organization())) with check (organization_id = (select current_organization()))',
      tenant_table);
  end loop;
end $$;
--> statement-breakpoint
grant update (question_id, ended_by, ended_at) on debriefs to evenhand_app;
--> statement-breakpoint
grant update (settled_by, settled_at, sealed_note) on debrief_topics to evenhand_app;
--> statement-breakpoint
grant update (ended_at) on second_looks to evenhand_app;
--> statement-breakpoint
grant update (finished_at) on second_look_readers to evenhand_app;
--> statement-breakpoint
grant update (position, name, groups, archived_at) on self_report_questions to evenhand_app;
--> statement-breakpoint

-- Everybody answers for themselves.
create policy own_answer on decision_approvals as restrictive for insert to evenhand_app
  with check (member_id = (select current_member()));
--> statement-breakpoint
create policy own_end on second_look_readers as restrictive for update to evenhand_app
  using (member_id = (select current_member()));
--> statement-breakpoint

-- The second look has a seal of its own: a reader's scores are theirs until they are through, and then for those who
-- read nothing or are through themselves.
grant select, insert on second_look_scores to evenhand_app;
--> statement-breakpoint
grant update (value, not_assessed, version, scored_at) on second_look_scores to evenhand_app;
--> statement-breakpoint
create policy seal_read on second_look_scores for select to evenhand_app
  using (
    organization_id = (select current_organization())
    and (
      member_id = (select current_member())
      or (
        exists (
          select from second_look_readers author
          where author.organization_id = second_look_scores.organization_id
            and author.second_look_id = second_look_scores.second_look_id
            and author.member_id = second_look_scores.member_id and author.finished_at is not null
        )
        and not exists (
          select from second_look_readers own
          where own.organization_id = second_look_scores.organization_id
            and own.second_look_id = second_look_scores.second_look_id
            and own.member_id = (select current_member()) and own.finished_at is null
        )
      )
    )
  );
--> statement-breakpoint
do $policies$
declare
  writable text := $writable$ organization_id = (select current_organization()) and member_id = (select current_member())
    and exists (
      select from second_look_readers own
      where own.organization_id = second_look_scores.organization_id
        and own.second_look_id = second_look_scores.second_look_id
        and own.member_id = (select current_member()) and own.finished_at is null
    ) $writable$;
begin
  execute 'create policy reader_inserts on second_look_scores for insert to evenhand_app with check (' || writable || ')';
  execute 'create policy reader_updates on second_look_scores for update to evenhand_app using (' || writable || ') with check (' || writable || ')';
end $policies$;
--> statement-breakpoint
create function guard_second_look_reader() returns trigger language plpgsql as $$
begin
  if old.finished_at is not null and new.finished_at is distinct from old.finished_at then
    raise exception 'a finished second look stays finished' using errcode = 'EH010';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_second_look_reader before update on second_look_readers
  for each row execute function guard_second_look_reader();
--> statement-breakpoint

-- What is talked about or looked at again is open.
create function demand_open_evaluation() returns trigger language plpgsql as $$
begin
  if not exists (
    select from evaluations evaluation
    where evaluation.organization_id = new.organization_id and evaluation.id = new.evaluation_id
      and evaluation.opened_at is not null
  ) then
    raise exception 'this evaluation is sealed' using errcode = 'EH011';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger needs_open_evaluation before insert on debriefs
  for each row execute function demand_open_evaluation();
--> statement-breakpoint
create trigger needs_open_evaluation before insert on second_look_evaluations
  for each row execute function demand_open_evaluation();
