import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { evaluations } from '@/db/schema/evaluations'
import { applications } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { listOpenedScores } from '../compare/opened-scores'
import type { HealthScore } from '../stats/health/scored'

/** One final score of an opened evaluation, with who gave it and in which session. */
export type GivenScore = HealthScore & { name: string; session: string }

/**
 * The final scores of opened evaluations at some panels, in the order in which the evaluations opened. With `onlyOwn`,
 * of those evaluations alone that the member scored in and owes nothing to: of a candidate whom they did not meet, not
 * even a word about themselves may tell anything. Two evaluations of one candidate are one candidate's.
 */
export async function listGivenScores(
  db: Db,
  member: Member,
  view: { panelIds: readonly string[]; onlyOwn: boolean; timeZone: string },
): Promise<GivenScore[]> {
  if (view.panelIds.length === 0) return []
  const own = sql`from ${scorecards} own where own.organization_id = ${evaluations.organizationId}
    and own.evaluation_id = ${evaluations.id} and own.member_id = ${member.memberId}`
  const cards = await db
    .select({
      scorecardId: scorecards.id,
      evaluationId: evaluations.id,
      applicationId: evaluations.applicationId,
      memberId: scorecards.memberId,
      name: members.name,
      sessionId: sessions.id,
      // When it was held: as planned, or earlier where it was started ahead of that. A start after the plan may be that
      // of a scorecard written down later.
      heldAt: sql<Date>`least(${sessions.startedAt}, ${sessions.startsAt})`.mapWith(sessions.startsAt),
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
      applications,
      and(
        eq(applications.organizationId, evaluations.organizationId),
        eq(applications.id, evaluations.applicationId),
      ),
    )
    .innerJoin(
      sessions,
      and(eq(sessions.organizationId, scorecards.organizationId), eq(sessions.id, scorecards.sessionId)),
    )
    .innerJoin(
      members,
      and(eq(members.organizationId, scorecards.organizationId), eq(members.id, scorecards.memberId)),
    )
    .where(
      and(
        eq(scorecards.organizationId, member.organizationId),
        inArray(evaluations.panelId, [...view.panelIds]),
        isNotNull(evaluations.openedAt),
        isNotNull(scorecards.submittedAt),
        isNull(applications.archivedAt),
        view.onlyOwn
          ? sql`exists (select ${own} and own.submitted_at is not null)
            and not exists (select ${own} and own.submitted_at is null and own.excused_at is null)`
          : undefined,
      ),
    )
    .orderBy(asc(evaluations.openedAt), asc(evaluations.id), asc(sessions.startsAt), asc(scorecards.id))
  const found = await listOpenedScores(db, member, [...new Set(cards.map((card) => card.evaluationId))])
  const scoresOf = new Map<string, typeof found>()
  for (const score of found)
    scoresOf.set(score.scorecardId, [...(scoresOf.get(score.scorecardId) ?? []), score])
  const dayOf = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: view.timeZone })
  return cards.flatMap((card) =>
    (scoresOf.get(card.scorecardId) ?? [])
      .toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1))
      .flatMap(({ value, questionId }) =>
        value === null
          ? []
          : [
              {
                candidate: card.applicationId,
                interviewer: card.memberId,
                name: card.name,
                question: questionId,
                session: card.sessionId,
                score: value,
                at: card.heldAt.getTime(),
                day: dayOf.format(card.heldAt),
              },
            ],
      ),
  )
}
