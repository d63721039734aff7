import { describe, expect, test } from 'vitest'
import { createCompetency } from '@/server/bank/competencies'
import { firstRule } from '@/server/decision-rules/rules'
import { changeRule } from '@/server/panels/decision-rules'
import { ruleInput } from '@/server/panels/input'
import { owner } from '@/tests/support/database'
import { as, type MadePanel, makeSeats } from '@/tests/support/makers'
import { refusalIn, score } from '../sessions/acts'
import { arrange, panelOf } from './arrange'

const someId = '018f0000-0000-7000-8000-000000000001'

const change = (made: MadePanel, more: Partial<Parameters<typeof changeRule>[2]> = {}) =>
  as(made.manager, (db) =>
    changeRule(db, made.manager, {
      ...firstRule,
      panelId: made.panelId,
      leastScores: 2,
      hireBar: 3.5,
      reason: '',
      ...more,
    }),
  )

test('changes freely before the first session is live, and writes nothing that is the same', async () => {
  const made = await arrange()
  await change(made)
  await change(made)
  const { rule, rules } = await panelOf(made)
  expect(rule).toMatchObject({ number: 2, leastScores: 2, hireBar: 3.5, reason: null, lockedAt: null })
  expect(rules.map((one) => one.number)).toEqual([2, 1])
  expect(rules[0]?.createdBy).toBe(made.manager.name)
})

test('is locked by the first act in a room; a change then needs a reason that stays', async () => {
  const made = await arrange()
  const [seat] = await makeSeats(made.interviewers, made.sessions[0]!.id)
  await score(seat!, made.setItemIds[0]!, 3)
  expect((await panelOf(made)).rule.lockedAt).toBeInstanceOf(Date)
  expect((await refusalIn(change(made, { reason: 'too short' }))).fields?.reason).toContain('10 characters')
  expect((await panelOf(made)).rules).toHaveLength(1)
  await change(made, { reason: 'One score alone says little.' })
  await change(made, { leastScores: 3, reason: 'Two scores say little, too.' })
  const { rules } = await panelOf(made)
  expect(rules.map((one) => one.reason)).toEqual([
    'Two scores say little, too.',
    'One score alone says little.',
    null,
  ])
  expect(rules.every((one) => one.lockedAt)).toBe(true)
  const trail = await owner`select detail from audit_entries where action = 'changed decision rule'
    and subject_id = ${made.panelId} order by id`
  expect(trail.map((entry) => entry.detail.number)).toEqual([2, 3])
})

test('a rule written while a session went live is locked all the same', async () => {
  const made = await arrange()
  await owner`update sessions set state = 'live', started_at = now() where id = ${made.sessions[0]!.id}`
  const [row] = await owner`select locked_at from decision_rules where panel_id = ${made.panelId}`
  expect(row?.locked_at).toBeNull()
  expect((await panelOf(made)).rule.lockedAt).toBeInstanceOf(Date)
  expect((await refusalIn(change(made))).kind).toBe('invalid')
})

test('two who change the rule at once both get a number', async () => {
  const made = await arrange()
  await Promise.all([change(made), change(made, { leastScores: 4 })])
  expect((await panelOf(made)).rules.map((one) => one.number)).toEqual([3, 2, 1])
})

test('is changed by who manages the job only', async () => {
  const made = await arrange()
  const asInterviewer = { ...made, manager: made.interviewers[0]! }
  expect((await refusalIn(change(asInterviewer))).kind).toBe('not allowed')
})

/** A competency of the panel's organization. */
async function makeCompetency(made: MadePanel, name: string): Promise<string> {
  return as(made.manager, (db) => createCompetency(db, made.manager, { name }))
}

describe('a rule by competency', () => {
  test('is kept with its weights, minimums, tie-breaks and method, and any of them is a change', async () => {
    const made = await arrange()
    const [depth, clarity] = [await makeCompetency(made, 'Depth'), await makeCompetency(made, 'Clarity')]
    const whole = {
      method: 'adjusted',
      competencyWeights: { [depth]: 2 },
      competencyMinimums: { [clarity]: 2.5 },
      tieBreaks: [depth, clarity],
    } as const
    await change(made, whole)
    expect((await panelOf(made)).rule).toMatchObject({ number: 2, ...whole })
    await change(made, whole)
    expect((await panelOf(made)).rules).toHaveLength(2)
    const changes = [
      { ...whole, method: 'raw' },
      { ...whole, method: 'raw', competencyWeights: { [depth]: 3 } },
      { ...whole, method: 'raw', competencyMinimums: {} },
      { ...whole, method: 'raw', competencyMinimums: {}, tieBreaks: [clarity, depth] },
    ] as const
    for (const [at, one] of changes.entries()) {
      await change(made, one)
      expect((await panelOf(made)).rule.number).toBe(3 + at)
    }
    // A weight of one is no weight, so that naming it changes nothing.
    await change(made, { ...changes[3], competencyWeights: { [depth]: 2, [clarity]: 1 } })
    expect((await panelOf(made)).rule.number).toBe(6)
  })

  test('names competencies of the organization only', async () => {
    const made = await arrange()
    const foreign = await makeCompetency(await arrange(), 'Theirs')
    for (const more of [
      { competencyWeights: { [foreign]: 2 } },
      { competencyMinimums: { [foreign]: 2 } },
      { tieBreaks: [foreign] },
    ])
      expect((await refusalIn(change(made, more))).kind).toBe('not found')
    expect((await panelOf(made)).rules).toHaveLength(1)
  })

  test.each([
    [{ competencyWeights: { [someId]: 0 } }, `competencyWeights.${someId}`, 'A number from 0.1 to 10.'],
    [
      { competencyWeights: { [someId]: Number.NaN } },
      `competencyWeights.${someId}`,
      'A number from 0.1 to 10.',
    ],
    [{ competencyMinimums: { [someId]: 5.5 } }, `competencyMinimums.${someId}`, 'A number from 1 to 5.'],
    [{ tieBreaks: [someId, someId] }, 'tieBreaks', 'Each competency once.'],
    [{ method: 'mean' }, 'method', 'Choose raw or adjusted.'],
  ])('%o is refused beside its field', (more, field, message) => {
    const found = ruleInput.safeParse({ ...firstRule, panelId: someId, ...more })
    expect(found.error!.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
      [field, message],
    ])
  })
})
