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
  /** Their ids, in the order of their names. */
  competencyIds: string[]
  /** The places in set versions that this column stands for. */
  setItemIds: string[]
  /** The versions that candidates met, oldest first; more than one means that they were asked differently. */
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
      setItemId: setItems.id,
      weight: setItems.weight,
      prompt: questionVersions.prompt,
      versionNumber: questionVersions.number,
      isUsed: sql<boolean>`exists (select from sessions s
          join evaluations e on e.organization_id = s.organization_id and e.id = s.evaluation_id
          where e.organization_id = ${panels.organizationId} and e.panel_id = ${panels.id}
            and s.set_version_id = ${setItems.setVersionId} and s.state not in ('cancelled', 'no-show'))`,
      competencies: sql<
        string[]
      >`coalesce((select json_agg(c.name order by c.name) from panel_competencies(${questionVersions.id}, ${panels.id}) c), '[]'::json)`,
      competencyIds: sql<
        string[]
      >`coalesce((select json_agg(c.id order by c.name) from panel_competencies(${questionVersions.id}, ${panels.id}) c), '[]'::json)`,
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
      asc(panels.id),
      sql`(${setItems.setVersionId} = ${panels.setVersionId}) desc`,
      asc(setItems.position),
    )
  const columns = new Map<string, Column>()
  for (const { versionNumber, isUsed, setItemId, ...row } of rows) {
    const key = `${row.panelId} ${row.questionId}`
    const column = columns.get(key) ?? {
      ...row,
      number: columns.size + 1,
      setItemIds: [],
      versionNumbers: [],
    }
    columns.set(key, column)
    column.setItemIds.push(setItemId)
    if (isUsed && !column.versionNumbers.includes(versionNumber)) column.versionNumbers.push(versionNumber)
  }
  for (const column of columns.values()) column.versionNumbers.sort((a, b) => a - b)
  return [...columns.values()]
}
