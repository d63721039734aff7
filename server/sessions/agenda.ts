import { and, asc, eq } from 'drizzle-orm'
import { members } from '@/db/schema/members'
import { sessionAssignments } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Seat } from '../access'
import { listQuestionsWithRubric } from '../sets/rubrics'

/** The questions of the session in order, each with its rubric, who asks it and whether this seat scores it. */
export async function listQuestionsOfSession(db: Db, seat: Seat) {
  const { organizationId, memberId } = seat.member
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
  const [questions, planned] = await Promise.all([
    listQuestionsWithRubric(db, organizationId, seat.setVersionId),
    plan,
  ])
  return questions.map((question) => {
    const seats = planned.filter((one) => one.setItemId === question.setItemId)
    const own = seats.find((one) => one.memberId === memberId)
    return {
      ...question,
      askedBy: seats.filter((one) => one.asks).map((one) => one.name),
      asks: own?.asks ?? false,
      scores: own?.scores ?? false,
    }
  })
}
