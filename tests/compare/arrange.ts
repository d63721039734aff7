import { uuidv7 } from 'uuidv7'
import type { Member } from '@/server/access'
import { compareJob } from '@/server/compare/comparison'
import { findEvidence } from '@/server/compare/evidence'
import { scheduleSessions } from '@/server/panels/scheduling'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeApplication, makeSeats } from '@/tests/support/makers'
import { score, submit } from '../sessions/acts'

/** What an interviewer gives to the questions in order: a value, why there is none, or nothing at all. */
export type Given = readonly (number | string | null)[]

/** Fills and submits the scorecards of one session, one list of scores per interviewer; `null` leaves a draft. */
export async function scoreSession(
  panel: Pick<MadePanel, 'interviewers' | 'setItemIds'>,
  sessionId: string,
  given: readonly (Given | null)[],
): Promise<void> {
  const seats = await makeSeats(panel.interviewers.slice(0, given.length), sessionId)
  for (const [at, values] of given.entries()) {
    const seat = seats[at]
    if (!values || !seat) continue
    for (const [position, value] of values.entries()) {
      const item = panel.setItemIds[position]!
      if (typeof value === 'number') await score(seat, item, value)
      else if (value) await score(seat, item, null, { notAssessed: value as 'no time' })
    }
    await submit(seat)
  }
}

export function compare(member: Member, jobId: string, panelId?: string) {
  return as(member, (db) => compareJob(db, member, { jobId, panelId }))
}

/** The evidence for the panel's question at this position. */
export async function evidence(member: Member, panel: MadePanel, position = 0, applicationIds?: string[]) {
  const questionId = await questionAt(panel, position)
  return as(member, (db) =>
    findEvidence(db, member, {
      jobId: panel.jobId,
      panelId: panel.panelId,
      questionId,
      applicationIds: applicationIds ?? panel.applications.map((one) => one.applicationId),
    }),
  )
}

export async function questionAt(panel: Pick<MadePanel, 'setItemIds'>, position: number): Promise<string> {
  const [row] = await owner<{ question_id: string }[]>`
    select question_id from set_items where id = ${panel.setItemIds[position]!}`
  return row!.question_id
}

/** One more candidate of the panel's job with a session, on the version the panel stands at now. */
export async function scheduleAnother(panel: MadePanel, name?: string) {
  const { manager, panelId, jobId, interviewers } = panel
  const { applicationId, candidateId } = await makeApplication(manager, jobId, name)
  const [sessionId] = await as(manager, (db) =>
    scheduleSessions(db, manager, {
      panelId,
      applicationIds: [applicationId],
      startsAt: new Date(Date.now() - 30 * 86_400_000),
      slotMinutes: 60,
      timeZone: 'UTC',
      place: '',
      memberIds: interviewers.map((one) => one.memberId),
    }),
  )
  return { applicationId, candidateId, sessionId: sessionId! }
}

/**
 * The panel's set in a next version, published: its questions in reverse order, the first in a new wording. Returns
 * the version and its items in the order of the old ones.
 */
export async function makeNextVersion(panel: MadePanel) {
  const { organizationId, memberId } = panel.admin
  const setVersionId = uuidv7()
  const setItemIds: string[] = []
  await owner.begin(async (db) => {
    await db`insert into set_versions (organization_id, id, question_set_id, number, slot_minutes, created_by)
      select organization_id, ${setVersionId}, question_set_id, 2, slot_minutes, ${memberId} from set_versions where id = ${panel.setVersionId}`
    for (const [at, item] of panel.setItemIds.entries()) {
      const [old] = await db<{ question_id: string; question_version_id: string }[]>`
        select question_id, question_version_id from set_items where id = ${item}`
      let versionId = old!.question_version_id
      if (at === 0) {
        versionId = uuidv7()
        await db`insert into question_versions (organization_id, id, question_id, number, prompt, hint, level, minutes, created_by)
          values (${organizationId}, ${versionId}, ${old!.question_id}, 2, 'Worded anew', 'Hint anew', 'intermediate', 5, ${memberId})`
        await db`insert into points (organization_id, id, question_version_id, position, text) values (${organizationId}, ${uuidv7()}, ${versionId}, 1, 'Point anew')`
        for (const level of [1, 3, 5])
          await db`insert into anchors (organization_id, question_version_id, level, text) values (${organizationId}, ${versionId}, ${level}, 'Anchor anew')`
        await db`update question_versions set published_at = now(), published_by = ${memberId} where id = ${versionId}`
      }
      const id = uuidv7()
      setItemIds.push(id)
      await db`insert into set_items (organization_id, id, set_version_id, question_id, question_version_id, position)
        values (${organizationId}, ${id}, ${setVersionId}, ${old!.question_id}, ${versionId}, ${panel.setItemIds.length - at})`
    }
    await db`update set_versions set published_at = now(), published_by = ${memberId} where id = ${setVersionId}`
  })
  return { setVersionId, setItemIds }
}
