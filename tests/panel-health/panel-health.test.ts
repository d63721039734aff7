import { describe, expect, test } from 'vitest'
import type { Member } from '@/server/access'
import { addToTeam } from '@/server/jobs/jobs'
import { findPanelHealth } from '@/server/panel-health/panel-health'
import { healthOf } from '@/server/panel-health/rules'
import { createPanel } from '@/server/panels/panels'
import { scheduleSessions } from '@/server/panels/scheduling'
import { owner } from '@/tests/support/database'
import {
  as,
  type MadePanel,
  makeApplication,
  makeMember,
  makeOrganization,
  makePanel,
  makePublishedSet,
  makeSeats,
} from '@/tests/support/makers'
import { scoreSession } from '../compare/arrange'
import { refusalIn, score, submit } from '../sessions/acts'

const look = (member: Member, { jobId, panelId }: MadePanel, more: { all?: boolean } = {}) =>
  as(member, (db) => findPanelHealth(db, member, more.all ? { jobId } : { jobId, panelId }))

async function lookAsLeader(panel: MadePanel, member = panel.manager) {
  const found = await look(member, panel)
  if (found.kind !== 'panel') throw new Error('who leads sees the panel')
  return found
}

async function lookAsInterviewer(panel: MadePanel, at: number) {
  const found = await look(panel.interviewers[at]!, panel)
  if (found.kind !== 'own') throw new Error('an interviewer sees their own')
  return found
}

/** What the first two give a candidate to three questions; the third gives two points less, and at least 1. */
const fair = (candidate: number) => [3 + (candidate % 3), 2 + (candidate % 4), 3 + ((candidate * 2) % 3)]
const severe = (candidate: number) => fair(candidate).map((value) => Math.max(1, value - 2))

/** Ten opened candidates, all met by three interviewers, the third of whom is severe. */
async function makeTen(): Promise<MadePanel> {
  const panel = await makePanel(await makeOrganization(), { interviewers: 3, candidates: 10 })
  for (const [at, { id }] of panel.sessions.entries())
    await scoreSession(panel, id, [fair(at), fair(at + 1), severe(at)])
  return panel
}

// A panel of ten takes ninety scores, each in a transaction of its own.
const patienceMs = 60_000

test(
  'who leads finds the severe interviewer; that one finds themselves, and of the others not a name and not a figure',
  async () => {
    const panel = await makeTen()
    const { packed, interviewers, questions } = await lookAsLeader(panel)
    const health = healthOf(packed)!
    const [first, second, third] = panel.interviewers as [Member, Member, Member]
    const wordsOf = (one: Member) =>
      health.interviewers.find(({ interviewer }) => interviewer === one.memberId)!.fitted!.severity.words
    expect(wordsOf(third)).toBe('severe')
    expect([wordsOf(first), wordsOf(second)]).not.toContain('severe')
    expect(interviewers[third.memberId]).toBe(third.name)
    expect(Object.values(questions).map(({ number }) => number)).toEqual([3, 2, 1])

    const found = await lookAsInterviewer(panel, 2)
    expect(found.own).toMatchObject({
      scores: 30,
      candidates: 10,
      shared: 10,
      compared: { candidates: 8, words: { severity: { word: 'severe' } } },
    })
    const told = JSON.stringify(found)
    for (const { name, memberId } of [first, second]) {
      expect(told).not.toContain(name)
      expect(told).not.toContain(memberId)
    }
    for (const { applicationId } of panel.applications) expect(told).not.toContain(applicationId)
    // The panel does not let its interviewers compare, and this is no comparison.
    const [row] = await owner`select interviewers_may_compare from panels where id = ${panel.panelId}`
    expect(row!.interviewers_may_compare).toBe(false)
  },
  patienceMs,
)

