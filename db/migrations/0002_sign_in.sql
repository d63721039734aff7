-- Sign-in, invitations and set-up. People are global, so the app reaches them only through these functions:
-- they belong to the job role, answer exactly one question each, and are no oracle for who exists.
-- What sign-in needs of a person; one row, or none.
create function find_user_for_sign_in(address text)
  returns table (user_id uuid, user_name text, password_hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, name, users.password_hash from users where email = lower(address) $$;
--> statement-breakpoint
-- A new browser session; it looks at the organization that the person joined first.
create function open_user_session(session uuid, person uuid, expires timestamptz, agent text)
  returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into user_sessions (id, user_id, organization_id, expires_at, user_agent)
  select session, person,
    (select organization_id from members where user_id = person and left_at is null order by joined_at limit 1),
    expires, left(agent, 300) $$;
--> statement-breakpoint
-- Who is behind a cookie, if its session is neither revoked, expired nor idle for an hour. Marks it as seen, once a minute at most.
create function resolve_user_session(session uuid)
  returns table (user_id uuid, user_name text, user_email text, organization_id uuid, organization_name text, planted boolean, member_id uuid, member_role text)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update user_sessions set last_seen_at = now()
    where id = session and revoked_at is null and last_seen_at between now() - interval '60 minutes' and now() - interval '1 minute';
  return query
    select person.id, person.name, person.email, organization.id, organization.name,
      organization.planted_at is not null, member.id, member.role
    from user_sessions seen
    join users person on person.id = seen.user_id
    left join members member on member.organization_id = seen.organization_id and member.user_id = person.id and member.left_at is null
    left join organizations organization on organization.id = member.organization_id
    where seen.id = session and seen.revoked_at is null and seen.expires_at > now()
      and seen.last_seen_at > now() - interval '60 minutes';
end $$;
--> statement-breakpoint
-- The organizations that the person behind a session belongs to.
create function list_memberships(session uuid)
  returns table (organization_id uuid, organization_name text, member_role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select organization.id, organization.name, member.role
  from user_sessions seen
  join members member on member.user_id = seen.user_id and member.left_at is null
  join organizations organization on organization.id = member.organization_id
  where seen.id = session and seen.revoked_at is null order by organization.name $$;
--> statement-breakpoint
-- Looks at another of one's own organizations; false if it is not one's own.
create function switch_organization(session uuid, organization uuid)
  returns boolean
  language sql volatile security definer set search_path = public, pg_temp as $$
  with moved as (
    update user_sessions seen set organization_id = organization
    where seen.id = session and seen.revoked_at is null and exists (
      select from members member where member.organization_id = organization and member.user_id = seen.user_id and member.left_at is null)
    returning 1)
  select exists (select from moved) $$;
--> statement-breakpoint
-- Signs one browser out.
create function close_user_session(session uuid)
  returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update user_sessions set revoked_at = now() where id = session and revoked_at is null $$;
--> statement-breakpoint
-- Signs the person out everywhere, or everywhere else; returns how many browsers.
create function close_user_sessions(session uuid, keep_this boolean)
  returns integer
  language sql volatile security definer set search_path = public, pg_temp as $$
  with closed as (
    update user_sessions other set revoked_at = now()
    from user_sessions mine
    where mine.id = session and other.user_id = mine.user_id and other.revoked_at is null
      and (other.id <> session or not keep_this)
    returning 1)
  select count(*)::integer from closed $$;
--> statement-breakpoint
-- The hash that a password change checks the old password against.
create function find_own_password_hash(session uuid)
  returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select person.password_hash from user_sessions seen join users person on person.id = seen.user_id where seen.id = session and seen.revoked_at is null $$;
--> statement-breakpoint
-- A new password for the person behind a session; every other browser is signed out.
create function change_own_password(session uuid, hash text)
  returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update users set password_hash = hash where id = (select user_id from user_sessions where id = session and revoked_at is null);
  perform close_user_sessions(session, true);
end $$;
--> statement-breakpoint
-- A better hash of the same password, made at sign-in when the parameters have risen.
create function rehash_password(person uuid, hash text)
  returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update users set password_hash = hash where id = person $$;
--> statement-breakpoint
-- Whether any organization but a planted one exists; until then the first visitor may set one up.
create function is_set_up()
  returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from organizations where planted_at is null) $$;
--> statement-breakpoint
-- The first organization and its admin. Refused once one exists; two at the same moment queue at the lock.
create function set_up_organization(organization uuid, organization_name text, zone text, person uuid, address text, person_name text, hash text, member uuid)
  returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(602197655);
  if is_set_up() then raise exception 'an organization exists already' using errcode = 'EH006'; end if;
  insert into organizations (id, name, time_zone) values (organization, organization_name, zone);
  insert into users (id, email, name, password_hash) values (person, lower(address), person_name, hash);
  insert into members (organization_id, id, user_id, name, email, role)
    values (organization, member, person, person_name, lower(address), 'admin');
end $$;
--> statement-breakpoint
-- The demo organization and its first admin; called by seed/ alone, in demo mode.
create function plant_organization(organization uuid, organization_name text, zone text, person uuid, address text, person_name text, hash text, member uuid)
  returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(602197655);
  if exists (select from organizations where planted_at is not null) then return false; end if;
  insert into organizations (id, name, time_zone, planted_at) values (organization, organization_name, zone, now());
  insert into users (id, email, name, password_hash) values (person, lower(address), person_name, hash);
  insert into members (organization_id, id, user_id, name, email, role)
    values (organization, member, person, person_name, lower(address), 'admin');
  return true;
end $$;
--> statement-breakpoint
-- The people of the demo organization, for its one-click sign-in; none where nothing was planted.
create function list_cast()
  returns table (user_id uuid, user_name text, member_role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select member.user_id, member.name, member.role from members member
  join organizations organization on organization.id = member.organization_id
  where organization.planted_at is not null and member.left_at is null order by member.joined_at, member.name $$;
--> statement-breakpoint
-- What an invitation link offers; none if it was used, revoked or has expired.
create function find_invitation(hash text)
  returns table (organization_id uuid, organization_name text, address text, member_role text, has_account boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select organization.id, organization.name, invitation.email, invitation.role,
    exists (select from users where email = invitation.email)
  from invitations invitation join organizations organization on organization.id = invitation.organization_id
  where invitation.token_hash = hash and invitation.accepted_at is null and invitation.revoked_at is null and invitation.expires_at > now() $$;
--> statement-breakpoint
-- Joins by an invitation: as a new person with the given id, name and hash, or as the one who has that address. Returns the person.
create function accept_invitation(token text, person uuid, person_name text, hash text, member uuid)
  returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  invitation invitations;
  joined users;
begin
  select * into invitation from invitations
    where token_hash = token and accepted_at is null and revoked_at is null and expires_at > now() for update;
  if not found then raise exception 'the invitation is not valid' using errcode = 'EH007'; end if;
  select * into joined from users where email = invitation.email;
  if not found then
    insert into users (id, email, name, password_hash) values (person, invitation.email, person_name, hash) returning * into joined;
  end if;
  insert into members (organization_id, id, user_id, name, email, role)
    values (invitation.organization_id, member, joined.id, joined.name, joined.email, invitation.role)
    on conflict (organization_id, user_id) do update set left_at = null, role = excluded.role;
  update invitations set accepted_at = now()
    where organization_id = invitation.organization_id and id = invitation.id;
  return joined.id;
end $$;
--> statement-breakpoint
-- Starts a password reset; returns the person's name, or null where nobody has that address.
create function open_password_reset(reset uuid, address text, hash text, expires timestamptz)
  returns text
  language sql volatile security definer set search_path = public, pg_temp as $$
  with person as (select id, name from users where email = lower(address)),
    opened as (insert into password_resets (id, user_id, token_hash, expires_at) select reset, id, hash, expires from person)
  select name from person $$;
--> statement-breakpoint
-- Sets a new password by a reset link, once; every browser is signed out. False if the link is not valid.
create function finish_password_reset(token text, hash text)
  returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  person uuid;
begin
  update password_resets set used_at = now()
    where token_hash = token and used_at is null and expires_at > now() returning user_id into person;
  if person is null then return false; end if;
  update users set password_hash = hash where id = person;
  update user_sessions set revoked_at = now() where user_id = person and revoked_at is null;
  return true;
end $$;
--> statement-breakpoint
-- Removes the demo organization with everything in it, and the people who belong nowhere else.
create function remove_planted_organization(session uuid)
  returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  planted uuid;
  leaving uuid[];
begin
  select organization.id into planted
    from user_sessions seen
    join members member on member.user_id = seen.user_id and member.organization_id = seen.organization_id and member.role = 'admin' and member.left_at is null
    join organizations organization on organization.id = member.organization_id
    where seen.id = session and seen.revoked_at is null and organization.planted_at is not null;
  if planted is null then return false; end if;
  select array_agg(user_id) into leaving from members where organization_id = planted;
  delete from organizations where id = planted;
  delete from users person
    where person.id = any(leaving) and not exists (select from members where user_id = person.id);
  return true;
end $$;
--> statement-breakpoint
-- Counts one attempt and answers how many there were in the window, this one included.
create function count_attempt(attempt text, window_seconds integer)
  returns integer
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into attempts as known (key, count, window_ends_at)
    values (attempt, 1, now() + make_interval(secs => window_seconds))
  on conflict (key) do update set
    count = case when known.window_ends_at <= now() then 1 else known.count + 1 end,
    window_ends_at = case when known.window_ends_at <= now() then excluded.window_ends_at else known.window_ends_at end
  returning count $$;
--> statement-breakpoint
-- Forgets the attempts after a success.
create function forgive_attempts(attempt text)
  returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from attempts where key = attempt $$;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
revoke execute on function find_user_for_sign_in(text) from public;
--> statement-breakpoint
grant execute on function find_user_for_sign_in(text) to evenhand_app;
--> statement-breakpoint
revoke execute on function open_user_session(uuid, uuid, timestamptz, text) from public;
--> statement-breakpoint
grant execute on function open_user_session(uuid, uuid, timestamptz, text) to evenhand_app;
--> statement-breakpoint
revoke execute on function resolve_user_session(uuid) from public;
--> statement-breakpoint
grant execute on function resolve_user_session(uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function list_memberships(uuid) from public;
--> statement-breakpoint
grant execute on function list_memberships(uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function switch_organization(uuid, uuid) from public;
--> statement-breakpoint
grant execute on function switch_organization(uuid, uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function close_user_session(uuid) from public;
--> statement-breakpoint
grant execute on function close_user_session(uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function close_user_sessions(uuid, boolean) from public;
--> statement-breakpoint
grant execute on function close_user_sessions(uuid, boolean) to evenhand_app;
--> statement-breakpoint
revoke execute on function find_own_password_hash(uuid) from public;
--> statement-breakpoint
grant execute on function find_own_password_hash(uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function change_own_password(uuid, text) from public;
--> statement-breakpoint
grant execute on function change_own_password(uuid, text) to evenhand_app;
--> statement-breakpoint
revoke execute on function rehash_password(uuid, text) from public;
--> statement-breakpoint
grant execute on function rehash_password(uuid, text) to evenhand_app;
--> statement-breakpoint
revoke execute on function is_set_up() from public;
--> statement-breakpoint
grant execute on function is_set_up() to evenhand_app;
--> statement-breakpoint
revoke execute on function set_up_organization(uuid, text, text, uuid, text, text, text, uuid) from public;
--> statement-breakpoint
grant execute on function set_up_organization(uuid, text, text, uuid, text, text, text, uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function plant_organization(uuid, text, text, uuid, text, text, text, uuid) from public;
--> statement-breakpoint
grant execute on function plant_organization(uuid, text, text, uuid, text, text, text, uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function list_cast() from public;
--> statement-breakpoint
grant execute on function list_cast() to evenhand_app;
--> statement-breakpoint
revoke execute on function find_invitation(text) from public;
--> statement-breakpoint
grant execute on function find_invitation(text) to evenhand_app;
--> statement-breakpoint
revoke execute on function accept_invitation(text, uuid, text, text, uuid) from public;
--> statement-breakpoint
grant execute on function accept_invitation(text, uuid, text, text, uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function open_password_reset(uuid, text, text, timestamptz) from public;
--> statement-breakpoint
grant execute on function open_password_reset(uuid, text, text, timestamptz) to evenhand_app;
--> statement-breakpoint
revoke execute on function finish_password_reset(text, text) from public;
--> statement-breakpoint
grant execute on function finish_password_reset(text, text) to evenhand_app;
--> statement-breakpoint
revoke execute on function remove_planted_organization(uuid) from public;
--> statement-breakpoint
grant execute on function remove_planted_organization(uuid) to evenhand_app;
--> statement-breakpoint
revoke execute on function count_attempt(text, integer) from public;
--> statement-breakpoint
grant execute on function count_attempt(text, integer) to evenhand_app;
--> statement-breakpoint
revoke execute on function forgive_attempts(text) from public;
--> statement-breakpoint
grant execute on function forgive_attempts(text) to evenhand_app;
--> statement-breakpoint
grant select, insert, update, delete on attempts to evenhand_job;
--> statement-breakpoint
-- Given away last: of a function that is no longer its own the owner can grant nothing.
alter function find_user_for_sign_in(text) owner to evenhand_job;
--> statement-breakpoint
alter function open_user_session(uuid, uuid, timestamptz, text) owner to evenhand_job;
--> statement-breakpoint
alter function resolve_user_session(uuid) owner to evenhand_job;
--> statement-breakpoint
alter function list_memberships(uuid) owner to evenhand_job;
--> statement-breakpoint
alter function switch_organization(uuid, uuid) owner to evenhand_job;
--> statement-breakpoint
alter function close_user_session(uuid) owner to evenhand_job;
--> statement-breakpoint
alter function close_user_sessions(uuid, boolean) owner to evenhand_job;
--> statement-breakpoint
alter function find_own_password_hash(uuid) owner to evenhand_job;
--> statement-breakpoint
alter function change_own_password(uuid, text) owner to evenhand_job;
--> statement-breakpoint
alter function rehash_password(uuid, text) owner to evenhand_job;
--> statement-breakpoint
alter function is_set_up() owner to evenhand_job;
--> statement-breakpoint
alter function set_up_organization(uuid, text, text, uuid, text, text, text, uuid) owner to evenhand_job;
--> statement-breakpoint
alter function plant_organization(uuid, text, text, uuid, text, text, text, uuid) owner to evenhand_job;
--> statement-breakpoint
alter function list_cast() owner to evenhand_job;
--> statement-breakpoint
alter function find_invitation(text) owner to evenhand_job;
--> statement-breakpoint
alter function accept_invitation(text, uuid, text, text, uuid) owner to evenhand_job;
--> statement-breakpoint
alter function open_password_reset(uuid, text, text, timestamptz) owner to evenhand_job;
--> statement-breakpoint
alter function finish_password_reset(text, text) owner to evenhand_job;
--> statement-breakpoint
alter function remove_planted_organization(uuid) owner to evenhand_job;
--> statement-breakpoint
alter function count_attempt(text, integer) owner to evenhand_job;
--> statement-breakpoint
alter function forgive_attempts(text) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
