CREATE TABLE "bank_words" (
	"organization_id" uuid NOT NULL,
	"word" text NOT NULL,
	"question_id" uuid NOT NULL,
	"sketch" bit(128) NOT NULL,
	CONSTRAINT "bank_words_pk" PRIMARY KEY("organization_id","word","question_id")
);
--> statement-breakpoint
CREATE TABLE "question_texts" (
	"organization_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"document" "tsvector" NOT NULL,
	CONSTRAINT "question_texts_pk" PRIMARY KEY("organization_id","question_id")
);
--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "newest_number" integer;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "minutes" integer;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "competency_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_words" ADD CONSTRAINT "bank_words_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_words" ADD CONSTRAINT "bank_words_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_texts" ADD CONSTRAINT "question_texts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_texts" ADD CONSTRAINT "question_texts_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_words_question" ON "bank_words" USING btree ("organization_id","question_id");--> statement-breakpoint
CREATE INDEX "question_texts_document" ON "question_texts" USING gin ("document") WITH (gin_pending_list_limit=512);
--> statement-breakpoint

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['question_texts', 'bank_words'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy job_works_across on %I to evenhand_job using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %I to evenhand_job', tenant_table);
    execute format('grant select on %I to evenhand_app', tenant_table);
    execute format(
      'create policy own_organization on %I to evenhand_app using (organization_id = (select current_organization()))',
      tenant_table);
  end loop;
end $$;
--> statement-breakpoint

-- The words of a text, parted by blanks: PostgreSQL’s own parser takes “read/write” for the name of a file.
create function spaced_words(content text) returns text
  language sql immutable strict parallel safe
  as $$ select regexp_replace(lower(content), '[!-/:-@\[-`{-~‘’“”„–—…«»·•]+', ' ', 'g') $$;
--> statement-breakpoint

-- Which pairs of letters a word has, next to each other or one apart, its beginning counted as a letter. An edit, a swap
-- of two letters included, takes at most four of them away, so that a word within k edits of another, or of its
-- beginning, has all but 4k of that one's pairs. Needs no extension, which another's server may not have.
create function word_sketch(word text) returns bit(128)
  language sql immutable strict parallel safe
  as $$
  select bit_or(set_bit(repeat('0', 128)::bit(128),
    (31 * ascii(substr(started, at, 1)) + ascii(substr(started, at + apart, 1))) % 128, 1))
  from (select '^' || word as started) as one, generate_series(1, char_length(started)) as at, generate_series(1, 2) as apart
  where at + apart <= char_length(started) $$;
--> statement-breakpoint

-- Copies to the questions what their newest wording says.
create function file_question_facts(organization uuid, asked uuid[]) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
  update questions question
  set newest_number = newest.number, level = newest.level, minutes = newest.minutes, competency_ids = newest.competency_ids
  from (
    select distinct on (version.question_id) version.question_id, version.number, version.level, version.minutes,
      array(
        select link.competency_id from question_version_competencies link
        where link.organization_id = version.organization_id and link.question_version_id = version.id
        order by link.competency_id
      ) as competency_ids
    from question_versions version
    where version.organization_id = organization and version.question_id = any (asked)
    order by version.question_id, version.number desc
  ) newest
  where question.organization_id = organization and question.id = newest.question_id
    and (question.newest_number, question.level, question.minutes, question.competency_ids)
      is distinct from (newest.number, newest.level, newest.minutes, newest.competency_ids) $$;
--> statement-breakpoint

-- Files the words of the questions' newest wording, and the words that the bank has not had yet.
create function file_question_texts(organization uuid, asked uuid[]) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
  with newest as (
    select distinct on (version.question_id) version.question_id, version.id, version.number, version.prompt, version.hint
    from question_versions version
    where version.organization_id = organization and version.question_id = any (asked)
    order by version.question_id, version.number desc
  ), filed as (
    insert into question_texts as known (organization_id, question_id, number, document)
    select organization, newest.question_id, newest.number,
      array_to_tsvector(array[organization::text])
        || setweight(to_tsvector('simple', spaced_words(newest.prompt)), 'A')
        || setweight(to_tsvector('simple', spaced_words(coalesce((
          select string_agg(point.text, ' ' order by point.position) from points point
          where point.organization_id = organization and point.question_version_id = newest.id), ''))), 'B')
        || setweight(to_tsvector('simple', spaced_words(newest.hint)), 'C')
    from newest
    on conflict (organization_id, question_id) do update
      set number = excluded.number, document = excluded.document
      where (known.number, known.document) is distinct from (excluded.number, excluded.document)
    returning known.question_id, known.document
  )
  insert into bank_words (organization_id, word, question_id, sketch)
  select organization, fresh.word, fresh.question_id, word_sketch(fresh.word)
  from (
    select distinct on (said.word) said.word, filed.question_id
    from filed cross join unnest(tsvector_to_array(filed.document)) as said (word)
    where char_length(said.word) between 3 and 40 and said.word <> organization::text
      and not exists (select from bank_words known where known.organization_id = organization and known.word = said.word)
    order by said.word, filed.question_id
  ) fresh
  on conflict do nothing $$;
--> statement-breakpoint

-- What a statement changed is filed at once, each question of it once. Where an organization is being removed there is
-- nothing left to file.
create function file_changed_questions() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organization uuid;
  asked uuid[];
begin
  if tg_table_name = 'question_versions' then
    for organization, asked in
      select changed.organization_id, array_agg(distinct changed.question_id) from changed group by 1
    loop
      if organization_is_gone(organization) then continue; end if;
      perform file_question_facts(organization, asked);
      -- A new version's points come right after it, in a statement of their own.
      if tg_op <> 'INSERT' then perform file_question_texts(organization, asked); end if;
    end loop;
    return null;
  end if;
  for organization, asked in
    select version.organization_id, array_agg(distinct version.question_id)
    from changed join question_versions version
      on version.organization_id = changed.organization_id and version.id = changed.question_version_id
    group by 1
  loop
    if organization_is_gone(organization) then continue; end if;
    if tg_table_name = 'points' then perform file_question_texts(organization, asked);
    else perform file_question_facts(organization, asked);
    end if;
  end loop;
  return null;
end $$;
--> statement-breakpoint
do $$
declare
  part text;
begin
  foreach part in array array['question_versions', 'question_version_competencies', 'points'] loop
    execute format('create trigger file_inserted after insert on %I referencing new table as changed
      for each statement execute function file_changed_questions()', part);
    execute format('create trigger file_updated after update on %I referencing new table as changed
      for each statement execute function file_changed_questions()', part);
    execute format('create trigger file_deleted after delete on %I referencing old table as changed
      for each statement execute function file_changed_questions()', part);
  end loop;
end $$;
--> statement-breakpoint

-- A version that gets no points is filed when its transaction ends.
create function file_pointless_version() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from question_texts filed
    where filed.organization_id = new.organization_id and filed.question_id = new.question_id and filed.number >= new.number
  ) and not organization_is_gone(new.organization_id) then
    perform file_question_texts(new.organization_id, array[new.question_id]);
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger file_pointless_version after insert on question_versions
  deferrable initially deferred for each row execute function file_pointless_version();
--> statement-breakpoint

-- The questions of the organization that asks whose newest wording fits, and how well. Under a policy `@@` may not use its
-- index, since it might tell of rows that are none of one's business; here the organization's id is one of the words.
create function search_questions(wanted tsquery) returns table (question_id uuid, rank real)
  language sql stable security definer rows 200 set search_path = public, pg_temp
  as $$
  select filed.question_id, ts_rank('{0.1, 0.2, 0.4, 1}', filed.document, wanted)
  from question_texts filed
  where filed.document @@ (wanted && quote_literal((select current_organization())::text)::tsquery)
    and filed.organization_id = (select current_organization()) $$;
--> statement-breakpoint

revoke execute on function file_question_facts(uuid, uuid[]) from public;
--> statement-breakpoint
grant execute on function file_question_facts(uuid, uuid[]) to evenhand_job;
--> statement-breakpoint
revoke execute on function file_question_texts(uuid, uuid[]) from public;
--> statement-breakpoint
grant execute on function file_question_texts(uuid, uuid[]) to evenhand_job;
--> statement-breakpoint
revoke execute on function file_changed_questions() from public;
--> statement-breakpoint
revoke execute on function file_pointless_version() from public;
--> statement-breakpoint
revoke execute on function search_questions(tsquery) from public;
--> statement-breakpoint
grant execute on function search_questions(tsquery) to evenhand_app;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
alter function file_question_facts(uuid, uuid[]) owner to evenhand_job;
--> statement-breakpoint
alter function file_question_texts(uuid, uuid[]) owner to evenhand_job;
--> statement-breakpoint
alter function file_changed_questions() owner to evenhand_job;
--> statement-breakpoint
alter function file_pointless_version() owner to evenhand_job;
--> statement-breakpoint
alter function search_questions(tsquery) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
--> statement-breakpoint

-- What there is already; to the owner itself, row security shows nothing.
set local role evenhand_job;
--> statement-breakpoint
do $$
declare
  organization uuid;
  asked uuid[];
begin
  for organization, asked in select organization_id, array_agg(id) from questions group by 1 loop
    perform file_question_facts(organization, asked);
    perform file_question_texts(organization, asked);
  end loop;
end $$;
--> statement-breakpoint
reset role;
