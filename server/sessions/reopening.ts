import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type * as z from 'zod'
import { scorecards } from '@/db/schema/scorecards'
import { sessionReopenings } from '@/db/schema/session-endings'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { recordAudit } from '../audit/entries'
import { findCandidateKey, sealText } from '../candidates/sealing'
import { Refused } from '../errors'
import { announce } from '../live/announce'
import { refuseClashes, waitForTurn } from '../panels/clashes'
import { holdPanel } from '../panels/hold'
import { listInterviewers, requireOnPanel } from '../panels/interviewers'
import { listPlannedItems } from '../panels/questions'
import { copyPlan, seatMembers } from '../panels/scheduling'
import { findPanelOf } from '../panels/sessions'
import { qualifiedAmong, scoresEverything } from '../plans/rules'
import { slotEndMs, stateAfterReopening, whyNotReopen } from '../session-life/rules'
import { type HeldSession, holdManaged } from './holding'
import type { reopenInput } from './input'

/**
 * Takes up a session that is over, with a reason that stays. After a no-show those who were to score go on where they
 * were. A submitted scorecard stays as it is and an excuse stays final, so a session that was closed goes on for those
 * who join it. A seal that has opened stays open: whatever comes in now is marked as after the opening.
 */
export async function reopenSession(
  db: Db,
  member: Member,
  input: z.output<typeof reopenInput>,
): Promise<void> {
  await waitForTurn(db, member)
  const { panelId } = await findPanelOf(db, member, input.sessionId)
  await holdPanel(db, member, panelId)
  const session = await holdManaged(db, member, input.sessionId)
  const interviewers = await listInterviewers(db, member, session.panelId)
  const free = interviewers.filter(
    (one) => !one.hasLeft && !session.seats.some((seated) => seated.memberId === one.memberId),
  )
  const refusal = whyNotReopen(session, free.length)
  if (refusal) throw new Refused('not now', refusal)
  const from = session.state === 'no-show' ? 'no-show' : 'closed'
  const goingOn = session.seats.filter((seat) => seat.excusedByNoShow).map((seat) => seat.memberId)
  const joining = input.memberIds
  refuseSeated(session, joining)
  if (goingOn.length + joining.length === 0)
    throw new Refused('invalid', 'Choose who scores now. What was submitted or excused stays as it is.', {
      memberIds: 'Choose who scores now.',
    })
  const now = new Date()
  if (slotEndMs(session) > now.getTime())
    await refuseClashes(db, member, [...goingOn, ...joining], [session], session.id)

  const { organizationId } = member
  const afterOpening = session.openedAt !== null
  await db.insert(sessionReopenings).values({
    organizationId,
    id: uuidv7(),
    sessionId: session.id,
    reopenedFrom: from,
    reopenedBy: member.memberId,
    afterOpening,
    sealedReason: sealText(await findCandidateKey(db, member, session.candidateId), input.reason),
  })
  await db
    .update(sessions)
    .set({ state: stateAfterReopening(session, now), closedAt: null })
    .where(and(eq(sessions.organizationId, organizationId), eq(sessions.id, session.id)))
  await db
    .update(scorecards)
    .set({ excusedAt: null, excusedBy: null, excuseReason: null, excusedByNoShow: false })
    .where(
      and(
        eq(scorecards.organizationId, organizationId),
        eq(scorecards.sessionId, session.id),
        eq(scorecards.excusedByNoShow, true),
      ),
    )
  await seat(db, member, session, joining, qualifiedAmong(interviewers))
  await recordAudit(
    db,
    member,
    'reopened session',
    { kind: 'session', id: session.id },
    { from, afterOpening },
  )
  await announce(db, member, { kind: 'evaluation', id: session.evaluationId })
}

function refuseSeated(session: HeldSession, joining: readonly string[]): void {
  if (session.seats.some((one) => joining.includes(one.memberId)))
    throw new Refused('invalid', 'Somebody chosen has a scorecard in this session already.', {
      memberIds: 'Choose interviewers who have no scorecard in it yet.',
    })
}

/** Who joins scores whatever they are qualified for; the plan of the others stays as it was. */
async function seat(
  db: Db,
  member: Member,
  session: HeldSession,
  joining: readonly string[],
  isQualified: ReturnType<typeof qualifiedAmong>,
): Promise<void> {
  if (joining.length === 0) return
  await requireOnPanel(db, member, session.panelId, joining)
  const { id: sessionId, evaluationId, setVersionId } = session
  await seatMembers(db, member, { sessionId, evaluationId, setVersionId }, joining)
  const items = await listPlannedItems(db, member, setVersionId)
  const plan = scoresEverything(items, joining, isQualified)
  if (plan.length > 0) await copyPlan(db, member, sessionId, plan)
}
