-- Row-level security, the seal included, and what is immutable.
-- `evenhand_app` and `evenhand_job` stand for the roles of this database; the runner puts in their names.

-- Who is asking. Set by db/tenant.ts for one transaction; empty means nobody, and nobody sees nothing.
create function current_organization() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('evenhand.organization', true), '')::uuid $$;
--> statement-breakpoint
create function current_member() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('evenhand.member', true), '')::uuid $$;
--> statement-breakpoint
create function current_member_role() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('evenhand.role', true), '') $$;
--> statement-breakpoint

grant usage on schema public to evenhand_app, evenhand_job;
--> statement-breakpoint

-- Every tenant table: forced, and bound to the organization that is asking. The job role works across
-- tenants (sign-in, removal of an organization) and is reached only through definer functions.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'members', 'invitations', 'competencies', 'categories', 'questions', 'question_versions',
    'question_version_competencies', 'points', 'anchors', 'follow_ups', 'question_sets', 'set_versions',
    'set_items', 'jobs', 'job_teams', 'candidates', 'candidate_keys', 'candidate_files', 'applications',
    'panels', 'panel_members', 'panel_assignments', 'decision_rules', 'evaluations', 'seal_breaks', 'sessions',
    'session_assignments', 'scorecards', 'scorecard_contents', 'scores', 'points_heard', 'notes',
    'scorecard_entries', 'revisions', 'decisions', 'audit_entries'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy job_works_across on %I to evenhand_job using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %I to evenhand_job', tenant_table);
    execute format('grant select, insert on %I to evenhand_app', tenant_table);
  end loop;
  -- Those without a seal of their own: the organization is the whole rule.
  foreach tenant_table in array array[
    'members', 'invitations', 'competencies', 'categories', 'questions', 'question_versions',
    'question_version_competencies', 'points', 'anchors', 'follow_ups', 'question_sets', 'set_versions',
    'set_items', 'jobs', 'job_teams', 'candidates', 'candidate_keys', 'candidate_files', 'applications',
    'panels', 'panel_members', 'panel_assignments', 'decision_rules', 'evaluations', 'seal_breaks', 'sessions',
    'session_assignments', 'scorecards', 'decisions', 'audit_entries'
  ] loop
    execute format(
      'create policy own_organization on %I to evenhand_app using (organization_id = (select current_organization())) with check (organization_id = (select current_organization()))',
      tenant_table);
  end loop;
end $$;
--> statement-breakpoint
alter table organizations enable row level security;
--> statement-breakpoint
alter table organizations force row level security;
--> statement-breakpoint
create policy own_organization on organizations to evenhand_app
  using (id = (select current_organization())) with check (id = (select current_organization()));
--> statement-breakpoint
create policy job_works_across on organizations to evenhand_job using (true) with check (true);
--> statement-breakpoint
grant select on organizations to evenhand_app;
--> statement-breakpoint
grant update (name, time_zone, retention_months) on organizations to evenhand_app;
--> statement-breakpoint
grant select, insert, update, delete on organizations, users, user_sessions, password_resets to evenhand_job;
--> statement-breakpoint

-- What the app may change or take away. Whatever is not named here is append-only.
grant update on members, invitations, competencies, categories, questions, question_versions, question_sets,
  set_versions, set_items, jobs, job_teams, candidates, panels, decision_rules, evaluations, sessions,
  session_assignments, scorecards, scorecard_contents, scores, points_heard, notes, applications to evenhand_app;
--> statement-breakpoint
grant delete on question_version_competencies, points, anchors, follow_ups, set_items, job_teams, panel_members,
  panel_assignments, session_assignments, scorecards, candidate_keys, candidate_files to evenhand_app;
--> statement-breakpoint

