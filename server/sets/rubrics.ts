import { and, asc, eq, inArray } from 'drizzle-orm'
import { setItems } from '@/db/schema/question-sets'
import { questionVersions } from '@/db/schema/questions'
import { anchors, followUps, points } from '@/db/schema/rubrics'
import type { Db } from '@/db/tenant'

/** The questions of a set version in their order, each with its rubric. */
export async function listQuestionsWithRubric(db: Db, organizationId: string, setVersionId: string) {
  const items = await db
    .select({
      setItemId: setItems.id,
      versionId: questionVersions.id,
      prompt: questionVersions.prompt,
      hint: questionVersions.hint,
      level: questionVersions.level,
      minutes: questionVersions.minutes,
    })
    .from(setItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.organizationId, setItems.organizationId),
        eq(questionVersions.id, setItems.questionVersionId),
      ),
    )
    .where(and(eq(setItems.organizationId, organizationId), eq(setItems.setVersionId, setVersionId)))
    .orderBy(asc(setItems.position))
  const rubric = await findRubrics(
    db,
    organizationId,
    items.map((item) => item.versionId),
  )
  return items.map(({ versionId, ...item }, at) => ({ ...item, number: at + 1, ...rubric(versionId) }))
}

/** Points, anchors and follow-ups of several question versions, in order, looked up by version. */
async function findRubrics(db: Db, organizationId: string, versionIds: string[]) {
  const of = <T extends { versionId: string }>(rows: T[], versionId: string) =>
    rows.filter((row) => row.versionId === versionId)
  if (versionIds.length === 0) return () => ({ points: [], anchors: [], followUps: [] })
  const heard = db
    .select({ versionId: points.questionVersionId, id: points.id, text: points.text })
    .from(points)
    .where(and(eq(points.organizationId, organizationId), inArray(points.questionVersionId, versionIds)))
    .orderBy(asc(points.position))
  const levels = db
    .select({ versionId: anchors.questionVersionId, level: anchors.level, text: anchors.text })
    .from(anchors)
    .where(and(eq(anchors.organizationId, organizationId), inArray(anchors.questionVersionId, versionIds)))
    .orderBy(asc(anchors.level))
  const further = db
    .select({ versionId: followUps.questionVersionId, id: followUps.id, text: followUps.text })
    .from(followUps)
    .where(
      and(eq(followUps.organizationId, organizationId), inArray(followUps.questionVersionId, versionIds)),
    )
    .orderBy(asc(followUps.position))
  const [pointRows, anchorRows, followUpRows] = await Promise.all([heard, levels, further])
  return (versionId: string) => ({
    points: of(pointRows, versionId).map(({ id, text }) => ({ id, text })),
    anchors: of(anchorRows, versionId).map(({ level, text }) => ({ level, text })),
    followUps: of(followUpRows, versionId).map(({ id, text }) => ({ id, text })),
  })
}
