import type { Browser } from '@playwright/test'
import { type Arranger, arrangeAs, arrangeSession } from './arrange'
import { openAs } from './sign-in'

type Scored = {
  manager: Arranger
  interviewers: readonly string[]
  candidates: readonly string[]
  questions?: number
  interviewersMayCompare?: boolean
  /** When each candidate's session was; some day in the past without. */
  startsAt?: (at: number) => Date
  /** What an interviewer gives a candidate to a question, each by their place. */
  give?: (at: number, nth: number, who: number) => number
}

const leaning = (at: number, nth: number, who: number) =>
  2 + Math.floor(at / 2) + ((nth + who + at) % 2) + (who === 1 ? -1 : 0)

/**
 * A job with a panel whose candidates are all interviewed and open: each interviewer gives each of the first questions
 * a score that grows with the candidate's place and leans by their own.
 */
export async function arrangeScored(
  browser: Browser,
  {
    manager,
    interviewers,
    candidates,
    questions = 4,
    interviewersMayCompare,
    startsAt,
    give = leaning,
  }: Scored,
) {
  const past = startsAt ?? (() => new Date(Date.now() - (20 + Math.random() * 3000) * 86_400_000))
  const [first, ...others] = candidates
  const { jobId, panelId, sessionId } = await arrangeSession(manager, {
    set: 'Technical depth',
    interviewers,
    candidate: first!,
    startsAt: past(0),
    ...(interviewersMayCompare === undefined ? {} : { interviewersMayCompare }),
  })
  const sessionIds = [sessionId]
  for (const [nth, name] of others.entries()) {
    await manager.candidates.create.mutate({ name, links: [], jobId })
    const application = (await manager.candidates.ofJob.query({ jobId })).find((one) => one.label === name)
    const members = await manager.organizations.members.query()
    const [scheduled] = await manager.panels.schedule.mutate({
      panelId,
      applicationIds: [application!.id],
      startsAt: past(nth + 1),
      slotMinutes: 90,
      timeZone: 'UTC',
      place: '',
      memberIds: interviewers.map((one) => members.find((member) => member.name === one)!.id),
    })
    sessionIds.push(scheduled!)
  }
  const rooms: Arranger[] = []
  for (const name of interviewers) rooms.push(await arrangeAs(await openAs(await browser.newContext(), name)))
  for (const [at, id] of sessionIds.entries())
    for (const [who, room] of rooms.entries())
      await scoreAll(room, id, questions, (nth) => give(at, nth, who))
  return { jobId, panelId, sessionIds, rooms }
}

async function scoreAll(room: Arranger, sessionId: string, many: number, give: (nth: number) => number) {
  const asked = (await room.sessions.find.query({ sessionId })).questions.slice(0, many)
  for (const [nth, { setItemId }] of asked.entries()) {
    const value = Math.max(1, Math.min(5, give(nth)))
    await room.sessions.recordScore.mutate({
      sessionId,
      entryId: crypto.randomUUID(),
      setItemId,
      value,
      notAssessed: null,
      version: 0,
    })
  }
  await room.sessions.submit.mutate({ sessionId, confirmMissing: true })
}
