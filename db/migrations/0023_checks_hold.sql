-- What was added as not valid, so that nobody waited for a look at every row, is looked at now beside their work.
alter table second_look_scores validate constraint second_look_scores_not_both;
--> statement-breakpoint
alter table second_look_scores validate constraint second_look_scores_reason_known;
--> statement-breakpoint
alter table notes validate constraint notes_value_in_range;
--> statement-breakpoint
alter table notes validate constraint notes_unplanned_stand_alone;
--> statement-breakpoint
alter table notes validate constraint notes_point_fk;
--> statement-breakpoint
alter table notes validate constraint notes_point_of_question;
--> statement-breakpoint
alter table scorecard_entries validate constraint scorecard_entries_kind_known;
