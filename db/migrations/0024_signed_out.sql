-- Whose sign-in a browser's cookie names if it was ended on purpose, and did not only run out: what that browser keeps of
-- these members goes.
create function list_signed_out_members(session uuid)
  returns table (member_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select member.id
  from user_sessions seen
  join members member on member.user_id = seen.user_id
  where seen.id = session and seen.revoked_at is not null $$;
--> statement-breakpoint
revoke execute on function list_signed_out_members(uuid) from public;
--> statement-breakpoint
grant execute on function list_signed_out_members(uuid) to evenhand_app;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
alter function list_signed_out_members(uuid) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