-- The seal. One interviewer's content is read by its author; by the others once the evaluation is open (or,
-- under `until own submit`, once all their own scorecards in it are in), and only after it was submitted.
-- It reads the visible headers only, never a sealed table, so that no policy recurses.
-- Scores are written by the author alone, and only before submission. The conditions stand in the policies
-- themselves, not in functions: a function would run once a row, a subquery is planned once a statement.
do $policies$
declare
  sealed_table text;
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
  foreach sealed_table in array array[
    'scorecard_contents', 'scores', 'points_heard', 'notes', 'scorecard_entries', 'revisions'
  ] loop
    execute format('create policy seal_read on %1$I for select to evenhand_app using (' || own_organization || ' and ' || readable || ')', sealed_table);
    if sealed_table <> 'revisions' then
      execute format('create policy author_inserts on %1$I for insert to evenhand_app with check (' || own_organization || ' and ' || writable || ')', sealed_table);
    end if;
    if sealed_table not in ('revisions', 'scorecard_entries') then
      execute format('create policy author_updates on %1$I for update to evenhand_app using (' || own_organization || ' and ' || writable || ') with check (' || own_organization || ' and ' || writable || ')', sealed_table);
    end if;
  end loop;
end $policies$;
--> statement-breakpoint
-- A revision is the author's too, and only exists once there is something submitted to revise.
create policy author_revises on revisions for insert to evenhand_app
  with check (
    organization_id = (select current_organization())
    and exists (
      select from scorecards card
      where card.organization_id = revisions.organization_id
        and card.id = revisions.scorecard_id
        and card.member_id = (select current_member())
        and card.submitted_at is not null
    )
  );
--> statement-breakpoint

