-- What open event streams and what pages read by themselves ask of a sign-in: whether it stands. Neither counts as
-- somebody being there, or a forgotten tab would keep its sign-in for ever.
create function glance_at_user_session(session uuid)
  returns table (user_id uuid, user_name text, user_email text, organization_id uuid, organization_name text, planted boolean, member_id uuid, member_role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select person.id, person.name, person.email, organization.id, organization.name,
    organization.planted_at is not null, member.id, member.role
  from user_sessions seen
  join users person on person.id = seen.user_id
  left join members member on member.organization_id = seen.organization_id and member.user_id = person.id and member.left_at is null
  left join organizations organization on organization.id = member.organization_id
  where seen.id = session and seen.revoked_at is null and seen.expires_at > now()
    and seen.last_seen_at > now() - interval '60 minutes' $$;
--> statement-breakpoint
-- The same of all streams of a node at once: those that stand, and the member each is looking as.
create function list_standing_user_sessions(asked uuid[])
  returns table (session_id uuid, member_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select seen.id, member.id
  from user_sessions seen
  join members member on member.organization_id = seen.organization_id and member.user_id = seen.user_id and member.left_at is null
  where seen.id = any(asked) and seen.revoked_at is null and seen.expires_at > now()
    and seen.last_seen_at > now() - interval '60 minutes' $$;
--> statement-breakpoint
revoke execute on function glance_at_user_session(uuid) from public;
--> statement-breakpoint
grant execute on function glance_at_user_session(uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function list_standing_user_sessions(uuid[]) from public;
--> statement-breakpoint
grant execute on function list_standing_user_sessions(uuid[]) to evenhand_app;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
alter function glance_at_user_session(uuid) owner to evenhand_job;
--> statement-breakpoint
alter function list_standing_user_sessions(uuid[]) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
