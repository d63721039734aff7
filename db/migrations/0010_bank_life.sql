CREATE TABLE "question_reviews" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"request" text DEFAULT '' NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	"answer" text DEFAULT '' NOT NULL,
	CONSTRAINT "question_reviews_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "question_reviews_end_known" CHECK ("question_reviews"."ended_as" in ('published', 'sent back', 'withdrawn')),
	CONSTRAINT "question_reviews_end_whole" CHECK (("question_reviews"."ended_at" is null) = ("question_reviews"."ended_by" is null) and ("question_reviews"."ended_at" is null) = ("question_reviews"."ended_as" is null)),
	CONSTRAINT "question_reviews_sent_back_with_words" CHECK ("question_reviews"."ended_as" is distinct from 'sent back' or length(trim("question_reviews"."answer")) >= 1),
	CONSTRAINT "question_reviews_words_length" CHECK (length("question_reviews"."request") <= 1000 and length("question_reviews"."answer") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "question_reviews" ADD CONSTRAINT "question_reviews_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_reviews" ADD CONSTRAINT "question_reviews_version_fk" FOREIGN KEY ("organization_id","question_version_id","question_id") REFERENCES "public"."question_versions"("organization_id","id","question_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_reviews" ADD CONSTRAINT "question_reviews_asked_by_fk" FOREIGN KEY ("organization_id","asked_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_reviews" ADD CONSTRAINT "question_reviews_ended_by_fk" FOREIGN KEY ("organization_id","ended_by") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "question_reviews_open" ON "question_reviews" USING btree ("organization_id","question_version_id") WHERE "question_reviews"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "question_reviews_question" ON "question_reviews" USING btree ("organization_id","question_id");
--> statement-breakpoint
alter table question_reviews enable row level security;
--> statement-breakpoint
alter table question_reviews force row level security;
--> statement-breakpoint
create policy job_works_across on question_reviews to evenhand_job using (true) with check (true);
--> statement-breakpoint
create policy own_organization on question_reviews to evenhand_app
  using (organization_id = (select current_organization())) with check (organization_id = (select current_organization()));
--> statement-breakpoint
grant select, insert, update, delete on question_reviews to evenhand_job;
--> statement-breakpoint
grant select, insert on question_reviews to evenhand_app;
--> statement-breakpoint
grant update (ended_by, ended_at, ended_as, answer) on question_reviews to evenhand_app;
--> statement-breakpoint
-- Everybody asks and ends in their own name.
create policy own_request on question_reviews as restrictive for insert to evenhand_app
  with check (asked_by = (select current_member()) and ended_at is null);
--> statement-breakpoint
create policy own_end on question_reviews as restrictive for update to evenhand_app
  using (ended_at is null) with check (ended_by = (select current_member()));
--> statement-breakpoint

-- What opened evaluations say of questions: figures alone, and to every member the same, whatever they may see of the
-- jobs behind them. The figures take five evaluations at a time, in the order of their opening, so that whoever looks
-- before and after one opens learns nothing of it.
create function read_question_usage(asked uuid[])
  returns table (
    question_id uuid, times_asked integer, counted integer, scores integer, mean double precision, sd double precision,
    not_assessed integer, last_used timestamptz
  )
  language sql stable security definer set search_path = public, pg_temp as $$
  with answered as (
    select item.question_id, evaluation.id as evaluation_id, evaluation.opened_at,
      count(last.value) as scores, sum(last.value) as total, sum(last.value * last.value) as squares,
      count(last.not_assessed) as not_assessed, max(session.starts_at) as starts_at
    from question_versions version
    join set_items item
      on item.organization_id = version.organization_id and item.question_version_id = version.id
    join scores score on score.organization_id = item.organization_id and score.set_item_id = item.id
    join scorecards card on card.organization_id = score.organization_id and card.id = score.scorecard_id
    join sessions session on session.organization_id = card.organization_id and session.id = card.session_id
    join evaluations evaluation
      on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
    left join (
      select distinct on (one.scorecard_id, one.set_item_id) one.scorecard_id, one.set_item_id, one.value, one.not_assessed
      from revisions one where one.organization_id = (select current_organization())
      order by one.scorecard_id, one.set_item_id, one.number desc
    ) revision on revision.scorecard_id = score.scorecard_id and revision.set_item_id = score.set_item_id
    cross join lateral (
      select case when revision.scorecard_id is null then score.value else revision.value end as value,
        case when revision.scorecard_id is null then score.not_assessed else revision.not_assessed end as not_assessed
    ) last
    where version.organization_id = (select current_organization())
      and version.question_id = any (asked)
      and card.submitted_at is not null and evaluation.opened_at is not null
      and (last.value is not null or last.not_assessed <> 'not asked')
    group by item.question_id, evaluation.id, evaluation.opened_at
  ), placed as (
    select answered.*, answered.scores > 0
        and row_number() over (
          partition by answered.question_id, answered.scores > 0 order by answered.opened_at, answered.evaluation_id
        ) <= count(*) filter (where answered.scores > 0) over (partition by answered.question_id) / 5 * 5 as counts
    from answered
  ), marked as (
    select placed.*, max(placed.opened_at) filter (where placed.counts) over (partition by placed.question_id) as until
    from placed
  ), sums as (
    select marked.question_id, count(*)::integer as times_asked, max(marked.starts_at) as last_used,
      count(*) filter (where marked.counts) as counted, sum(marked.scores) filter (where marked.counts) as scores,
      sum(marked.total) filter (where marked.counts) as total, sum(marked.squares) filter (where marked.counts) as squares,
      sum(marked.not_assessed) filter (where marked.opened_at <= marked.until) as not_assessed
    from marked group by marked.question_id
  )
  select sums.question_id, sums.times_asked, nullif(sums.counted, 0)::integer, sums.scores::integer,
    (sums.total / sums.scores)::double precision,
    case when sums.scores > 1 then
      sqrt((sums.squares - sums.total * sums.total / sums.scores) / (sums.scores - 1))::double precision
    end,
    sums.not_assessed::integer, sums.last_used
  from sums $$;
--> statement-breakpoint

-- How each candidate did on a question and on the others of the same evaluation, by panel, without a word on who it was;
-- for its discrimination, so only once ten have answered it, and five at a time.
create function read_question_beside_rest(asked uuid)
  returns table (panel integer, own double precision, rest double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  with answered as materialized (
    select distinct evaluation.id, evaluation.panel_id, evaluation.opened_at
    from question_versions version
    join set_items item
      on item.organization_id = version.organization_id and item.question_version_id = version.id
    join scores score on score.organization_id = item.organization_id and score.set_item_id = item.id
    join scorecards card on card.organization_id = score.organization_id and card.id = score.scorecard_id
    join evaluations evaluation
      on evaluation.organization_id = card.organization_id and evaluation.id = card.evaluation_id
    where version.organization_id = (select current_organization()) and version.question_id = asked
      and card.submitted_at is not null and evaluation.opened_at is not null
  ), answer as (
    select answered.id, answered.panel_id, answered.opened_at, item.question_id,
      avg(case when revision.scorecard_id is null then score.value else revision.value end) as value
    from answered
    join scorecards card
      on card.organization_id = (select current_organization()) and card.evaluation_id = answered.id
      and card.submitted_at is not null
    join scores score on score.organization_id = card.organization_id and score.scorecard_id = card.id
    join set_items item on item.organization_id = score.organization_id and item.id = score.set_item_id
    left join (
      select distinct on (one.scorecard_id, one.set_item_id) one.scorecard_id, one.set_item_id, one.value
      from revisions one where one.organization_id = (select current_organization())
      order by one.scorecard_id, one.set_item_id, one.number desc
    ) revision on revision.scorecard_id = score.scorecard_id and revision.set_item_id = score.set_item_id
    group by answered.id, answered.panel_id, answered.opened_at, item.question_id
  ), pair as (
    select answer.id, answer.panel_id, answer.opened_at,
      avg(answer.value) filter (where answer.question_id = asked) as own,
      avg(answer.value) filter (where answer.question_id <> asked) as rest
    from answer group by answer.id, answer.panel_id, answer.opened_at
  ), whole as (
    select pair.panel_id, pair.own, pair.rest, count(*) over () as known,
      row_number() over (order by pair.opened_at, pair.id) as place
    from pair where pair.own is not null and pair.rest is not null
  )
  select dense_rank() over (order by whole.panel_id)::integer, whole.own::double precision, whole.rest::double precision
  from whole where whole.known >= 10 and whole.place <= whole.known / 5 * 5
  order by 1, 2, 3 $$;
--> statement-breakpoint
revoke execute on function read_question_usage(uuid[]) from public;
--> statement-breakpoint
grant execute on function read_question_usage(uuid[]) to evenhand_app;
--> statement-breakpoint
revoke execute on function read_question_beside_rest(uuid) from public;
--> statement-breakpoint
grant execute on function read_question_beside_rest(uuid) to evenhand_app;
--> statement-breakpoint
grant create on schema public to evenhand_job;
--> statement-breakpoint
alter function read_question_usage(uuid[]) owner to evenhand_job;
--> statement-breakpoint
alter function read_question_beside_rest(uuid) owner to evenhand_job;
--> statement-breakpoint
revoke create on schema public from evenhand_job;
