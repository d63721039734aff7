-- The words of prompts that are kept for finding near doubles, once a version is removed: those of what is newest then.
create function forget_prompt_words() returns trigger language plpgsql as $$
begin
  if organization_is_gone(old.organization_id) then return null; end if;
  delete from prompt_words
    where organization_id = old.organization_id and question_id = old.question_id
      and word = any (array(select words_of(old.prompt)));
  insert into prompt_words (organization_id, word, question_id, words)
    select old.organization_id, said.word, old.question_id, count(*) over ()
    from (
      select version.prompt from question_versions version
      where version.organization_id = old.organization_id and version.question_id = old.question_id
      order by version.number desc limit 1
    ) newest cross join lateral words_of(newest.prompt) as said (word)
    on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger forget_prompt_words after delete on question_versions
  for each row execute function forget_prompt_words();
--> statement-breakpoint

grant create on schema public to evenhand_job;
--> statement-breakpoint
set local role evenhand_job;
--> statement-breakpoint

-- As in 0011, but parts of a version that goes itself are not filed once more on the way.
create or replace function file_changed_questions() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organization uuid;
  asked uuid[];
begin
  if tg_table_name = 'question_versions' then
    for organization, asked in
      select changed.organization_id, array_agg(distinct changed.question_id) from changed group by 1
    loop
      if organization_is_gone(organization) then continue; end if;
      perform file_question_facts(organization, asked);
      -- A new version's points come right after it, in a statement of their own.
      if tg_op <> 'INSERT' then perform file_question_texts(organization, asked); end if;
    end loop;
    return null;
  end if;
  for organization, asked in
    select version.organization_id, array_agg(distinct version.question_id)
    from (select distinct part.organization_id, part.question_version_id from changed part) part
    join question_versions version
      on version.organization_id = part.organization_id and version.id = part.question_version_id
    where tg_op <> 'DELETE' or not exists (
      select from bank_import_rows imported
      join bank_imports import
        on import.organization_id = imported.organization_id and import.id = imported.bank_import_id
        and import.state = 'taking back'
      where imported.organization_id = version.organization_id and imported.question_id = version.question_id
        and imported.version_number = version.number and imported.did <> 'rewrote draft' and imported.problems is null
    )
    group by 1
  loop
    if organization_is_gone(organization) then continue; end if;
    if tg_table_name = 'points' then perform file_question_texts(organization, asked);
    else perform file_question_facts(organization, asked);
    end if;
  end loop;
  return null;
end $$;
--> statement-breakpoint

-- A word stands under one of the questions that say it, and goes with that question. Once an import is taken back, the words
-- that others say too stand under one of these.
create function file_missing_words() returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into bank_words (organization_id, word, question_id, sketch)
  select fresh.organization_id, fresh.word, fresh.question_id, word_sketch(fresh.word)
  from (
    select distinct on (said.word) filed.organization_id, said.word, filed.question_id
    from question_texts filed cross join unnest(tsvector_to_array(filed.document)) as said (word)
    where filed.organization_id = (select current_organization())
      and (select current_member_role()) in ('admin', 'manager')
      and char_length(said.word) between 3 and 40 and said.word <> filed.organization_id::text
      and not exists (
        select from bank_words known
        where known.organization_id = filed.organization_id and known.word = said.word)
    order by said.word, filed.question_id
  ) fresh
  on conflict do nothing $$;
--> statement-breakpoint
revoke execute on function file_missing_words() from public;
--> statement-breakpoint
grant execute on function file_missing_words() to evenhand_app;
--> statement-breakpoint

-- What an import that was taken back before has left behind.
delete from prompt_words kept where not exists (
  select from questions question
  where question.organization_id = kept.organization_id and question.id = kept.question_id);
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
