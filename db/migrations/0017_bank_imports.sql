CREATE TABLE "bank_import_parts" (
	"organization_id" uuid NOT NULL,
	"bank_import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "bank_import_parts_pk" PRIMARY KEY("organization_id","bank_import_id","number")
);
--> statement-breakpoint
CREATE TABLE "bank_import_rows" (
	"organization_id" uuid NOT NULL,
	"bank_import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"outcome" text NOT NULL,
	"content" jsonb,
	"problems" jsonb,
	"alike" jsonb,
	"is_same" boolean DEFAULT false NOT NULL,
	"question_id" uuid,
	"version_number" integer,
	"version_revision" integer,
	"did" text,
	"before" jsonb,
	CONSTRAINT "bank_import_rows_pk" PRIMARY KEY("organization_id","bank_import_id","position"),
	CONSTRAINT "bank_import_rows_outcome_known" CHECK ("bank_import_rows"."outcome" in ('new', 'changed', 'unchanged', 'faulty')),
	CONSTRAINT "bank_import_rows_did_known" CHECK ("bank_import_rows"."did" is null or "bank_import_rows"."did" in ('made question', 'made version', 'rewrote draft')),
	CONSTRAINT "bank_import_rows_faulty_says_why" CHECK ("bank_import_rows"."outcome" <> 'faulty' or "bank_import_rows"."problems" is not null)
);
--> statement-breakpoint
CREATE TABLE "bank_imports" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"size_bytes" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'uploading' NOT NULL,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"found" jsonb,
	"choices" jsonb,
	"fault" text,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"percent" integer DEFAULT 0 NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"imported_at" timestamp with time zone,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "bank_imports_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "bank_imports_format_known" CHECK ("bank_imports"."format" in ('csv', 'xlsx', 'json', 'markdown')),
	CONSTRAINT "bank_imports_state_known" CHECK ("bank_imports"."state" in ('uploading', 'uploaded', 'checking', 'checked', 'importing', 'imported', 'taking back', 'taken back')),
	CONSTRAINT "bank_imports_imported_at_a_time" CHECK ("bank_imports"."taken_back_at" is null or "bank_imports"."imported_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "bank_import_parts" ADD CONSTRAINT "bank_import_parts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_import_parts" ADD CONSTRAINT "bank_import_parts_import_fk" FOREIGN KEY ("organization_id","bank_import_id") REFERENCES "public"."bank_imports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_import_rows" ADD CONSTRAINT "bank_import_rows_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_import_rows" ADD CONSTRAINT "bank_import_rows_import_fk" FOREIGN KEY ("organization_id","bank_import_id") REFERENCES "public"."bank_imports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_import_rows" ADD CONSTRAINT "bank_import_rows_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_imports" ADD CONSTRAINT "bank_imports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_imports" ADD CONSTRAINT "bank_imports_created_by_fk" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_import_rows_question" ON "bank_import_rows" USING btree ("organization_id","question_id");--> statement-breakpoint
CREATE INDEX "bank_import_rows_outcome" ON "bank_import_rows" USING btree ("organization_id","bank_import_id","outcome");--> statement-breakpoint

-- Row-level security: a file on its way into the bank is for those who publish.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['bank_imports', 'bank_import_parts', 'bank_import_rows'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy job_works_across on %I to evenhand_job using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %I to evenhand_job', tenant_table);
    execute format('grant select, insert, update, delete on %I to evenhand_app', tenant_table);
    execute format(
      'create policy own_organization on %I to evenhand_app using (organization_id = (select current_organization()) and (select current_member_role()) in (''admin'', ''manager'')) with check (organization_id = (select current_organization()) and (select current_member_role()) in (''admin'', ''manager''))',
      tenant_table);
  end loop;
end $$;
--> statement-breakpoint

-- What an import made can go with it while it is taken back. The references of sets to a version refuse it for whatever
-- they hold; everything else in the bank stays for good, drafts too.
create function is_taken_back(organization uuid, version uuid) returns boolean language sql stable as $$
  select exists (
    select from question_versions made
    join bank_import_rows imported
      on imported.organization_id = made.organization_id and imported.question_id = made.question_id
      and imported.version_number = made.number and imported.did is not null
    join bank_imports import
      on import.organization_id = imported.organization_id and import.id = imported.bank_import_id
      and import.state = 'taking back'
    where made.organization_id = organization and made.id = version
  ) $$;
--> statement-breakpoint
create or replace function refuse_change_of_published_version() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    if tg_op = 'DELETE' and organization_is_gone(old.organization_id) then return old; end if;
    if tg_op = 'DELETE' and tg_table_name = 'question_versions' and is_taken_back(old.organization_id, old.id) then
      return old;
    end if;
    raise exception 'a published version cannot be changed' using errcode = 'EH001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
--> statement-breakpoint
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
      if tg_op = 'DELETE' and tg_argv[0] = 'question_versions'
        and is_taken_back(old.organization_id, (part ->> tg_argv[1])::uuid) then return old; end if;
      raise exception 'a part of a published version cannot be changed' using errcode = 'EH001';
    end if;
  end loop;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create function guard_removal_from_bank() returns trigger language plpgsql as $$
begin
  if organization_is_gone(old.organization_id) then return old; end if;
  if tg_table_name = 'question_versions' then
    if is_taken_back(old.organization_id, old.id) then return old; end if;
  elsif exists (
    select from bank_import_rows imported
    join bank_imports import
      on import.organization_id = imported.organization_id and import.id = imported.bank_import_id
    where imported.organization_id = old.organization_id and imported.question_id = old.id
      and imported.did = 'made question' and import.state = 'taking back'
  ) then return old;
  end if;
  raise exception 'what is in the bank stays, unless the import that brought it is taken back' using errcode = 'EH001';
end $$;
--> statement-breakpoint
create trigger guard_removal before delete on question_versions
  for each row execute function guard_removal_from_bank();
--> statement-breakpoint
create trigger guard_removal before delete on questions
  for each row execute function guard_removal_from_bank();
--> statement-breakpoint

-- The app itself removes neither: these do, and only what is taken back.
create function remove_taken_back_versions(ids uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from question_versions
  where organization_id = current_organization() and current_member_role() in ('admin', 'manager')
    and id = any (ids) and is_taken_back(organization_id, id) $$;
--> statement-breakpoint
create function remove_taken_back_questions(ids uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from questions
  where organization_id = current_organization() and current_member_role() in ('admin', 'manager') and id = any (ids) $$;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
revoke execute on function remove_taken_back_versions(uuid[]) from public;
--> statement-breakpoint
grant execute on function remove_taken_back_versions(uuid[]) to evenhand_app;
--> statement-breakpoint
alter function remove_taken_back_versions(uuid[]) owner to evenhand_job;
--> statement-breakpoint
revoke execute on function remove_taken_back_questions(uuid[]) from public;
--> statement-breakpoint
grant execute on function remove_taken_back_questions(uuid[]) to evenhand_app;
--> statement-breakpoint
alter function remove_taken_back_questions(uuid[]) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
