import { and, asc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { candidates } from '@/db/schema/candidates'
import { evaluations } from '@/db/schema/evaluations'
import { applications, jobs, jobTeams } from '@/db/schema/jobs'
import { members } from '@/db/schema/members'
import { panels } from '@/db/schema/panels'
import { reminders } from '@/db/schema/reminders'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import { hasBegun } from '../session-life/rules'
import { groupBy } from '../stats/group-by'
import { labelsOf } from './mine'
import { standingOf } from './rules'

/**
 * What waits for whom in the jobs the member manages: evaluations that have begun and are sealed, oldest meeting
 * first. `missing` are those whose interview has begun and whose scorecard is not in; `toCome` those whose interview
 * is still ahead. `told`: who was asked for a scorecard twice did not hand it in, which the member was told.
 */
export async function listWaiting(db: Db, member: Member) {
  const begun = sql`exists (select from sessions meeting where meeting.organization_id = ${evaluations.organizationId} and meeting.evaluation_id = ${evaluations.id} and (meeting.starts_at <= now() or meeting.state in ('live', 'wrapping up', 'closed')) and meeting.state not in ('cancelled', 'no-show'))`
  const cards = await listCards(db, member, [isNull(evaluations.openedAt), begun])
  const now = new Date()
  const waiting = [...groupBy(cards, (card) => card.evaluationId).values()].filter((own) =>
    own.some((card) => standingOf(card) === 'draft'),
  )
  return waiting.map((own) => {
    const { evaluationId, panelId, panelName, jobTitle, candidate } = own[0]!
    const drafts = own.filter((card) => standingOf(card) === 'draft')
    const namesOf = (wanted: boolean) => [
      ...new Set(drafts.filter((card) => hasBegun(card, now) === wanted).map((card) => card.name)),
    ]
    return {
      evaluationId,
      panelId,
      panelName,
      jobTitle,
      candidate,
      ...countsOf(own),
      told: own.some((card) => card.isTold),
      missing: namesOf(true),
      toCome: namesOf(false),
    }
  })
}

/**
 * Today's interviews in the jobs the member manages, by the day of each one's place, earliest first; those they sit
 * in themselves are among their own sessions.
 */
export async function listToday(db: Db, member: Member) {
  const isToday = sql`(${sessions.startsAt} at time zone ${sessions.timeZone})::date = (now() at time zone ${sessions.timeZone})::date`
  const cards = await listCards(db, member, [isToday])
  return [...groupBy(cards, (card) => card.sessionId).values()]
    .filter((own) => !own.some((card) => card.memberId === member.memberId && comes(card)))
    .map((own) => {
      const {
        sessionId,
        panelId,
        panelName,
        jobTitle,
        candidate,
        state,
        startsAt,
        slotMinutes,
        timeZone,
        place,
      } = own[0]!
      return {
        sessionId,
        panelId,
        panelName,
        jobTitle,
        candidate,
        state,
        startsAt,
        slotMinutes,
        timeZone,
        place,
        ...countsOf(own),
        interviewers: own.filter(comes).map((card) => card.name),
      }
    })
}

/** An excused interviewer does not come; one whom the candidate left waiting did. */
const comes = (card: { excusedAt: unknown; excusedByNoShow: boolean }) =>
  !card.excusedAt || card.excusedByNoShow

const countsOf = (cards: readonly { submittedAt: unknown; excusedAt: unknown }[]) => ({
  seats: cards.filter((card) => !card.excusedAt).length,
  submitted: cards.filter((card) => card.submittedAt).length,
})

/** The visible headers in the jobs the member manages, an admin all, by the meeting's time. Nothing that is cancelled. */
async function listCards(db: Db, member: Member, which: SQL[]) {
  const manages =
    member.role === 'admin'
      ? undefined
      : sql`exists (select from ${jobTeams} where ${jobTeams.organizationId} = ${evaluations.organizationId} and ${jobTeams.jobId} = ${evaluations.jobId} and ${jobTeams.memberId} = ${member.memberId} and ${jobTeams.role} = 'manager')`
  const rows = await db
    .select({
      evaluationId: evaluations.id,
      sessionId: sessions.id,
      panelId: panels.id,
      panelName: panels.name,
      jobTitle: jobs.title,
      state: sessions.state,
      startsAt: sessions.startsAt,
      slotMinutes: sessions.slotMinutes,
      timeZone: sessions.timeZone,
      place: sessions.place,
      memberId: members.id,
      name: members.name,
      submittedAt: scorecards.submittedAt,
      excusedAt: scorecards.excusedAt,
      excusedByNoShow: scorecards.excusedByNoShow,
      // That the scorecards of this meeting are still missing, after both reminders.
      isTold: sql<boolean>`exists (select from ${reminders} where ${reminders.organizationId} = ${sessions.organizationId} and ${reminders.sessionId} = ${sessions.id} and ${reminders.memberId} = ${member.memberId} and ${reminders.stage} = 'manager' and ${scorecards.submittedAt} is null and ${scorecards.excusedAt} is null)`,
      candidateId: candidates.id,
      number: candidates.number,
      sealedProfile: candidates.sealedProfile,
    })
    .from(evaluations)
    .innerJoin(
      panels,
      and(eq(panels.organizationId, evaluations.organizationId), eq(panels.id, evaluations.panelId)),
    )
    .innerJoin(jobs, and(eq(jobs.organizationId, evaluations.organizationId), eq(jobs.id, evaluations.jobId)))
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, evaluations.organizationId),
        eq(applications.id, evaluations.applicationId),
      ),
    )
    .innerJoin(
      candidates,
      and(
        eq(candidates.organizationId, applications.organizationId),
        eq(candidates.id, applications.candidateId),
      ),
    )
    .innerJoin(
      scorecards,
      and(
        eq(scorecards.organizationId, evaluations.organizationId),
        eq(scorecards.evaluationId, evaluations.id),
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
        eq(evaluations.organizationId, member.organizationId),
        isNull(jobs.archivedAt),
        ne(sessions.state, 'cancelled'),
        ...which,
        manages,
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id), asc(members.name))
  const named = await labelsOf(db, member, rows)
  // Who manages the job may know the name also where the interviewers do not.
  return rows.map(({ sealedProfile, ...row }) => ({
    ...row,
    candidate: named({ ...row, sealedProfile, namesHidden: false }),
  }))
}
