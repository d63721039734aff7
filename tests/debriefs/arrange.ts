import type { Member, Seat } from '@/server/access'
import { findDebrief } from '@/server/debriefs/debriefs'
import { findInfluence } from '@/server/debriefs/influence'
import { endDebrief, moveDebrief, settleTopic, startDebrief } from '@/server/debriefs/talk'
import { reviseScore } from '@/server/sessions/revise'
import { as, type MadePanel, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { type Given, scoreSession } from '../compare/arrange'

/** A panel whose only candidate was met by these interviewers, each with their scores by question. */
export async function makeScored(given: readonly (Given | null)[], questions = given[0]?.length ?? 3) {
  const admin = await makeOrganization()
  const panel = await makePanel(admin, { interviewers: given.length, questions })
  const [session] = panel.sessions
  await scoreSession(panel, session!.id, given)
  const seats = await makeSeats(panel.interviewers, session!.id)
  return { ...panel, seats, evaluationId: session!.evaluation_id, sessionId: session!.id }
}

export type Scored = Awaited<ReturnType<typeof makeScored>>

// Each act in a transaction of its own, as a procedure runs it.
export const find = (member: Member, evaluationId: string) =>
  as(member, (db) => findDebrief(db, member, evaluationId))
export const start = (member: Member, evaluationId: string) =>
  as(member, (db) => startDebrief(db, member, evaluationId))
export const move = (member: Member, evaluationId: string, questionId: string) =>
  as(member, (db) => moveDebrief(db, member, { evaluationId, questionId }))
export const settle = (
  member: Member,
  evaluationId: string,
  questionId: string,
  note = '',
  nextQuestionId: string | null = null,
) => as(member, (db) => settleTopic(db, member, { evaluationId, questionId, note, nextQuestionId }))
export const end = (member: Member, evaluationId: string) =>
  as(member, (db) => endDebrief(db, member, evaluationId))
export const influenceIn = (member: Member, evaluationId: string) =>
  as(member, (db) => findInfluence(db, member, evaluationId))

export const revise = (panel: Pick<MadePanel, 'setItemIds'>, seat: Seat, position: number, value: number) =>
  as(seat.member, (db) =>
    reviseScore(db, seat, {
      sessionId: seat.sessionId,
      setItemId: panel.setItemIds[position]!,
      value,
      notAssessed: null,
      reason: 'Heard it differently from the others.',
    }),
  )
