import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import type { MemberRole } from '@/db/schema/members'
import { arrangeAs, arrangeSession } from './arrange'
import { nameOf, openAs } from './sign-in'

/** A field with what would be right in it, and what is wrong, each with what must be said of it. */
export type Field = { right: string; wrong: readonly (readonly [string, string | RegExp])[] }

export type Form = {
  title: string
  /** Who fills it; a manager if nobody is named. */
  by?: 'admin' | 'interviewer' | 'nobody'
  at: (made: Made) => string
  /** Opens the form where it is not there at once, and chooses what is no text. */
  open?: (page: Page, made: Made) => Promise<unknown>
  name: string | RegExp
  isDialog?: true
  submit: string
  fields: Readonly<Record<string, Field>>
}

export type Made = Awaited<ReturnType<typeof arrangeForms>>['made']

/** A word of this run's own. */
export const run = crypto.randomUUID().slice(0, 8)
export const long = (characters: number) => 'x'.repeat(characters)

/** Something of everything that the forms change, and a page for each role that fills them. */
export async function arrangeForms(browser: Browser) {
  const openFor = async (role: MemberRole) => openAs(await browser.newContext(), nameOf(role))
  const pages = {
    manager: await openFor('manager'),
    admin: await openFor('admin'),
    interviewer: await openFor('interviewer'),
    nobody: await (await browser.newContext()).newPage(),
  }
  const office = await arrangeAs(pages.manager)
  const chief = await arrangeAs(pages.admin)
  const room = await arrangeAs(pages.interviewer)
  const [one, two] = [nameOf('interviewer', 0), nameOf('interviewer', 1)]
  // By chance, since nobody sits in two sessions at once.
  const chance = Math.floor(Math.random() * 1e9) * 1000
  const set = 'Technical depth'
  const ahead = await arrangeSession(office, {
    set,
    interviewers: [one, two],
    startsAt: new Date(Date.UTC(2050, 0, 1) + chance),
  })
  const over = await arrangeSession(office, {
    set,
    interviewers: [one, two],
    coming: [one],
    startsAt: new Date(Date.UTC(2010, 0, 1) + chance / 10),
  })
  const missed = await arrangeSession(office, {
    set,
    interviewers: [one, two],
    coming: [one],
    startsAt: new Date(Date.UTC(2014, 0, 1) + chance / 10),
  })
  const { sessionId } = over
  const [question] = (await room.sessions.find.query({ sessionId })).questions
  await room.sessions.recordScore.mutate({
    sessionId,
    entryId: crypto.randomUUID(),
    version: 0,
    setItemId: question!.setItemId,
    value: 3,
    notAssessed: null,
  })
  await room.sessions.submit.mutate({ sessionId, confirmMissing: true })
  const [application] = await office.candidates.ofJob.query({ jobId: ahead.jobId })
  const { setId } = await office.sets.create.mutate({ name: `Draft ${run}`, slotMinutes: 60 })
  const invited = {
    email: `${run}.${crypto.randomUUID().slice(0, 8)}@example.org`,
    role: 'interviewer',
  } as const
  const { link } = await chief.organizations.invite.mutate(invited)
  const candidateId = application!.candidateId
  const made = {
    ...ahead,
    candidateId,
    setId,
    over,
    missed,
    first: one,
    second: two,
    invitation: new URL(link).pathname,
  }

  /** What carries this run’s word, so that what others make meanwhile does not count. */
  const named = async () =>
    [
      ...(await office.jobs.list.query()).map((job) => job.title),
      ...(await office.candidates.list.query()).map((candidate) => candidate.label),
      ...(await office.sets.list.query()).map((draft) => draft.name),
      ...(await office.panels.ofJob.query({ jobId: made.jobId })).map((panel) => panel.name),
      ...(await office.bank.list.query({ text: run })).questions.map((found) => found.prompt),
      ...(await office.bank.categories.query()).map((category) => category.name),
      ...(await office.bank.competencies.query()).map((competency) => competency.name),
      ...(await chief.organizations.invitations.query()).map((invitation) => invitation.email),
      ...(await chief.organizations.members.query()).map((member) => member.name),
    ].filter((name) => name.includes(run))
  /** All that the forms could change, as the server has it. */
  const stored = async () => ({
    job: await office.jobs.find.query({ jobId: made.jobId }),
    candidate: await office.candidates.find.query({ candidateId }),
    panel: await office.panels.find.query({ panelId: made.panelId }),
    evaluations: await office.panels.evaluations.query({ panelId: made.panelId }),
    ended: await Promise.all(
      [over, missed].map(({ panelId }) => office.panels.evaluations.query({ panelId })),
    ),
    compared: await office.compare.job.query({ jobId: over.jobId }),
    record: (await room.sessions.find.query({ sessionId })).record,
    set: await office.sets.find.query({ setId }),
    organization: await chief.organizations.find.query(),
    named: await named(),
  })
  return { pages, made, office, stored, named }
}

/** Goes to a form, opens it, and fills it with what is right. */
export async function openForm(page: Page, made: Made, form: Form): Promise<Locator> {
  await page.goto(form.at(made))
  const shown = page.getByRole(form.isDialog ? 'alertdialog' : 'form', { name: form.name, exact: true })
  const [firstLabel = ''] = Object.keys(form.fields)
  // What is pressed before the page is alive does nothing.
  await expect(async () => {
    await form.open?.(page, made)
    await expect(fieldOf(shown, firstLabel)).toBeVisible({ timeout: 3_000 })
  }).toPass()
  for (const [label, { right }] of Object.entries(form.fields)) await fieldOf(shown, label).fill(right)
  return shown
}

/** A field by its name; a date has no role, so it goes by its label. */
export const fieldOf = (form: Locator, label: string): Locator =>
  label === 'Starts at' ? form.getByLabel(label) : form.getByRole('textbox', { name: label, exact: true })

export const submitOf = (form: Locator, { submit }: Form): Locator =>
  form.getByRole('button', { name: submit, exact: true })

/** All that was right is still in the form. */
export async function expectKept(shown: Locator, { fields }: Form): Promise<void> {
  for (const [label, { right }] of Object.entries(fields))
    await expect(fieldOf(shown, label)).toHaveValue(right)
}
