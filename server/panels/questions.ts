import { and, asc, eq, sql } from 'drizzle-orm'
import { setItems } from '@/db/schema/question-sets'
import { questionVersions } from '@/db/schema/questions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'

/** The questions of a set version in their order, with what planning needs to know of each. */
export function listPlannedItems(db: Db, member: Member, setVersionId: string) {
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
      >`coalesce((select json_agg(c.name order by c.name) from question_version_competencies vc
          join competencies c on c.organization_id = vc.organization_id and c.id = vc.competency_id
          where vc.organization_id = ${questionVersions.organizationId} and vc.question_version_id = ${questionVersions.id}), '[]'::json)`,
      // In the order of their names, as the names are.
      competencyIds: sql<
        string[]
      >`coalesce((select json_agg(c.id order by c.name) from question_version_competencies vc
          join competencies c on c.organization_id = vc.organization_id and c.id = vc.competency_id
          where vc.organization_id = ${questionVersions.organizationId} and vc.question_version_id = ${questionVersions.id}), '[]'::json)`,
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
