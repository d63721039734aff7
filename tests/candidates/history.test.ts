import { expect, test } from 'vitest'
import { findCandidate } from '@/server/candidates/candidates'
import { decide } from '@/server/decisions/decisions'
import { note, score, submit } from '../sessions/acts'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '../support/makers'

test('tells what happened when, newest first, and never what was written', async () => {
  const panel = await makePanel(await makeOrganization(), { questions: 1 })
  const { manager, jobId } = panel
  const { candidateId, applicationId } = panel.applications[0]!
  const history = async () =>
    (await as(manager, (db) => findCandidate(db, manager, candidateId))).history.map(
      ({ kind, by, submitted, outcome }) => [kind, by, submitted ?? outcome],
    )
  const [first, second] = panel.interviewers
  const seats = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
  const planned = [
    ['session', null, null],
    ['applied', manager.name, null],
    ['added', manager.name, null],
  ]
  expect(await history()).toEqual(planned)

  await score(seats[0]!, panel.setItemIds[0]!, 5)
  await note(seats[0]!, panel.setItemIds[0]!, 'names the rollback first')
  expect(await history()).toEqual(planned)

  await submit(seats[0]!)
  await score(seats[1]!, panel.setItemIds[0]!, 4)
  await submit(seats[1]!)
  await decide(manager, {
    jobId,
    applicationId,
    outcome: 'advance',
    reason: 'Both heard the rollback plan.',
    lastSeen: 0,
  })
  expect(await history()).toEqual([
    ['decided', manager.name, 'advance'],
    ['opened', null, null],
    ['submitted', second!.name, 2],
    ['submitted', first!.name, 1],
    ...planned,
  ])
  const told = JSON.stringify((await as(manager, (db) => findCandidate(db, manager, candidateId))).history)
  expect(told).not.toContain('rollback')
})

test('tells a manager of one job nothing of another', async () => {
  const admin = await makeOrganization()
  const [here, there] = [await makePanel(admin), await makePanel(admin)]
  const { candidateId } = here.applications[0]!
  const stranger = await makeMember(admin, 'manager')
  for (const member of [there.manager, stranger])
    await expect(as(member, (db) => findCandidate(db, member, candidateId))).rejects.toMatchObject({
      refusal: { kind: 'not found' },
    })
})
