import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { panels } from '@/db/schema/panels'
import { setItems } from '@/db/schema/question-sets'
import { questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { View } from './view'

export type Column = {
  panelId: string
  questionId: string
  /** 1, 2, 3 … over all columns, as the screen numbers them. */
  number: number
  prompt: string
  weight: number
  competencies: string[]
  /** The versions of the question that were used; more than one means that candidates were asked differently. */
  versionNumbers: number[]
}

/**
 * One column per panel and question (its lineage, whatever the version): those of the panel's set and those that a
 * session was pinned to, in the order of the newest set version that has them.
 */
export async function listColumns(db: Db, member: Member, view: View): Promise<Column[]> {
  if (view.panelIds.length === 0) return []
  const rows = await db
    .select({
      panelId: panels.id,
      questionId: setItems.questionId,
      position: setItems.position,
      weight: setItems.weight,
      prompt: questionVersions.prompt,
      versionNumber: questionVersions.number,
      isCurrent: sql<boolean>`${setItems.setVersionId} = ${panels.setVersionId}`,
      competencies: sql<
        string[]
      >`coalesce((select json_agg(c.name order by c.name) from question_version_competencies vc
          join competencies c on c.organization_id = vc.organization_id and c.id = vc.competency_id
          where vc.organization_id = ${questionVersions.organizationId} and vc.question_version_id = ${questionVersions.id}), '[]'::json)`,
    })
    .from(panels)
    .innerJoin(
      setItems,
      and(
        eq(setItems.organizationId, panels.organizationId),
        sql`(${setItems.setVersionId} = ${panels.setVersionId} or ${setItems.setVersionId} in (
          select s.set_version_id from sessions s join evaluations e on e.organization_id = s.organization_id and e.id = s.evaluation_id
          where e.organization_id = ${panels.organizationId} and e.panel_id = ${panels.id}))`,
      ),
    )
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, setItems.organizationId),
        eq(questionVersions.id, setItems.questionVersionId),
      ),
    )
    .where(and(eq(panels.organizationId, member.organizationId), inArray(panels.id, view.panelIds)))
    .orderBy(
      asc(panels.createdAt),
      sql`(${setItems.setVersionId} = ${panels.setVersionId}) desc`,
      asc(setItems.position),
    )
  const columns: Column[] = []
  for (const row of rows) {
    const known = columns.find((one) => one.panelId === row.panelId && one.questionId === row.questionId)
    if (!known) {
      const { panelId, questionId, prompt, weight, competencies } = row
      columns.push({
        panelId,
        questionId,
        number: columns.length + 1,
        prompt,
        weight,
        competencies,
        versionNumbers: [row.versionNumber],
      })
    } else if (!known.versionNumbers.includes(row.versionNumber)) known.versionNumbers.push(row.versionNumber)
  }
  return columns
}
