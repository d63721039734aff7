-- no transaction
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- What points at a part of a set from the live board, so that taking one away looks at nothing else.
drop index concurrently if exists boards_set_item;
--> statement-breakpoint
create index concurrently if not exists boards_set_item on boards (organization_id, set_item_id);
--> statement-breakpoint
drop index concurrently if exists board_questions_set_item;
--> statement-breakpoint
create index concurrently if not exists board_questions_set_item on board_questions (organization_id, set_item_id);
