import { and, asc, eq, sql } from 'drizzle-orm'
import { setItems } from '@/db/schema/question-sets'
import { questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'

/**
 * The questions of a set version in their order, with what planning needs to know of each. On a panel with a locked
 * decision rule they show the competencies as they counted when it was locked, else as they count now.
 */
export function listPlannedItems(db: Db, member: Member, setVersionId: string, panelId?: string) {
  const shown = panelId
    ? sql`panel_competencies(${questionVersions.id}, ${panelId}::uuid)`
    : sql`(select c.id, c.name from version_competencies c
        where c.organization_id = ${questionVersions.organizationId} and c.question_version_id = ${questionVersions.id})`
  return db
    .select({
      setItemId: setItems.id,
      questionId: setItems.questionId,
      position: setItems.position,
      weight: setItems.weight,
      prompt: questionVersions.prompt,
      minutes: questionVersions.minutes,
      competencies: sql<
        string[]
      >`coalesce((select json_agg(c.name order by c.name) from ${shown} c), '[]'::json)`,
      // In the order of their names, as the names are.
      competencyIds: sql<
        string[]
      >`coalesce((select json_agg(c.id order by c.name) from ${shown} c), '[]'::json)`,
    })
    .from(setItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, setItems.organizationId),
        eq(questionVersions.id, setItems.questionVersionId),
      ),
    )
    .where(and(eq(setItems.organizationId, member.organizationId), eq(setItems.setVersionId, setVersionId)))
    .orderBy(asc(setItems.position))
}
