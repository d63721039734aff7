import { describe, expect, test } from 'vitest'
import { firstRule } from '@/server/decision-rules/rules'
import { addToTeam } from '@/server/jobs/jobs'
import { movePanelOn } from '@/server/panels/changes'
import { changeRule } from '@/server/panels/decision-rules'
import { breakSeal, excuseScorecard } from '@/server/panels/seal'
import { reviseScore } from '@/server/sessions/revise'
import { owner } from '@/tests/support/database'
import { as, makeMember, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { recommend, refusalIn, submit } from '../sessions/acts'
import { compare, makeNextVersion, scheduleAnother, scoreSession } from './arrange'

/** Two candidates at one panel of two interviewers and three questions; the first is open, the second sealed. */
async function makeHalfOpen(sealPolicy?: 'until own submit') {
  const panel = await makePanel(await makeOrganization(), {
    candidates: 2,
    ...(sealPolicy && { sealPolicy }),
  })
  const [first, second] = panel.sessions.map((one) => one.id) as [string, string]
  await scoreSession(panel, first, [
    [5, 3, null],
    [2, 4, 'no time'],
  ])
  await scoreSession(panel, second, [[5, 5, 5], null])
  return { panel, first, second }
}

describe('figures', () => {
  test('are raw means of what was scored; a gap is a gap', async () => {
    const { panel } = await makeHalfOpen()
    const { rows, columns } = await compare(panel.manager, panel.jobId)
    expect(columns.map((column) => column.number)).toEqual([1, 2, 3])
    const [open] = rows
    expect(open?.places).toMatchObject([
      { state: 'open', disagrees: true, cell: { mean: 3.5, low: 2, high: 5, scored: 2, missing: 0 } },
      { state: 'open', disagrees: false, cell: { mean: 3.5, low: 3, high: 4, scored: 2 } },
      { state: 'open', disagrees: false, cell: { mean: null, scored: 0, notAssessed: 1, missing: 1 } },
    ])
    // Of 5, 3, 2, 4: squares 5, √(5/3).
    expect(open?.overall).toMatchObject({ mean: 3.5, scores: 4, questions: 2, disagreements: 1 })
    expect(open?.overall.spread).toBeCloseTo(1.2909944487, 10)
  })

  test('weigh questions by the set', async () => {
    const { panel } = await makeHalfOpen()
    await owner`alter table set_items disable trigger user`
    await owner`update set_items set weight = 3 where id = ${panel.setItemIds[0]!}`
    await owner`alter table set_items enable trigger user`
    await owner`update scores set value = 4 where set_item_id = ${panel.setItemIds[0]!} and value = 2`
    const { rows } = await compare(panel.manager, panel.jobId)
    // (3 · 4.5 + 1 · 3.5) / 4
    expect(rows[0]?.overall.mean).toBeCloseTo(4.25, 12)
  })

  test('stand beside the panel’s rule and its verdict; over several panels there is none', async () => {
    const { panel } = await makeHalfOpen()
    await as(panel.manager, (db) =>
      changeRule(db, panel.manager, {
        ...firstRule,
        panelId: panel.panelId,
        leastScores: 4,
        hireBar: 3.6,
        reason: 'The bar was agreed on in the kickoff.',
      }),
    )
    const { rows, rule } = await compare(panel.manager, panel.jobId, panel.panelId)
    expect(rule).toEqual({ number: 2, method: 'raw', leastScores: 4, hireBar: 3.6 })
    // 3.5 from four scores; the other candidate is sealed.
    expect(rows.map((row) => row.verdict)).toEqual(['below the bar', null])
    const all = await compare(panel.manager, panel.jobId)
    expect(all.rule).toBeNull()
    expect(all.rows.map((row) => row.verdict)).toEqual([null, null])
  })

  test('are of opened evaluations only, and the same for every viewer', async () => {
    // An interviewer who is in sees what others submitted; no figure may come of that.
    const { panel } = await makeHalfOpen('until own submit')
    const reviewer = await makeMember(panel.manager, 'reviewer')
    await as(panel.manager, (db) =>
      addToTeam(db, panel.manager, { jobId: panel.jobId, memberId: reviewer.memberId, role: 'reviewer' }),
    )
    await owner`update panels set interviewers_may_compare = true where id = ${panel.panelId}`
    const seen = []
    for (const viewer of [panel.manager, panel.admin, reviewer, panel.interviewers[0]!]) {
      const { rows } = await compare(viewer, panel.jobId)
      seen.push(rows.map(({ places, overall }) => ({ places, overall })))
      expect(rows[1]).toMatchObject({
        overall: { mean: null, spread: null, scores: 0 },
        evaluations: [{ seal: 'Sealed, 1 of 2 in', waitingFor: [panel.interviewers[1]!.name] }],
      })
      expect(rows[1]?.places.map((place) => place.state)).toEqual(['sealed', 'sealed', 'sealed'])
    }
    for (const one of seen) expect(one).toEqual(seen[0])
  })

  test('take the last revision, also one that takes a score away', async () => {
    const { panel, first } = await makeHalfOpen()
    const [seat] = await makeSeats(panel.interviewers, first)
    const revise = (position: number, value: number | null) =>
      as(seat!.member, (db) =>
        reviseScore(db, seat!, {
          sessionId: first,
          setItemId: panel.setItemIds[position]!,
          value,
          notAssessed: value === null ? 'other' : null,
          reason: 'Heard the recording again.',
        }),
      )
    await revise(0, 4)
    await revise(0, 3)
    await revise(1, null)
    const { rows } = await compare(panel.manager, panel.jobId)
    expect(rows[0]?.places).toMatchObject([
      { cell: { mean: 2.5, low: 2, high: 3 }, disagrees: false },
      { cell: { mean: 4, scored: 1, notAssessed: 1, missing: 0 } },
      {},
    ])
  })

  test('count recommendations, which move no mean', async () => {
    const panel = await makePanel(await makeOrganization())
    const seats = await makeSeats(panel.interviewers, panel.sessions[0]!.id)
    await recommend(seats[0]!, 'strong yes', '')
    await recommend(seats[1]!, 'no', '')
    for (const seat of seats) await submit(seat)
    const [row] = (await compare(panel.manager, panel.jobId)).rows
    expect(row?.recommendations).toEqual([
      { recommendation: 'strong no', count: 0 },
      { recommendation: 'no', count: 1 },
      { recommendation: 'yes', count: 0 },
      { recommendation: 'strong yes', count: 1 },
    ])
    expect(row?.overall.mean).toBeNull()
  })
})

describe('what is out of the ordinary', () => {
  test('an excused scorecard opens the evaluation, is named, and is no gap', async () => {
    const { panel, second } = await makeHalfOpen()
    const [, seat] = await makeSeats(panel.interviewers, second)
    await as(panel.manager, (db) =>
      excuseScorecard(db, panel.manager, { scorecardId: seat!.scorecardId, reason: 'Fell ill.' }),
    )
    const [, row] = (await compare(panel.manager, panel.jobId)).rows
    expect(row?.evaluations).toMatchObject([{ isOpen: true, excused: [panel.interviewers[1]!.name] }])
    expect(row?.places[0]).toMatchObject({ cell: { mean: 5, scored: 1, missing: 0 } })
  })

  test('a scorecard that came after a broken seal is marked, and the reason stays', async () => {
    const { panel, second } = await makeHalfOpen()
    const { evaluation_id: evaluationId } = panel.sessions.find((one) => one.id === second)!
    await as(panel.admin, (db) =>
      breakSeal(db, panel.admin, { evaluationId, reason: 'The offer runs out today.' }),
    )
    await scoreSession(panel, second, [null, [1, 1, 1]])
    const [, row] = (await compare(panel.manager, panel.jobId)).rows
    expect(row?.evaluations).toMatchObject([
      {
        openedBecause: 'seal broken',
        breakReason: 'The offer runs out today.',
        afterOpening: [panel.interviewers[1]!.name],
      },
    ])
  })

  test('a panel that moved on lines up by question and says which versions were asked', async () => {
    const { panel } = await makeHalfOpen()
    const next = await makeNextVersion(panel)
    await as(panel.manager, (db) =>
      movePanelOn(db, panel.manager, { panelId: panel.panelId, setVersionId: next.setVersionId }),
    )
    const before = (await compare(panel.manager, panel.jobId)).columns
    expect(before.map((column) => column.versionNumbers)).toEqual([[1], [1], [1]])

    const { sessionId } = await scheduleAnother(panel)
    await scoreSession({ ...panel, setItemIds: next.setItemIds }, sessionId, [
      [1, 2, 3],
      [1, 2, 3],
    ])
    const { columns, rows } = await compare(panel.manager, panel.jobId)
    // The new version's order, which is the old one reversed.
    expect(columns.map((column) => column.prompt)).toEqual(['Prompt 3', 'Prompt 2', 'Worded anew'])
    expect(columns.map((column) => column.versionNumbers)).toEqual([[1], [1], [1, 2]])
    const means = (at: number) =>
      rows[at]?.places.map((place) => (place.state === 'open' ? place.cell.mean : place.state))
    expect(means(0)).toEqual([null, 3.5, 3.5])
    expect(means(2)).toEqual([3, 2, 1])
  })

  test('a candidate who was not met stands there without a figure', async () => {
    const { panel } = await makeHalfOpen()
    const other = await makePanel(panel.admin, { candidates: 0 })
    await owner`update panels set job_id = ${panel.jobId} where id = ${other.panelId}`
    const { rows, columns } = await compare(panel.manager, panel.jobId)
    expect(columns).toHaveLength(6)
    expect(rows[0]?.places.slice(3).map((place) => place.state)).toEqual(['none', 'none', 'none'])
    const narrowed = await compare(panel.manager, panel.jobId, panel.panelId)
    expect(narrowed.columns).toHaveLength(3)
  })
})

describe('who looks', () => {
  test('an interviewer only where the panel allows it, at whom they met and once their own are in', async () => {
    const { panel } = await makeHalfOpen()
    const [early, late] = panel.interviewers
    expect(await refusalIn(compare(early!, panel.jobId))).toMatchObject({ kind: 'not allowed' })
    await owner`update panels set interviewers_may_compare = true where id = ${panel.panelId}`
    await scheduleAnother(panel)
    expect((await compare(early!, panel.jobId)).rows).toHaveLength(2)
    const [only, ...others] = (await compare(late!, panel.jobId)).rows
    expect(others).toEqual([])
    expect(only?.applicationId).toBe(panel.applications[0]!.applicationId)
    expect(only?.whyNotDecide).toContain('Only a manager')
  })

  test('an interviewer of a panel that hides names reads numbers', async () => {
    const { panel } = await makeHalfOpen()
    await owner`update panels set interviewers_may_compare = true, names_hidden = true where id = ${panel.panelId}`
    const [seen] = (await compare(panel.interviewers[0]!, panel.jobId)).rows
    expect(seen?.candidate).toBe(`Candidate ${seen?.candidateNumber}`)
    const [known] = (await compare(panel.manager, panel.jobId)).rows
    expect(known?.candidate).not.toBe(`Candidate ${known?.candidateNumber}`)
  })

  test('nobody of another job or organization', async () => {
    const { panel } = await makeHalfOpen()
    const stranger = await makeMember(panel.admin, 'manager')
    const foreigner = await makeOrganization()
    for (const nobody of [stranger, foreigner])
      expect(await refusalIn(compare(nobody, panel.jobId))).toMatchObject({ kind: 'not found' })
    const other = await makePanel(panel.admin)
    expect(await refusalIn(compare(panel.manager, panel.jobId, other.panelId))).toMatchObject({
      kind: 'not found',
    })
  })

  test('whether one can decide is asked of all panels, whichever is looked at', async () => {
    const { panel } = await makeHalfOpen()
    const other = await makePanel(panel.admin, { candidates: 0 })
    await owner`update panels set job_id = ${panel.jobId} where id = ${other.panelId}`
    const { rows } = await compare(panel.manager, panel.jobId, other.panelId)
    expect(rows[1]?.whyNotDecide).toContain('is still sealed')
    expect(rows[0]?.whyNotDecide).toBeNull()
  })
})
