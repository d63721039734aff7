import type { Browser } from '@playwright/test'
import { type Arranger, arrangeAs } from './arrange'
import { nameOf, openAs } from './sign-in'

export type Noted = { name: string; email: string; notes: readonly string[] }

/**
 * A job with a panel of two interviewers on the demo's set of that name, whose candidates all have open scorecards: the
 * first interviewer gives 4 and the second 2, with a note of the candidate's on each of the first questions.
 */
export async function arrangeOpenPanel(
  browser: Browser,
  office: Arranger,
  { set, candidates }: { set: string; candidates: readonly Noted[] },
) {
  const published = (await office.sets.published.query()).find((one) => one.name === set)
  const members = await office.organizations.members.query()
  const names = [nameOf('interviewer', 0), nameOf('interviewer', 1)]
  const memberIds = names.map((name) => members.find((one) => one.name === name)?.id ?? '')
  if (!published) throw new Error(`the demo has no published set “${set}”`)
  const title = `Job ${crypto.randomUUID().slice(0, 8)}`
  const jobId = await office.jobs.create.mutate({ title, description: '' })
  for (const { name, email } of candidates)
    await office.candidates.create.mutate({ name, email, links: [], jobId })
  const panelId = await office.panels.create.mutate({
    jobId,
    name: 'Depth',
    setVersionId: published.setVersionId,
    memberIds,
    sealPolicy: 'until all submit',
    evidenceDemanded: false,
    namesHidden: false,
    interviewersMayCompare: true,
  })
  const applications = await office.candidates.ofJob.query({ jobId })
  // By chance, since nobody sits in two sessions at once.
  const startsAt = new Date(Date.UTC(2015, 0, 1) + Math.floor(Math.random() * 1e8) * 1000)
  const sessionIds = await office.panels.schedule.mutate({
    panelId,
    applicationIds: applications.map((one) => one.id),
    startsAt,
    slotMinutes: 60,
    timeZone: 'Europe/Amsterdam',
    place: '',
    memberIds,
  })
  for (const [at, name] of names.entries()) {
    const page = await openAs(await browser.newContext(), name)
    const room = await arrangeAs(page)
    for (const sessionId of sessionIds) {
      const { candidate, questions } = await room.sessions.find.query({ sessionId })
      const notes = candidates.find((one) => one.name === candidate.label)?.notes ?? []
      for (const [number, { setItemId }] of questions.entries()) {
        const act = () => ({ sessionId, entryId: crypto.randomUUID(), version: 0, setItemId })
        await room.sessions.recordScore.mutate({ ...act(), value: at === 0 ? 4 : 2, notAssessed: null })
        const text = notes[number]
        if (text) await room.sessions.recordNote.mutate({ ...act(), noteId: crypto.randomUUID(), text })
      }
      await room.sessions.submit.mutate({ sessionId, confirmMissing: true })
    }
    await page.context().close()
  }
  return { jobId, panelId, title }
}
