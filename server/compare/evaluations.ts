import { and, eq, inArray, sql } from 'drizzle-orm'
import { evaluations, sealBreaks } from '@/db/schema/evaluations'
import { panels } from '@/db/schema/panels'
import { scorecards } from '@/db/schema/scorecards'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { sealInWords } from '../panels/rules'
import type { View } from './view'

export type ComparedEvaluation = Awaited<ReturnType<typeof listComparedEvaluations>>[number]

/** A scorecard's visible header, as one line of JSON has it. */
type CardLine = [
  id: string,
  memberId: string,
  name: string,
  submittedAt: string | null,
  afterOpening: boolean,
  excusedAt: string | null,
  excuseReason: string | null,
]

/**
 * The evaluations that are looked at, sealed ones too, with what their visible headers tell; with `applicationIds`,
 * those of these candidates alone.
 */
export async function listComparedEvaluations(
  db: Db,
  member: Member,
  view: View,
  applicationIds?: readonly string[],
) {
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
      // In the statement that finds the evaluation: thousands of candidates are one question to the database.
      cards: sql<CardLine[] | null>`(
        select json_agg(json_build_array(c.id, c.member_id, m.name, c.submitted_at, c.submitted_after_opening,
          c.excused_at, c.excuse_reason) order by m.name)
        from scorecards c join members m on m.organization_id = c.organization_id and m.id = c.member_id
        where c.organization_id = ${evaluations.organizationId} and c.evaluation_id = ${evaluations.id})`,
      meetings: sql<[state: string, startsAt: string][] | null>`(
        select json_agg(json_build_array(s.state, s.starts_at) order by s.starts_at) from sessions s
        where s.organization_id = ${evaluations.organizationId} and s.evaluation_id = ${evaluations.id}
          and s.state not in ('closed', 'cancelled', 'no-show'))`,
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
        applicationIds ? inArray(evaluations.applicationId, [...applicationIds]) : undefined,
        view.onlyOwn
          ? sql`exists (select ${own}) and not exists (select ${own} and ${scorecards.submittedAt} is null and ${scorecards.excusedAt} is null)`
          : undefined,
      ),
    )
  // An evaluation whose every session was cancelled has nobody to wait for and nothing to show.
  return rows.flatMap(({ cards: lines, meetings, ...row }) => {
    if (!lines) return []
    const cards = lines.map(([id, memberId, name, submittedAt, afterOpening, excusedAt, excuseReason]) => ({
      id,
      memberId,
      name,
      submittedAt: submittedAt && new Date(submittedAt),
      afterOpening,
      excusedAt: excusedAt && new Date(excusedAt),
      excuseReason,
    }))
    const submitted = cards.filter((card) => card.submittedAt).length
    const expected = cards.filter((card) => !card.excusedAt).length
    const ahead = (meetings ?? []).map(([state, startsAt]) => ({ state, startsAt: new Date(startsAt) }))
    return [
      {
        ...row,
        isOpen: row.openedAt !== null,
        submitted,
        seal: sealInWords({ ...row, submitted, expected }),
        waitingFor: cards.filter((card) => !card.submittedAt && !card.excusedAt).map((card) => card.name),
        cards,
        isUnderWay: ahead.some((meeting) => meeting.state !== 'scheduled'),
        planned: ahead.filter((meeting) => meeting.state === 'scheduled').map(({ startsAt }) => startsAt),
      },
    ]
  })
}
