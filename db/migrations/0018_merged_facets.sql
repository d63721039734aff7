-- Questions are filed in the bank's facets by what their competencies count as, and filed anew when one is merged or
-- taken apart.
grant create on schema public to evenhand_job;
--> statement-breakpoint
set local role evenhand_job;
--> statement-breakpoint
create or replace function file_question_facts(organization uuid, asked uuid[]) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
  update questions question
  set newest_number = newest.number, level = newest.level, minutes = newest.minutes, competency_ids = newest.competency_ids
  from (
    select distinct on (version.question_id) version.question_id, version.number, version.level, version.minutes,
      array(
        select distinct coalesce(merge.counts_as_id, link.competency_id) as id
        from question_version_competencies link
        left join competency_merges merge
          on merge.organization_id = link.organization_id and merge.competency_id = link.competency_id
          and merge.separated_at is null
        where link.organization_id = version.organization_id and link.question_version_id = version.id
        order by id
      ) as competency_ids
    from question_versions version
    where version.organization_id = organization and version.question_id = any (asked)
    order by version.question_id, version.number desc
  ) newest
  where question.organization_id = organization and question.id = newest.question_id
    and (question.newest_number, question.level, question.minutes, question.competency_ids)
      is distinct from (newest.number, newest.level, newest.minutes, newest.competency_ids) $$;
--> statement-breakpoint
create function file_merged_competency() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked uuid[];
begin
  if organization_is_gone(new.organization_id) then return null; end if;
  select array_agg(distinct version.question_id) into asked
    from question_version_competencies link
    join question_versions version
      on version.organization_id = link.organization_id and version.id = link.question_version_id
    where link.organization_id = new.organization_id and link.competency_id = new.competency_id;
  if asked is not null then perform file_question_facts(new.organization_id, asked); end if;
  return null;
end $$;
--> statement-breakpoint
reset role;
--> statement-breakpoint
create trigger file_merged_competency after insert or update on competency_merges
  for each row execute function file_merged_competency();
--> statement-breakpoint
set local role evenhand_job;
--> statement-breakpoint
revoke execute on function file_merged_competency() from public;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
