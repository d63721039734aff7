-- The final scores of opened evaluations, a line per scorecard. The seal's policy asks for each score whether it may be
-- read, which for a comparison of thousands costs more than all the reading; here the same is asked once for each
-- evaluation: it is open, the scorecard is in, and whoever asks is an admin, of the job's team or on the panel that met.
create function read_opened_scores(asked uuid[], items uuid[])
  returns table (evaluation_id uuid, scorecard_id uuid, member_id uuid, given text, revised text, planned text, recommendation text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with seen as materialized (
    select evaluation.organization_id, evaluation.id
    from evaluations evaluation
    where evaluation.organization_id = (select current_organization())
      and evaluation.id = any(asked)
      and evaluation.opened_at is not null
      and (
        (select current_member_role()) = 'admin'
        or evaluation.job_id in (
          select place.job_id from job_teams place
          where place.organization_id = (select current_organization())
            and place.member_id = (select current_member())
        )
        or exists (
          select from scorecards own
          where own.organization_id = evaluation.organization_id
            and own.evaluation_id = evaluation.id
            and own.member_id = (select current_member())
        )
      )
  )
  -- "3:4,5:no time": an item's place in the list that was asked for, and the word on it.
  select card.evaluation_id, card.id, card.member_id, given.words,
    (
      select string_agg(array_position(items, last.set_item_id) || ':' || last.word, ',')
      from (
        select distinct on (revision.set_item_id) revision.set_item_id,
          coalesce(revision.value::text, revision.not_assessed) as word
        from revisions revision
        where revision.organization_id = card.organization_id and revision.scorecard_id = card.id
          and revision.set_item_id = any(items)
        order by revision.set_item_id, revision.number desc
      ) last
    ),
    -- Who has a word on everything lacks nothing, whatever the plan was.
    case when given.count < (
      select count(*) from set_items item
      where item.organization_id = card.organization_id and item.set_version_id = card.set_version_id
    ) then (
      select string_agg(array_position(items, assignment.set_item_id)::text, ',')
      from session_assignments assignment
      where assignment.organization_id = card.organization_id and assignment.session_id = card.session_id
        and assignment.member_id = card.member_id and assignment.scores and assignment.set_item_id = any(items)
    ) end,
    (
      select content.recommendation from scorecard_contents content
      where content.organization_id = card.organization_id and content.scorecard_id = card.id
    )
  from seen
  join scorecards card on card.organization_id = seen.organization_id and card.evaluation_id = seen.id
  cross join lateral (
    select string_agg(array_position(items, score.set_item_id) || ':' || coalesce(score.value::text, score.not_assessed), ',') as words,
      count(*) filter (where score.value is not null or score.not_assessed is not null) as count
    from scores score
    where score.organization_id = card.organization_id and score.scorecard_id = card.id
  ) given
  where card.submitted_at is not null $$;
--> statement-breakpoint
revoke execute on function read_opened_scores(uuid[], uuid[]) from public;
--> statement-breakpoint
grant execute on function read_opened_scores(uuid[], uuid[]) to evenhand_app;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
alter function read_opened_scores(uuid[], uuid[]) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
