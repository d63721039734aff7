ALTER TABLE "scorecards" ADD COLUMN "owed_after_opening" boolean DEFAULT false NOT NULL;
--> statement-breakpoint

-- A seal opens to each interviewer by themselves under `until own submit`, once all their own scorecards are in or excused.
-- A session that is added or reopened afterwards finds them having read what the others had submitted, or able to. That is
-- known only at the moment in which they come to owe the scorecard, so it is noted then, whichever way they come to it.
create function note_owed_after_opening() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.excused_at is null or new.excused_at is not null) then
    new.owed_after_opening := old.owed_after_opening;
    return new;
  end if;
  new.owed_after_opening := exists (
    select from evaluations evaluation
    where evaluation.organization_id = new.organization_id and evaluation.id = new.evaluation_id
      and (
        evaluation.opened_at is not null
        or (
          evaluation.seal_policy = 'until own submit'
          and exists (
            select from scorecards own
            where own.organization_id = new.organization_id and own.evaluation_id = new.evaluation_id
              and own.member_id = new.member_id and own.submitted_at is not null
          )
          and exists (
            select from scorecards other
            where other.organization_id = new.organization_id and other.evaluation_id = new.evaluation_id
              and other.member_id <> new.member_id and other.submitted_at is not null
          )
          -- One that they came to owe after reading does not undo that they read.
          and not exists (
            select from scorecards own
            where own.organization_id = new.organization_id and own.evaluation_id = new.evaluation_id
              and own.member_id = new.member_id and own.id <> new.id
              and own.submitted_at is null and own.excused_at is null and not own.owed_after_opening
          )
        )
      )
  );
  return new;
end $$;
--> statement-breakpoint
create trigger owed_after_opening before insert or update on scorecards
  for each row execute function note_owed_after_opening();
