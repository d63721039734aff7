import { scheduleSessions } from '@/server/panels/scheduling'
import { noteNoShow } from '@/server/sessions/no-show'
import { reopenSession } from '@/server/sessions/reopening'
import { owner } from './database'
import { as, type MadePanel } from './makers'

/** Two more meetings of the evaluation that is ahead: one that the candidate did not come to, one with one interviewer. */
export async function makeMissedSessions({ manager, panelId, applications, interviewers }: MadePanel) {
  const [first] = interviewers
  const schedule = (startsAt: string) =>
    as(manager, async (db) => {
      const [sessionId] = await scheduleSessions(db, manager, {
        panelId,
        applicationIds: [applications.at(-1)!.applicationId],
        startsAt: new Date(startsAt),
        slotMinutes: 60,
        timeZone: 'UTC',
        place: '',
        memberIds: [first!.memberId],
      })
      return sessionId!
    })
  const missed = await schedule('2031-01-02T12:00:00Z')
  await owner`update sessions set starts_at = now() - interval '6 hours' where id = ${missed}`
  const noShow = (note: string) => as(manager, (db) => noteNoShow(db, manager, { sessionId: missed, note }))
  await noShow('No answer.')
  await as(manager, (db) =>
    reopenSession(db, manager, { sessionId: missed, reason: 'Another hour was agreed on.', memberIds: [] }),
  )
  await noShow('No answer again.')
  await owner`insert into reminders (organization_id, session_id, member_id, stage, due_at, outcome, settled_at)
    values (${manager.organizationId}, ${missed}, ${manager.memberId}, 'manager', now(), 'shown', now())`
  return { missed, alone: await schedule('2031-01-03T12:00:00Z') }
}
