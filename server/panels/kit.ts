import { and, eq } from 'drizzle-orm'
import type * as z from 'zod'
import { sessionAssignments } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { notFound, Refused } from '../errors'
import type { Assignment } from '../plans/rules'
import { listQuestionsWithRubric } from '../sets/rubrics'
import type { kitInput } from './input'
import { findMeeting } from './meetings'
import { findPanel } from './panels'

/**
 * What an interviewer takes along on paper: the questions with their rubric and their own part in each, of the panel's
 * plan or of one session's copy of it. Whoever manages the job gets everybody's, an interviewer their own. Paper is
 * left lying about, so where the panel hides names a kit has none, whoever prints it. It holds nothing of any scorecard.
 */
export async function findKit(db: Db, member: Member, input: z.output<typeof kitInput>) {
  const panel = await findPanel(db, member, input.panelId)
  const meeting = input.sessionId ? await findMeeting(db, member, input.sessionId) : null
  if (meeting && meeting.panelId !== panel.id) throw notFound('session')
  const people = meeting
    ? meeting.coming
    : panel.interviewers.filter((one) => !one.hasLeft).map(({ memberId, name }) => ({ memberId, name }))
  if (!panel.mayManage && !people.some((one) => one.memberId === member.memberId))
    throw new Refused('not allowed', 'Kits are for the panel’s interviewers and the job’s managers.')
  const printed = panel.mayManage ? people : people.filter((one) => one.memberId === member.memberId)
  const plan = meeting ? await listPlanOfSession(db, member, meeting.id) : panel.assignments
  const questions = await listQuestionsWithRubric(
    db,
    member.organizationId,
    meeting?.setVersionId ?? panel.setVersionId,
  )
  const nameOf = new Map(people.map((one) => [one.memberId, one.name]))
  return {
    panel: { id: panel.id, name: panel.name, jobId: panel.jobId, jobTitle: panel.jobTitle },
    setName: panel.setName,
    setVersionNumber: meeting?.setVersionNumber ?? panel.setVersionNumber,
    slotMinutes: meeting?.slotMinutes ?? panel.slotMinutes,
    meeting,
    questions,
    kits: printed.map(({ memberId, name }) => ({
      memberId,
      name,
      parts: questions.map(({ setItemId }) => {
        const lines = plan.filter((one) => one.setItemId === setItemId)
        const own = lines.find((one) => one.memberId === memberId)
        return {
          asks: own?.asks ?? false,
          scores: own?.scores ?? false,
          askedBy: lines.flatMap((one) => (one.asks ? (nameOf.get(one.memberId) ?? []) : [])),
        }
      }),
    })),
  }
}

function listPlanOfSession(db: Db, member: Member, sessionId: string): Promise<Assignment[]> {
  return db
    .select({
      setItemId: sessionAssignments.setItemId,
      memberId: sessionAssignments.memberId,
      asks: sessionAssignments.asks,
      scores: sessionAssignments.scores,
    })
    .from(sessionAssignments)
    .where(
      and(
        eq(sessionAssignments.organizationId, member.organizationId),
        eq(sessionAssignments.sessionId, sessionId),
      ),
    )
}
