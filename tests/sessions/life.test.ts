import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { type SessionState, sessionStates } from '@/db/schema/sessions'
import { call } from '@/tests/support/call'
import { rolledBack } from '@/tests/support/rolled-back'
import { makeWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

// The others’ part is in the matrix, by one state of each.
const roles = ['manager', 'interviewer', 'reviewer'] as const
type Role = (typeof roles)[number]

/** Each act through its procedure, on the session that has one interviewer. */
const acts: Record<string, (w: World) => [procedure: string, input: object]> = {
  record: (w) => [
    'sessions.recordScore',
    {
      sessionId: w.sessions.alone,
      entryId: crypto.randomUUID(),
      version: 0,
      setItemId: w.setItemIds[0],
      value: 3,
      notAssessed: null,
    },
  ],
  submit: (w) => ['sessions.submit', { sessionId: w.sessions.alone, confirmMissing: true }],
  start: (w) => ['sessions.start', { sessionId: w.sessions.alone }],
  'end meeting': (w) => ['sessions.endMeeting', { sessionId: w.sessions.alone }],
  'note no-show': (w) => ['sessions.noteNoShow', { sessionId: w.sessions.alone }],
  reopen: (w) => [
    'sessions.reopen',
    { sessionId: w.sessions.alone, reason: 'Came late.', memberIds: [w.colleague.memberId] },
  ],
  replace: (w) => [
    'sessions.replaceInterviewer',
    {
      sessionId: w.sessions.alone,
      memberId: w.interviewer.memberId,
      byMemberId: w.colleague.memberId,
    },
  ],
  reschedule: (w) => [
    'panels.reschedule',
    { sessionId: w.sessions.alone, startsAt: new Date('2033-01-01T12:00:00Z') },
  ],
  cancel: (w) => ['panels.cancel', { sessionId: w.sessions.alone }],
  restore: (w) => [
    'panels.restoreSession',
    { sessionId: w.sessions.alone, memberIds: [w.interviewer.memberId] },
  ],
}

const underWay = ['scheduled', 'live', 'wrapping up']
/** Who may, and in which states; what was asked for before and stands already is answered as done. */
const allowed: Record<string, { roles: readonly Role[]; states: readonly string[] }> = {
  record: { roles: ['interviewer'], states: underWay },
  submit: { roles: ['interviewer'], states: underWay },
  start: { roles: ['interviewer'], states: underWay },
  'end meeting': { roles: ['manager', 'interviewer'], states: ['live', 'wrapping up'] },
  'note no-show': { roles: ['manager', 'interviewer'], states: [...underWay, 'no-show'] },
  reopen: { roles: ['manager'], states: ['closed', 'no-show'] },
  replace: { roles: ['manager'], states: underWay },
  reschedule: { roles: ['manager'], states: ['scheduled'] },
  cancel: { roles: ['manager'], states: ['scheduled'] },
  restore: { roles: ['manager'], states: ['cancelled'] },
}

describe.each(Object.keys(acts))('%s', (act) => {
  test.each(sessionStates.flatMap((state) => roles.map((role) => [state, role] as const)))(
    '%s, as %s',
    async (state: SessionState, role) => {
      const [procedure, input] = acts[act]!(world)
      const answer = await rolledBack(async (asOwner) => {
        await asOwner.execute(sql`update sessions set state = ${state}, starts_at = now() - interval '10 hours',
          started_at = ${state === 'scheduled' ? null : sql`now()`} where id = ${world.sessions.alone}::uuid`)
        if (state === 'no-show')
          await asOwner.execute(sql`update scorecards set excused_at = now(), excused_by = member_id,
            excuse_reason = 'The candidate did not come.', excused_by_no_show = true
            where session_id = ${world.sessions.alone}::uuid`)
        // A cancelled session has no seats left, which nobody can take away once they stand.
        if (state === 'cancelled') {
          await asOwner.execute(
            sql`delete from session_assignments where session_id = ${world.sessions.alone}::uuid`,
          )
          await asOwner.execute(sql`delete from scorecards where session_id = ${world.sessions.alone}::uuid`)
        }
        return call(world[role].userSessionId, procedure, input)
      })
      const { roles: who, states } = allowed[act]!
      const isAllowed = who.includes(role) && states.includes(state)
      expect(answer.outcome === 'yes', `${answer.outcome}: ${answer.text}`).toBe(isAllowed)
      if (!isAllowed) expect(answer.outcome).toMatch(/^not (allowed|found|now)$/)
    },
  )
})
