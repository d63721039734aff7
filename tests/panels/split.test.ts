import { expect, test } from 'vitest'
import { saveAssignments } from '@/server/panels/assignments'
import { splitPanel } from '@/server/panels/split'
import { owner } from '@/tests/support/database'
import { as, type MadePanel } from '@/tests/support/makers'
import { refusalIn } from '../sessions/acts'
import { arrange, panelOf } from './arrange'

const split = (made: MadePanel, scorersEach: number | null) =>
  splitPanel(made.manager, { panelId: made.panelId, scorersEach })

test('proposes a plan that can be saved as it is, and changes nothing by itself', async () => {
  const made = await arrange({ interviewers: 3, questions: 4 })
  const before = await panelOf(made)
  const { assignments, isProven } = await split(made, 2)
  expect(isProven).toBe(true)
  expect((await panelOf(made)).assignments).toEqual(before.assignments)
  for (const { setItemId } of before.questions) {
    const own = assignments.filter((one) => one.setItemId === setItemId)
    expect(own.filter((one) => one.scores)).toHaveLength(2)
    expect(own.filter((one) => one.asks)).toHaveLength(1)
  }
  await as(made.manager, (db) => saveAssignments(db, made.manager, { panelId: made.panelId, assignments }))
  expect((await panelOf(made)).warnings).toEqual([])
})

test('leaves out who has left, and refuses fewer scores than can be compared or more than there are people', async () => {
  const made = await arrange({ interviewers: 3 })
  const gone = made.interviewers[2]!
  await owner`update members set left_at = now() where id = ${gone.memberId}`
  const { assignments } = await split(made, null)
  expect(new Set(assignments.map((one) => one.memberId))).toEqual(
    new Set(made.interviewers.slice(0, 2).map((one) => one.memberId)),
  )
  expect((await refusalIn(split(made, 1))).message).toContain('at least two')
  expect((await refusalIn(split(made, 3))).message).toContain('There are 2 interviewers')
})
