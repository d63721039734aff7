import { and, eq, isNull, notInArray } from 'drizzle-orm'
import type * as z from 'zod'
import { evaluations } from '@/db/schema/evaluations'
import { scorecards } from '@/db/schema/scorecards'
import { sessions } from '@/db/schema/sessions'
import type { Db } from '@/db/tenant'
import { type Member, requirePanel, transactionOf } from '../access'
import { Refused } from '../errors'
import { openSolver } from '../optimum/solve'
import { needsOf } from '../plans/coverage'
import { rotate } from '../plans/rotation'
import { qualifiedAmong } from '../plans/rules'
import { groupBy } from '../stats/group-by'
import { listBusyMembers, overlap, spanOf } from './busy'
import type { rotateInput } from './input'
import { requireOnPanel } from './interviewers'
import { findPanel } from './panels'

const timeMsMax = 10_000

/**
 * Who would come to which of several sessions, one after another: so many of the interviewers to each, in turn, and
 * somebody qualified for every question wherever so many can be. It changes nothing. Solved outside of any transaction, since it may take seconds.
 */
export async function proposeRotation(member: Member, input: z.output<typeof rotateInput>) {
  const { memberIds } = input
  if (input.each > memberIds.length)
    throw new Refused('invalid', `There are ${memberIds.length} interviewers. Let at most as many come.`, {
      each: `At most ${memberIds.length}.`,
    })
  const meetings = input.applicationIds.map((applicationId, at) => ({
    applicationId,
    startsAt: new Date(input.startsAt.getTime() + at * (input.slotMinutes + input.pauseMinutes) * 60_000),
    slotMinutes: input.slotMinutes,
  }))
  const turns = await transactionOf(member, async (db) => {
    await requirePanel(db, member, input.panelId, 'manage')
    await requireOnPanel(db, member, input.panelId, memberIds)
    const { questions, interviewers } = await findPanel(db, member, input.panelId)
    const whole = { from: spanOf(meetings[0]!).from, to: spanOf(meetings.at(-1)!).to }
    const busy = await listBusyMembers(db, member, memberIds, whole)
    return {
      memberIds,
      each: input.each,
      needs: needsOf(questions, memberIds, qualifiedAmong(interviewers)),
      before: await listTeams(db, member, input.panelId),
      free: meetings.map((meeting) =>
        memberIds.filter((id) => !busy.some((one) => one.id === id && overlap(one, spanOf(meeting)))),
      ),
    }
  })
  const found = await rotate(turns, () => openSolver({ timeMsMax }))
  if (!found)
    throw new Refused('conflict', 'No rotation was found in ten seconds. Let more come to each session.')
  return {
    isProven: found.isProven,
    /** Who came to the sessions that the panel has already, for telling what a change by hand breaks. */
    before: turns.before,
    sessions: meetings.map(({ applicationId, startsAt }, at) => ({
      applicationId,
      startsAt,
      memberIds: found.teams[at]!,
    })),
  }
}

/** Who came, or will come, to each session that a panel has. */
async function listTeams(db: Db, member: Member, panelId: string): Promise<string[][]> {
  const rows = await db
    .select({ sessionId: scorecards.sessionId, memberId: scorecards.memberId })
    .from(scorecards)
    .innerJoin(
      sessions,
      and(eq(sessions.organizationId, scorecards.organizationId), eq(sessions.id, scorecards.sessionId)),
    )
    .innerJoin(
      evaluations,
      and(eq(evaluations.organizationId, sessions.organizationId), eq(evaluations.id, sessions.evaluationId)),
    )
    .where(
      and(
        eq(scorecards.organizationId, member.organizationId),
        eq(evaluations.panelId, panelId),
        notInArray(sessions.state, ['cancelled', 'no-show']),
        isNull(scorecards.excusedAt),
      ),
    )
  return [...groupBy(rows, (row) => row.sessionId).values()].map((team) => team.map((one) => one.memberId))
}
