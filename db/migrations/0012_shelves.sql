CREATE TABLE "category_merges" (
	"organization_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"merged_at" timestamp with time zone DEFAULT now() NOT NULL,
	"merged_by" uuid NOT NULL,
	CONSTRAINT "category_merges_pk" PRIMARY KEY("organization_id","category_id"),
	CONSTRAINT "category_merges_of_two" CHECK ("category_merges"."category_id" <> "category_merges"."into_id")
);
--> statement-breakpoint
CREATE TABLE "category_moves" (
	"organization_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	CONSTRAINT "category_moves_pk" PRIMARY KEY("organization_id","category_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "competency_merges" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"competency_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"counts_as_id" uuid NOT NULL,
	"merged_at" timestamp with time zone DEFAULT now() NOT NULL,
	"merged_by" uuid NOT NULL,
	"separated_at" timestamp with time zone,
	CONSTRAINT "competency_merges_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "competency_merges_of_two" CHECK ("competency_merges"."competency_id" <> "competency_merges"."into_id")
);
--> statement-breakpoint
CREATE TABLE "prompt_words" (
	"organization_id" uuid NOT NULL,
	"word" text NOT NULL,
	"question_id" uuid NOT NULL,
	"words" smallint NOT NULL,
	CONSTRAINT "prompt_words_pk" PRIMARY KEY("organization_id","word","question_id")
);
--> statement-breakpoint
ALTER TABLE "category_merges" ADD CONSTRAINT "category_merges_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_merges" ADD CONSTRAINT "category_merges_category_fk" FOREIGN KEY ("organization_id","category_id") REFERENCES "public"."categories"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_merges" ADD CONSTRAINT "category_merges_into_fk" FOREIGN KEY ("organization_id","into_id") REFERENCES "public"."categories"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_merges" ADD CONSTRAINT "category_merges_merged_by_fk" FOREIGN KEY ("organization_id","merged_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_moves" ADD CONSTRAINT "category_moves_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_moves" ADD CONSTRAINT "category_moves_category_fk" FOREIGN KEY ("organization_id","category_id") REFERENCES "public"."categories"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_moves" ADD CONSTRAINT "category_moves_question_fk" FOREIGN KEY ("organization_id","question_id") REFERENCES "public"."questions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competency_merges" ADD CONSTRAINT "competency_merges_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competency_merges" ADD CONSTRAINT "competency_merges_competency_fk" FOREIGN KEY ("organization_id","competency_id") REFERENCES "public"."competencies"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competency_merges" ADD CONSTRAINT "competency_merges_into_fk" FOREIGN KEY ("organization_id","into_id") REFERENCES "public"."competencies"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competency_merges" ADD CONSTRAINT "competency_merges_counts_as_fk" FOREIGN KEY ("organization_id","counts_as_id") REFERENCES "public"."competencies"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competency_merges" ADD CONSTRAINT "competency_merges_merged_by_fk" FOREIGN KEY ("organization_id","merged_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_words" ADD CONSTRAINT "prompt_words_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "category_merges_into" ON "category_merges" USING btree ("organization_id","into_id");--> statement-breakpoint
CREATE INDEX "category_moves_question" ON "category_moves" USING btree ("organization_id","question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "competency_merges_standing" ON "competency_merges" USING btree ("organization_id","competency_id") WHERE "competency_merges"."separated_at" is null;--> statement-breakpoint
CREATE INDEX "competency_merges_competency" ON "competency_merges" USING btree ("organization_id","competency_id");--> statement-breakpoint
CREATE INDEX "competency_merges_into" ON "competency_merges" USING btree ("organization_id","into_id");--> statement-breakpoint
--> statement-breakpoint

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['competency_merges', 'category_merges', 'category_moves', 'prompt_words'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy job_works_across on %I to evenhand_job using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %I to evenhand_job', tenant_table);
    execute format('grant select, insert on %I to evenhand_app', tenant_table);
    execute format(
      'create policy own_organization on %I to evenhand_app using (organization_id = (select current_organization())) with check (organization_id = (select current_organization()))',
      tenant_table);
  end loop;
end $$;
--> statement-breakpoint
grant update (counts_as_id, separated_at) on competency_merges to evenhand_app;
--> statement-breakpoint
grant delete on category_merges, category_moves, prompt_words to evenhand_app;
--> statement-breakpoint

-- What a competency counts as at a moment: the end of the chain of merges that stood then.
create function competency_at(competency uuid, moment timestamptz) returns uuid language sql stable as $$
  with recursive chain (id, step) as (
    select competency, 0
    union all
    select merge.into_id, chain.step + 1
    from chain
    join competency_merges merge
      on merge.organization_id = (select current_organization()) and merge.competency_id = chain.id
      and merge.merged_at <= moment and (merge.separated_at is null or merge.separated_at > moment)
    where chain.step < 100
  )
  select id from chain order by step desc limit 1 $$;
--> statement-breakpoint

-- What the versions of questions show, as the competencies count now.
create view version_competencies with (security_invoker = true) as
  select distinct link.organization_id, link.question_version_id, competency.id, competency.name
  from question_version_competencies link
  left join competency_merges merge
    on merge.organization_id = link.organization_id and merge.competency_id = link.competency_id
    and merge.separated_at is null
  join competencies competency
    on competency.organization_id = link.organization_id
    and competency.id = coalesce(merge.counts_as_id, link.competency_id);
--> statement-breakpoint
grant select on version_competencies to evenhand_app, evenhand_job;
--> statement-breakpoint

-- When a panel's decision rule was locked: with its first live session. Null where it is not.
create function rule_locked_at(panel uuid) returns timestamptz language sql stable as $$
  select coalesce(
    (select min(rule.locked_at) from decision_rules rule
      where rule.organization_id = (select current_organization()) and rule.panel_id = panel),
    (select min(session.started_at) from sessions session
      join evaluations evaluation
        on evaluation.organization_id = session.organization_id and evaluation.id = session.evaluation_id
      where session.organization_id = (select current_organization()) and evaluation.panel_id = panel)
  ) $$;
--> statement-breakpoint

-- What a version shows on a panel: under a locked rule as the competencies counted when it was locked, so that a merge
-- moves no ranking that was agreed on; else as they count now.
create function panel_competencies(version uuid, panel uuid)
  returns table (id uuid, name text)
  language sql stable as $$
  select distinct competency.id, competency.name
  from question_version_competencies link
  join competencies competency
    on competency.organization_id = link.organization_id
    and competency.id = competency_at(link.competency_id, coalesce((select rule_locked_at(panel)), now()))
  where link.organization_id = (select current_organization()) and link.question_version_id = version $$;
--> statement-breakpoint

-- A question filed under a category that was merged meanwhile, by a form or an import that did not know, goes along.
create function follow_category_merge() returns trigger language plpgsql as $$
declare
  target uuid;
begin
  loop
    select merge.into_id into target from category_merges merge
      where merge.organization_id = new.organization_id and merge.category_id = new.category_id;
    exit when not found;
    new.category_id := target;
  end loop;
  return new;
end $$;
--> statement-breakpoint
create trigger follow_category_merge before insert or update of category_id on questions
  for each row execute function follow_category_merge();
--> statement-breakpoint

-- The words that carry a prompt, without their endings, as `keywordsOf` (server/rubrics/rules.ts) has them.
create function words_of(said text) returns setof text language sql immutable as $$
  select distinct left(case when length(stem) >= 3 then stem else word end, 40)
  from regexp_split_to_table(lower(normalize(said, NFKC)), '[\x01-\x2F\x3A-\x40\x5B-\x60\x7B-\xBF\u2000-\u206F\u3000-\u303F]+') as word
  cross join lateral regexp_replace(word, '(ations?|ions?|ing|ed|es|s|ly|e)$', '') as stem
  where word <> '' and word <> all (string_to_array('a an and are as at be but by can could describe did do does explain for from give had has have how i if in into is it its me might of on one or our say should so tell than that the their them then there these they this to us walk was we were what when where which who why will with would you your', ' ')) $$;
--> statement-breakpoint
create function keep_prompt_words() returns trigger language plpgsql as $$
declare
  before text;
begin
  if exists (
    select from question_versions newer
    where newer.organization_id = new.organization_id and newer.question_id = new.question_id
      and newer.number > new.number
  ) then return null; end if;
  if tg_op = 'UPDATE' then
    before := old.prompt;
  else
    select earlier.prompt into before from question_versions earlier
      where earlier.organization_id = new.organization_id and earlier.question_id = new.question_id
        and earlier.number < new.number
      order by earlier.number desc limit 1;
  end if;
  if before = new.prompt then return null; end if;
  -- An array, so that each word is looked up in the index whatever is known of the table.
  if before is not null then
    delete from prompt_words
      where organization_id = new.organization_id and question_id = new.question_id
        and word = any (array(select words_of(before)));
  end if;
  insert into prompt_words (organization_id, word, question_id, words)
    select new.organization_id, word, new.question_id, count(*) over () from words_of(new.prompt) as word;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_prompt_words after insert or update of prompt on question_versions
  for each row execute function keep_prompt_words();
--> statement-breakpoint
-- As the role that works across organizations: forced row security shows the owner nothing.
set local role evenhand_job;
--> statement-breakpoint
insert into prompt_words (organization_id, word, question_id, words)
  select version.organization_id, one.word, version.question_id, count(*) over (partition by version.organization_id, version.id)
  from question_versions version
  cross join lateral words_of(version.prompt) as one (word)
  where not exists (
    select from question_versions newer
    where newer.organization_id = version.organization_id and newer.question_id = version.question_id
      and newer.number > version.number);
--> statement-breakpoint
reset role;
