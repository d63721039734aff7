import type { Page } from '@playwright/test'
import { createTRPCClient, httpLink } from '@trpc/client'
import superjson from 'superjson'
import type { AppRouter } from '@/server/router'

export type Arranger = Awaited<ReturnType<typeof arrangeAs>>

/** The procedures as whoever is signed in on this page: for arranging what a journey starts from, never for acting in it. */
export async function arrangeAs(page: Page) {
  const { origin } = new URL(page.url())
  const cookies = await page.context().cookies(origin)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${origin}/api/trpc`, transformer: superjson, headers: { cookie, origin } })],
  })
}

/** Makes a job, a panel on the demo's set of that name, a candidate, and a session of these interviewers now. */
export async function arrangeSession(
  manager: Arranger,
  options: {
    set: string
    interviewers: readonly string[]
    /** Who of them comes; all, if nobody is named. */
    coming?: readonly string[]
    candidate?: string
    links?: string[]
    startsAt?: Date
    slotMinutes?: number
    place?: string
    evidenceDemanded?: boolean
    namesHidden?: boolean
    interviewersMayCompare?: boolean
    sealPolicy?: 'until all submit' | 'until own submit'
  },
) {
  const set = (await manager.sets.published.query()).find((one) => one.name === options.set)
  const members = await manager.organizations.members.query()
  const idsOf = (names: readonly string[]) =>
    names.map((name) => members.find((one) => one.name === name)?.id ?? '')
  if (!set) throw new Error(`the demo has no published set “${options.set}”`)
  const candidate = options.candidate ?? `Somebody ${crypto.randomUUID().slice(0, 8)}`
  const jobId = await manager.jobs.create.mutate({
    title: `Job ${crypto.randomUUID().slice(0, 8)}`,
    description: '',
  })
  await manager.candidates.create.mutate({ name: candidate, links: options.links ?? [], jobId })
  const [application] = await manager.candidates.ofJob.query({ jobId })
  const panelId = await manager.panels.create.mutate({
    jobId,
    name: 'Depth',
    setVersionId: set.setVersionId,
    memberIds: idsOf(options.interviewers),
    sealPolicy: options.sealPolicy ?? 'until all submit',
    evidenceDemanded: options.evidenceDemanded ?? false,
    namesHidden: options.namesHidden ?? false,
    interviewersMayCompare: options.interviewersMayCompare ?? true,
  })
  const [sessionId] = await manager.panels.schedule.mutate({
    panelId,
    applicationIds: [application?.id ?? ''],
    startsAt: options.startsAt ?? new Date(),
    slotMinutes: options.slotMinutes ?? 90,
    timeZone: 'Europe/Amsterdam',
    place: options.place ?? 'Video call',
    memberIds: idsOf(options.coming ?? options.interviewers),
  })
  if (!sessionId) throw new Error('no session was scheduled')
  return { jobId, panelId, sessionId, candidate }
}
