ALTER TABLE "notes" ADD COLUMN "point_id" uuid;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_point_fk" FOREIGN KEY ("organization_id","point_id") REFERENCES "public"."points"("organization_id","id") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_point_of_question" CHECK ("notes"."point_id" is null or "notes"."set_item_id" is not null) NOT VALID;
