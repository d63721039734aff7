-- The end of a second look, in the database too, and scores that can be taken back.
ALTER TABLE "second_look_scores" DROP CONSTRAINT "second_look_scores_value_or_reason";--> statement-breakpoint
ALTER TABLE "second_look_scores" ADD CONSTRAINT "second_look_scores_not_both" CHECK ("second_look_scores"."value" is null or "second_look_scores"."not_assessed" is null) NOT VALID;--> statement-breakpoint
ALTER TABLE "second_look_scores" ADD CONSTRAINT "second_look_scores_reason_known" CHECK ("second_look_scores"."not_assessed" in ('too little written', 'not asked', 'other')) NOT VALID;--> statement-breakpoint

-- Who reads begins with nothing, and is through once; nobody is once it has ended.
create policy begins_unread on second_look_readers as restrictive for insert to evenhand_app
  with check (finished_at is null);
--> statement-breakpoint
drop policy own_end on second_look_readers;
--> statement-breakpoint
create policy own_end on second_look_readers as restrictive for update to evenhand_app
  using (
    member_id = (select current_member())
    and not exists (
      select from second_looks look
      where look.organization_id = second_look_readers.organization_id
        and look.id = second_look_readers.second_look_id and look.ended_at is not null
    )
  );
--> statement-breakpoint
create function guard_second_look() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null and new.ended_at is distinct from old.ended_at then
    raise exception 'an ended second look stays ended' using errcode = 'EH010';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_second_look before update on second_looks
  for each row execute function guard_second_look();
--> statement-breakpoint

-- As before, and once it has ended nobody reads any more: then those who were not through see the others' scores too.
drop policy seal_read on second_look_scores;
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
          join second_looks look on look.organization_id = own.organization_id and look.id = own.second_look_id
          where own.organization_id = second_look_scores.organization_id
            and own.second_look_id = second_look_scores.second_look_id
            and own.member_id = (select current_member()) and own.finished_at is null and look.ended_at is null
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
      join second_looks look on look.organization_id = own.organization_id and look.id = own.second_look_id
      where own.organization_id = second_look_scores.organization_id
        and own.second_look_id = second_look_scores.second_look_id
        and own.member_id = (select current_member()) and own.finished_at is null and look.ended_at is null
    ) $writable$;
begin
  drop policy reader_inserts on second_look_scores;
  drop policy reader_updates on second_look_scores;
  execute 'create policy reader_inserts on second_look_scores for insert to evenhand_app with check (' || writable || ')';
  execute 'create policy reader_updates on second_look_scores for update to evenhand_app using (' || writable || ') with check (' || writable || ')';
end $policies$;
