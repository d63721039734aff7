-- The guard of parts as it was (0001, 0003, 0017), in the words of each table: to plan a statement anew for every part took
-- longer than all else when an import came in or was taken back. Before each row it refuses ahead of everything else that may
-- be wrong; where very many come at once (`evenhand.in_bulk`) it is asked after the statement alone, which nobody can turn off.
create or replace function refuse_change_of_published_part() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and exists (
    select from question_versions version
    where version.organization_id = old.organization_id and version.id = old.question_version_id
      and version.published_at is not null
  ) then
    if tg_op = 'DELETE' and (
      is_taken_back(old.organization_id, old.question_version_id) or organization_is_gone(old.organization_id)
    ) then return old; end if;
    raise exception 'a part of a published version cannot be changed' using errcode = 'EH001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if exists (
    select from question_versions version
    where version.organization_id = new.organization_id and version.id = new.question_version_id
      and version.published_at is not null
  ) then raise exception 'a part of a published version cannot be changed' using errcode = 'EH001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create function refuse_change_of_published_item() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and exists (
    select from set_versions version
    where version.organization_id = old.organization_id and version.id = old.set_version_id
      and version.published_at is not null
  ) then
    if tg_op = 'DELETE' and organization_is_gone(old.organization_id) then return old; end if;
    raise exception 'a part of a published version cannot be changed' using errcode = 'EH001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if exists (
    select from set_versions version
    where version.organization_id = new.organization_id and version.id = new.set_version_id
      and version.published_at is not null
  ) then raise exception 'a part of a published version cannot be changed' using errcode = 'EH001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace trigger published_is_immutable before insert or update or delete on set_items
  for each row execute function refuse_change_of_published_item();
--> statement-breakpoint
create function refuse_change_of_published_parts() returns trigger language plpgsql as $$
declare
  organization uuid;
  versions uuid[];
begin
  for organization, versions in
    select changed.organization_id, array_agg(distinct changed.question_version_id) from changed group by 1
  loop
    if exists (
      select from question_versions version
      where version.organization_id = organization and version.id = any (versions) and version.published_at is not null
        and (tg_op <> 'DELETE' or not exists (
          select from bank_import_rows imported
          join bank_imports import
            on import.organization_id = imported.organization_id and import.id = imported.bank_import_id
            and import.state = 'taking back'
          where imported.organization_id = version.organization_id and imported.question_id = version.question_id
            and imported.version_number = version.number and imported.did is not null
        ))
    ) and (tg_op <> 'DELETE' or not organization_is_gone(organization)) then
      raise exception 'a part of a published version cannot be changed' using errcode = 'EH001';
    end if;
  end loop;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  part text;
begin
  foreach part in array array['points', 'anchors', 'follow_ups', 'question_version_competencies'] loop
    execute format('create or replace trigger published_is_immutable before insert or update or delete on %I for each row
      when (coalesce(current_setting(''evenhand.in_bulk'', true), '''') <> ''on'')
      execute function refuse_change_of_published_part()', part);
    execute format('create trigger guard_inserted after insert on %I referencing new table as changed
      for each statement execute function refuse_change_of_published_parts()', part);
    execute format('create trigger guard_left after update on %I referencing old table as changed
      for each statement execute function refuse_change_of_published_parts()', part);
    execute format('create trigger guard_joined after update on %I referencing new table as changed
      for each statement execute function refuse_change_of_published_parts()', part);
    execute format('create trigger guard_deleted after delete on %I referencing old table as changed
      for each statement execute function refuse_change_of_published_parts()', part);
  end loop;
end $$;
--> statement-breakpoint

-- As in 0026; an empty statement less for a question that goes altogether.
create or replace function forget_prompt_words() returns trigger language plpgsql as $$
declare
  newest text;
begin
  if organization_is_gone(old.organization_id) then return null; end if;
  select version.prompt into newest from question_versions version
    where version.organization_id = old.organization_id and version.question_id = old.question_id
    order by version.number desc limit 1;
  if newest = old.prompt then return null; end if;
  delete from prompt_words
    where organization_id = old.organization_id and question_id = old.question_id
      and word = any (array(select words_of(old.prompt)));
  if newest is not null then
    insert into prompt_words (organization_id, word, question_id, words)
      select old.organization_id, word, old.question_id, count(*) over () from words_of(newest) as word
      on conflict do nothing;
  end if;
  return null;
end $$;
--> statement-breakpoint

-- As in 0017, with what is taken back asked once and not for each version.
grant create on schema public to evenhand_job;
--> statement-breakpoint
set local role evenhand_job;
--> statement-breakpoint
create or replace function remove_taken_back_versions(ids uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from question_versions made
  where made.organization_id = current_organization() and current_member_role() in ('admin', 'manager')
    and made.id = any (ids) and exists (
      select from bank_import_rows imported
      join bank_imports import
        on import.organization_id = imported.organization_id and import.id = imported.bank_import_id
        and import.state = 'taking back'
      where imported.organization_id = made.organization_id and imported.question_id = made.question_id
        and imported.version_number = made.number and imported.did is not null
    ) $$;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
