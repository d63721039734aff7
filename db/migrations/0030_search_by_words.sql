-- As in 0011, but the organization is asked for in words alone, and only compared with after that, in a way that no index
-- serves: with a hundred organizations the planner takes one's bank for small, and would read all of a large one by its key.
grant create on schema public to evenhand_job;
--> statement-breakpoint
set local role evenhand_job;
--> statement-breakpoint
create or replace function search_questions(wanted tsquery) returns table (question_id uuid, rank real)
  language sql stable security definer rows 200 set search_path = public, pg_temp
  as $$
  select filed.question_id, ts_rank('{0.1, 0.2, 0.4, 1}', filed.document, wanted)
  from question_texts filed
  where filed.document @@ (wanted && quote_literal((select current_organization())::text)::tsquery)
    and filed.organization_id is not distinct from (select current_organization()) $$;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
