CREATE TABLE "board_presences" (
	"organization_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_presences_pk" PRIMARY KEY("organization_id","session_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "board_questions" (
	"organization_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"set_item_id" uuid NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "board_questions_pk" PRIMARY KEY("organization_id","session_id","set_item_id"),
	CONSTRAINT "board_questions_mark_known" CHECK ("board_questions"."mark" in ('asked', 'skipped'))
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"organization_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"set_item_id" uuid,
	"member_id" uuid,
	"since" timestamp with time zone,
	CONSTRAINT "boards_pk" PRIMARY KEY("organization_id","session_id"),
	CONSTRAINT "boards_asking_complete" CHECK (num_nulls("boards"."set_item_id", "boards"."member_id", "boards"."since") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "board_presences" ADD CONSTRAINT "board_presences_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_presences" ADD CONSTRAINT "board_presences_seat_fk" FOREIGN KEY ("organization_id","session_id","member_id") REFERENCES "public"."scorecards"("organization_id","session_id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_questions" ADD CONSTRAINT "board_questions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_questions" ADD CONSTRAINT "board_questions_board_fk" FOREIGN KEY ("organization_id","session_id") REFERENCES "public"."boards"("organization_id","session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_questions" ADD CONSTRAINT "board_questions_set_item_fk" FOREIGN KEY ("organization_id","set_item_id") REFERENCES "public"."set_items"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_session_fk" FOREIGN KEY ("organization_id","session_id") REFERENCES "public"."sessions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_set_item_fk" FOREIGN KEY ("organization_id","set_item_id") REFERENCES "public"."set_items"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_member_fk" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint

-- Row-level security. The board tells nothing that a seal hides, so the organization is the whole rule of reading it. It
-- is moved by whoever sits in the session, and everybody says for themselves that they are there.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['boards', 'board_questions', 'board_presences'] loop
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
grant update (seq, set_item_id, member_id, since) on boards to evenhand_app;
--> statement-breakpoint
grant update (mark), delete on board_questions to evenhand_app;
--> statement-breakpoint
grant update (seen_at), delete on board_presences to evenhand_app;
--> statement-breakpoint
do $policies$
declare
  board_table text;
  seated text := $seated$ exists (
    select from scorecards own
    where own.organization_id = %1$I.organization_id and own.session_id = %1$I.session_id
      and own.member_id = (select current_member()) and own.excused_at is null
  ) $seated$;
begin
  foreach board_table in array array['boards', 'board_questions'] loop
    execute format('create policy seat_inserts on %1$I as restrictive for insert to evenhand_app with check (' || seated || ')', board_table);
    execute format('create policy seat_updates on %1$I as restrictive for update to evenhand_app using (' || seated || ') with check (' || seated || ')', board_table);
    execute format('create policy seat_deletes on %1$I as restrictive for delete to evenhand_app using (' || seated || ')', board_table);
  end loop;
end $policies$;
--> statement-breakpoint
create policy own_insert on board_presences as restrictive for insert to evenhand_app
  with check (member_id = (select current_member()));
--> statement-breakpoint
create policy own_update on board_presences as restrictive for update to evenhand_app
  using (member_id = (select current_member()));
--> statement-breakpoint
create policy own_delete on board_presences as restrictive for delete to evenhand_app
  using (member_id = (select current_member()));
