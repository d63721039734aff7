import { and, asc, eq, inArray } from 'drizzle-orm'
import { members } from '@/db/schema/members'
import { setItems } from '@/db/schema/question-sets'
import { questionVersions } from '@/db/schema/questions'
import { anchors, followUps, points } from '@/db/schema/rubrics'
import { sessionAssignments } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'

/** The questions of the session in order, each with its rubric, who asks it and whether this seat scores it. */
export async function listQuestionsOfSession(db: Db, seat: Seat) {
  const { organizationId, memberId } = seat.member
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
    .where(and(eq(setItems.organizationId, organizationId), eq(setItems.setVersionId, seat.setVersionId)))
    .orderBy(asc(setItems.position))
  const plan = db
    .select({
      setItemId: sessionAssignments.setItemId,
      memberId: sessionAssignments.memberId,
      name: members.name,
      asks: sessionAssignments.asks,
      scores: sessionAssignments.scores,
    })
    .from(sessionAssignments)
    .innerJoin(
      members,
      and(
        eq(members.organizationId, sessionAssignments.organizationId),
        eq(members.id, sessionAssignments.memberId),
      ),
    )
    .where(
      and(
        eq(sessionAssignments.organizationId, organizationId),
        eq(sessionAssignments.sessionId, seat.sessionId),
      ),
    )
    .orderBy(asc(members.name))
  const [rubric, planned] = await Promise.all([
    findRubrics(
      db,
      organizationId,
      items.map((item) => item.versionId),
    ),
    plan,
  ])
  return items.map(({ versionId, ...item }, at) => {
    const seats = planned.filter((one) => one.setItemId === item.setItemId)
    const own = seats.find((one) => one.memberId === memberId)
    return {
      ...item,
      number: at + 1,
      askedBy: seats.filter((one) => one.asks).map((one) => one.name),
      asks: own?.asks ?? false,
      scores: own?.scores ?? false,
      ...rubric(versionId),
    }
  })
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
