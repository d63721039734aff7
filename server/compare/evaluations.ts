import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm'
import { evaluations, sealBreaks } from '@/db/schema/evaluations'
import { members } from '@/db/schema/members'
import { panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { sealInWords } from '../panels/rules'
import { groupBy } from '../stats/group-by'
import type { View } from './view'

export type ComparedEvaluation = Awaited<ReturnType<typeof listComparedEvaluations>>[number]

/** The evaluations that are looked at, sealed ones too, with what their visible headers tell. */
export async function listComparedEvaluations(db: Db, member: Member, view: View) {
  if (view.panelIds.length === 0) return []
  const own = sql`from ${scorecards} where ${scorecards.organizationId} = ${evaluations.organizationId}
    and ${scorecards.evaluationId} = ${evaluations.id} and ${scorecards.memberId} = ${member.memberId}`
  const rows = await db
    .select({
      id: evaluations.id,
      panelId: evaluations.panelId,
      panel: panels.name,
      namesHidden: panels.namesHidden,
      applicationId: evaluations.applicationId,
      openedAt: evaluations.openedAt,
      openedBecause: evaluations.openedBecause,
      breakReason: sealBreaks.reason,
    })
    .from(evaluations)
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .leftJoin(
      sealBreaks,
      and(
        eq(sealBreaks.organizationId, evaluations.organizationId),
        eq(sealBreaks.evaluationId, evaluations.id),
      ),
    )
    .where(
      and(
        eq(evaluations.organizationId, member.organizationId),
        inArray(evaluations.panelId, view.panelIds),
        view.onlyOwn
          ? sql`exists (select ${own}) and not exists (select ${own} and ${scorecards.submittedAt} is null and ${scorecards.excusedAt} is null)`
          : undefined,
      ),
    )
  const cards = await db
    .select({
      id: scorecards.id,
      evaluationId: scorecards.evaluationId,
      memberId: scorecards.memberId,
      name: members.name,
      submittedAt: scorecards.submittedAt,
      afterOpening: scorecards.submittedAfterOpening,
      excusedAt: scorecards.excusedAt,
      excuseReason: scorecards.excuseReason,
    })
    .from(scorecards)
    .innerJoin(
      evaluations,
      and(
        eq(evaluations.organizationId, scorecards.organizationId),
        eq(evaluations.id, scorecards.evaluationId),
      ),
    )
    .innerJoin(
      members,
      and(eq(members.organizationId, scorecards.organizationId), eq(members.id, scorecards.memberId)),
    )
    .where(
      and(eq(scorecards.organizationId, member.organizationId), inArray(evaluations.panelId, view.panelIds)),
    )
    .orderBy(asc(members.name))
  const cardsOf = groupBy(cards, (card) => card.evaluationId)
  const meetingsOf = groupBy(await listMeetings(db, member, view), (meeting) => meeting.evaluationId)
  // An evaluation whose every session was cancelled has nobody to wait for and nothing to show.
  return rows.flatMap((row) => {
    const own = cardsOf.get(row.id)
    if (!own) return []
    const submitted = own.filter((card) => card.submittedAt).length
    const expected = own.filter((card) => !card.excusedAt).length
    const meetings = meetingsOf.get(row.id) ?? []
    return [
      {
        ...row,
        isOpen: row.openedAt !== null,
        submitted,
        seal: sealInWords({ ...row, submitted, expected }),
        waitingFor: own.filter((card) => !card.submittedAt && !card.excusedAt).map((card) => card.name),
        cards: own,
        isUnderWay: meetings.some((meeting) => meeting.state !== 'scheduled'),
        planned: meetings.filter((meeting) => meeting.state === 'scheduled').map(({ startsAt }) => startsAt),
      },
    ]
  })
}

/** The sessions that are still to be held or under way, the earliest first. */
function listMeetings(db: Db, member: Member, view: View) {
  return db
    .select({ evaluationId: sessions.evaluationId, state: sessions.state, startsAt: sessions.startsAt })
    .from(sessions)
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .where(
      and(
        eq(sessions.organizationId, member.organizationId),
        inArray(evaluations.panelId, view.panelIds),
        notInArray(sessions.state, ['closed', 'cancelled']),
      ),
    )
    .orderBy(asc(sessions.startsAt))
}
