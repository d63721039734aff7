-- no transaction
-- squawk-ignore-file ban-concurrent-index-creation-in-transaction
-- What points at a part of the bank or of a set, so that taking one away looks at nothing else.
drop index concurrently if exists points_heard_item;
--> statement-breakpoint
create index concurrently if not exists points_heard_item on points_heard (organization_id, set_item_id);
--> statement-breakpoint
drop index concurrently if exists points_heard_point;
--> statement-breakpoint
create index concurrently if not exists points_heard_point on points_heard (organization_id, point_id);
--> statement-breakpoint
drop index concurrently if exists follow_ups_used_item;
--> statement-breakpoint
create index concurrently if not exists follow_ups_used_item on follow_ups_used (organization_id, set_item_id);
--> statement-breakpoint
drop index concurrently if exists follow_ups_used_follow_up;
--> statement-breakpoint
create index concurrently if not exists follow_ups_used_follow_up on follow_ups_used (organization_id, follow_up_id);
--> statement-breakpoint
drop index concurrently if exists notes_item;
--> statement-breakpoint
create index concurrently if not exists notes_item on notes (organization_id, set_item_id);
--> statement-breakpoint
drop index concurrently if exists revisions_item;
--> statement-breakpoint
create index concurrently if not exists revisions_item on revisions (organization_id, set_item_id);
--> statement-breakpoint
drop index concurrently if exists debriefs_question;
--> statement-breakpoint
create index concurrently if not exists debriefs_question on debriefs (organization_id, question_id);
--> statement-breakpoint
drop index concurrently if exists debrief_topics_question;
--> statement-breakpoint
create index concurrently if not exists debrief_topics_question on debrief_topics (organization_id, question_id);
--> statement-breakpoint
drop index concurrently if exists second_look_scores_question;
--> statement-breakpoint
create index concurrently if not exists second_look_scores_question on second_look_scores (organization_id, question_id);
--> statement-breakpoint
drop index concurrently if exists session_assignments_set_item;
--> statement-breakpoint
create index concurrently if not exists session_assignments_set_item on session_assignments (organization_id, set_item_id);
--> statement-breakpoint
drop index concurrently if exists panel_assignments_set_item;
--> statement-breakpoint
create index concurrently if not exists panel_assignments_set_item on panel_assignments (organization_id, set_item_id);
--> statement-breakpoint
drop index concurrently if exists sessions_set_version;
--> statement-breakpoint
create index concurrently if not exists sessions_set_version on sessions (organization_id, set_version_id);
--> statement-breakpoint
drop index concurrently if exists notes_point;
--> statement-breakpoint
create index concurrently if not exists notes_point on notes (organization_id, point_id);
