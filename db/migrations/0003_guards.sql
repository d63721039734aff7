-- What no policy can say: it sees the row before a change or after it, never both.

-- Only an admin changes roles, their own as little as anybody's. Nobody in particular (joining by an invitation) comes
-- through definer functions alone.
create function guard_member() returns trigger language plpgsql as $$
begin
  if (new.organization_id, new.id, new.user_id) is distinct from (old.organization_id, old.id, old.user_id) then
    raise exception 'a member is one person in one organization' using errcode = 'EH008';
  end if;
  if new.role is distinct from old.role and current_member() is not null
    and current_member_role() is distinct from 'admin' then
    raise exception 'only an admin changes roles' using errcode = 'EH008';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_member before update on members
  for each row execute function guard_member();
--> statement-breakpoint

-- A decision rule is locked, once; a changed rule is a row of its own.
revoke update on decision_rules from evenhand_app;
--> statement-breakpoint
grant update (locked_at) on decision_rules to evenhand_app;
--> statement-breakpoint
create function guard_decision_rule() returns trigger language plpgsql as $$
begin
  if old.locked_at is not null then
    raise exception 'a locked decision rule stays locked' using errcode = 'EH009';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_decision_rule before update on decision_rules
  for each row execute function guard_decision_rule();
--> statement-breakpoint

-- A part of a version stays with it: it would leave a published one by being moved to a draft.
create or replace function refuse_change_of_published_part() returns trigger language plpgsql as $$
declare
  part jsonb;
  published boolean;
begin
  foreach part in array array[
    case when tg_op <> 'INSERT' then to_jsonb(old) end,
    case when tg_op <> 'DELETE' then to_jsonb(new) end
  ] loop
    continue when part is null;
    execute format('select published_at is not null from %I where organization_id = $1 and id = $2', tg_argv[0])
      into published using (part ->> 'organization_id')::uuid, (part ->> tg_argv[1])::uuid;
    if published then
      if tg_op = 'DELETE' and organization_is_gone(old.organization_id) then return old; end if;
      raise exception 'a part of a published version cannot be changed' using errcode = 'EH001';
    end if;
  end loop;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