-- Immutability. Cascades from a removed organization may pass; nothing else may.
create function organization_is_gone(organization uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select not exists (select from organizations where id = organization) $$;
--> statement-breakpoint
create function refuse_change_of_published_version() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    if tg_op = 'DELETE' and organization_is_gone(old.organization_id) then return old; end if;
    raise exception 'a published version cannot be changed' using errcode = 'EH001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger published_is_immutable before update or delete on question_versions
  for each row execute function refuse_change_of_published_version();
--> statement-breakpoint
create trigger published_is_immutable before update or delete on set_versions
  for each row execute function refuse_change_of_published_version();
--> statement-breakpoint
-- The parts of a version share its fate: once it is published nothing joins, leaves or changes.
create function refuse_change_of_published_part() returns trigger language plpgsql as $$
declare
  part jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  organization uuid := (part ->> 'organization_id')::uuid;
  parent uuid := (part ->> tg_argv[1])::uuid;
  published boolean;
begin
  execute format('select published_at is not null from %I where organization_id = $1 and id = $2', tg_argv[0])
    into published using organization, parent;
  if published then
    if tg_op = 'DELETE' and organization_is_gone(organization) then return old; end if;
    raise exception 'a part of a published version cannot be changed' using errcode = 'EH001';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger published_is_immutable before insert or update or delete on points
  for each row execute function refuse_change_of_published_part('question_versions', 'question_version_id');
--> statement-breakpoint
create trigger published_is_immutable before insert or update or delete on anchors
  for each row execute function refuse_change_of_published_part('question_versions', 'question_version_id');
--> statement-breakpoint
create trigger published_is_immutable before insert or update or delete on follow_ups
  for each row execute function refuse_change_of_published_part('question_versions', 'question_version_id');
--> statement-breakpoint
create trigger published_is_immutable before insert or update or delete on question_version_competencies
  for each row execute function refuse_change_of_published_part('question_versions', 'question_version_id');
--> statement-breakpoint
create trigger published_is_immutable before insert or update or delete on set_items
  for each row execute function refuse_change_of_published_part('set_versions', 'set_version_id');
--> statement-breakpoint

-- A panel and a session stand on something that can no longer change.
create function demand_published_set() returns trigger language plpgsql as $$
begin
  if not exists (
    select from set_versions version
    where version.organization_id = new.organization_id and version.id = new.set_version_id
      and version.published_at is not null
  ) then
    raise exception 'a panel and its sessions need a published set' using errcode = 'EH002';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger needs_published_set before insert or update of set_version_id on panels
  for each row execute function demand_published_set();
--> statement-breakpoint
create trigger needs_published_set before insert or update of set_version_id on sessions
  for each row execute function demand_published_set();
--> statement-breakpoint

-- A scorecard is submitted by its author, once, and stays so; it is excused by somebody else, and stays so.
create function guard_scorecard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if (old.submitted_at is not null or old.excused_at is not null) and not organization_is_gone(old.organization_id) then
      raise exception 'a submitted or excused scorecard stays' using errcode = 'EH003';
    end if;
    return old;
  end if;
  if old.submitted_at is not null or old.excused_at is not null then
    raise exception 'a submitted or excused scorecard stays as it is' using errcode = 'EH003';
  end if;
  if (new.organization_id, new.id, new.session_id, new.evaluation_id, new.set_version_id, new.member_id)
    is distinct from (old.organization_id, old.id, old.session_id, old.evaluation_id, old.set_version_id, old.member_id) then
    raise exception 'a scorecard belongs to one seat' using errcode = 'EH003';
  end if;
  if new.submitted_at is not null and new.member_id is distinct from current_member() then
    raise exception 'only its author submits a scorecard' using errcode = 'EH003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_scorecard before update or delete on scorecards
  for each row execute function guard_scorecard();
--> statement-breakpoint

-- A seal opens when every scorecard is in, or when an admin broke it with a reason; and never closes again.
create function guard_evaluation() returns trigger language plpgsql as $$
begin
  if (new.organization_id, new.id, new.panel_id, new.application_id, new.job_id)
    is distinct from (old.organization_id, old.id, old.panel_id, old.application_id, old.job_id) then
    raise exception 'an evaluation belongs to one panel and one application' using errcode = 'EH004';
  end if;
  if new.seal_policy is distinct from old.seal_policy then
    raise exception 'the seal policy of an evaluation is fixed' using errcode = 'EH004';
  end if;
  if old.opened_at is not null and (new.opened_at, new.opened_because) is distinct from (old.opened_at, old.opened_because) then
    raise exception 'an opened seal stays open' using errcode = 'EH004';
  end if;
  if old.opened_at is null and new.opened_at is not null then
    if new.opened_because = 'all submitted' and (
      not exists (
        select from scorecards card
        where card.organization_id = new.organization_id and card.evaluation_id = new.id and card.submitted_at is not null
      )
      or exists (
        select from scorecards card
        where card.organization_id = new.organization_id and card.evaluation_id = new.id
          and card.submitted_at is null and card.excused_at is null
      )
    ) then
      raise exception 'scorecards are missing' using errcode = 'EH004';
    end if;
    if new.opened_because = 'seal broken' and not exists (
      select from seal_breaks seal
      where seal.organization_id = new.organization_id and seal.evaluation_id = new.id
    ) then
      raise exception 'a seal is broken with a reason' using errcode = 'EH004';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_evaluation before update on evaluations
  for each row execute function guard_evaluation();
--> statement-breakpoint
-- Inserting an evaluation that is open already would be a way around the guard.
create function refuse_open_evaluation() returns trigger language plpgsql as $$
begin
  if new.opened_at is not null then
    raise exception 'an evaluation starts sealed' using errcode = 'EH004';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger starts_sealed before insert on evaluations
  for each row execute function refuse_open_evaluation();
--> statement-breakpoint
create function refuse_submitted_scorecard() returns trigger language plpgsql as $$
begin
  if new.submitted_at is not null or new.excused_at is not null then
    raise exception 'a scorecard starts as a draft' using errcode = 'EH003';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger starts_as_draft before insert on scorecards
  for each row execute function refuse_submitted_scorecard();
--> statement-breakpoint
-- Only an admin breaks a seal.
create policy admin_breaks on seal_breaks as restrictive for insert to evenhand_app
  with check ((select current_member_role()) = 'admin' and broken_by = (select current_member()));
--> statement-breakpoint
-- Only an admin changes roles; everybody may leave.
create policy admin_changes_members on members as restrictive for update to evenhand_app
  using ((select current_member_role()) = 'admin' or id = (select current_member()));
--> statement-breakpoint

-- The last admin cannot leave or be demoted. The organization's row is the lock that two admins queue at.
create function keep_an_admin() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.role = 'admin' and old.left_at is null and (new.role <> 'admin' or new.left_at is not null) then
    perform 1 from organizations where id = old.organization_id for update;
    if not exists (
      select from members other
      where other.organization_id = old.organization_id and other.id <> old.id
        and other.role = 'admin' and other.left_at is null
    ) then
      raise exception 'the last admin stays' using errcode = 'EH005';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_an_admin before update on members
  for each row execute function keep_an_admin();
--> statement-breakpoint

-- Definer functions belong to the job role, which may work across tenants without bypassing anything else.
grant create on schema public to evenhand_job;
--> statement-breakpoint
alter function organization_is_gone(uuid) owner to evenhand_job;
--> statement-breakpoint
alter function keep_an_admin() owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