test(
  'what is sealed, and a candidate whom one did not meet, change nothing of one’s own',
  async () => {
    const panel = await makeTen()
    const before = { lead: (await lookAsLeader(panel)).packed, own: await lookAsInterviewer(panel, 2) }
    const [first, second, third] = panel.interviewers as [Member, Member, Member]
    const schedule = async (members: Member[]) => {
      const { applicationId } = await makeApplication(panel.manager, panel.jobId)
      const [id] = await as(panel.manager, (db) =>
        scheduleSessions(db, panel.manager, {
          panelId: panel.panelId,
          applicationIds: [applicationId],
          startsAt: new Date(),
          slotMinutes: 60,
          timeZone: 'UTC',
          place: '',
          memberIds: members.map((one) => one.memberId),
        }),
      )
      return id!
    }
    const sealed = await makeSeats([first, third], await schedule([first, third]))
    for (const item of panel.setItemIds) await score(sealed[0]!, item, 5)
    for (const item of panel.setItemIds) await score(sealed[1]!, item, 1)
    await submit(sealed[0]!)
    expect((await lookAsLeader(panel)).packed).toEqual(before.lead)
    expect(await lookAsInterviewer(panel, 2)).toEqual(before.own)

    const unmet = await makeSeats([first, second], await schedule([first, second]))
    for (const seat of unmet) for (const item of panel.setItemIds) await score(seat, item, 5)
    for (const seat of unmet) await submit(seat)
    expect((await lookAsLeader(panel)).packed).not.toEqual(before.lead)
    expect(await lookAsInterviewer(panel, 2)).toEqual(before.own)
  },
  patienceMs,
)

describe('who may look', () => {
  test('leads see the panel, a reviewer is refused, others find nothing', async () => {
    const panel = await makePanel(await makeOrganization(), { interviewers: 2, candidates: 1 })
    expect((await look(panel.admin, panel)).kind).toBe('panel')
    const reviewer = await makeMember(panel.admin, 'reviewer')
    await as(panel.manager, (db) =>
      addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
    )
    expect(await refusalIn(look(reviewer, panel))).toMatchObject({ kind: 'not allowed' })
    const stranger = await makeMember(panel.admin, 'interviewer')
    expect((await refusalIn(look(stranger, panel))).kind).toBe('not found')
    const foreigner = await makeOrganization()
    expect((await refusalIn(look(foreigner, panel))).kind).toBe('not found')
  })

  test('an interviewer finds the panels they are on, and no other', async () => {
    const panel = await makePanel(await makeOrganization(), { interviewers: 2, candidates: 1 })
    await scoreSession(panel, panel.sessions[0]!.id, [
      [5, 4, 3],
      [1, 2, 3],
    ])
    const [mine, theirs] = panel.interviewers as [Member, Member]
    const { setVersionId } = await makePublishedSet(panel.admin)
    const otherId = await as(panel.manager, (db) =>
      createPanel(db, panel.manager, {
        jobId: panel.jobId,
        name: 'Without me',
        setVersionId,
        memberIds: [theirs.memberId],
        sealPolicy: 'until all submit',
        namesHidden: false,
        evidenceDemanded: false,
        interviewersMayCompare: true,
      }),
    )
    expect((await refusalIn(look(mine, { ...panel, panelId: otherId }))).kind).toBe('not found')
    expect((await look(theirs, { ...panel, panelId: otherId })).kind).toBe('own')
    const { panels, own } = (await look(mine, panel, { all: true })) as Awaited<
      ReturnType<typeof lookAsInterviewer>
    >
    expect(panels.map(({ id }) => id)).toEqual([panel.panelId])
    expect(own).toMatchObject({ scores: 3, candidates: 1, mean: 4, compared: null })
    expect(own.given.map(({ count }) => count)).toEqual([0, 0, 1, 1, 1])
    // One candidate is far too few to be compared with anybody.
    expect(own.whyNot).toContain('From 8 on')
  })
})

test('sessions are in their order and on their day in the organization’s time zone', async () => {
  const panel = await makePanel(await makeOrganization(), { interviewers: 1, candidates: 2 })
  await owner`update organizations set time_zone = 'Asia/Tokyo' where id = ${panel.admin.organizationId}`
  for (const { id } of panel.sessions) await scoreSession(panel, id, [[3, 3, 3]])
  const times = ['2026-03-01T14:30:00Z', '2026-03-01T15:30:00Z']
  for (const [at, { id }] of panel.sessions.entries())
    await owner`update sessions set started_at = ${times[at]!} where id = ${id}`
  const { packed } = await lookAsLeader(panel)
  expect(packed.sessions).toEqual([
    { at: Date.parse(times[0]!), day: '2026-03-01' },
    // Half past midnight there.
    { at: Date.parse(times[1]!), day: '2026-03-02' },
  ])
})
