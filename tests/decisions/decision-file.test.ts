import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type StandingScores, standingOf } from '@/server/compare/rules'
import { firstRule } from '@/server/decision-rules/rules'
import { computeFile, computeResults, gatherFile } from '@/server/decisions/decision-file'
import { decide, gatherFrozen, recordDecision } from '@/server/decisions/decisions'
import { listDecisions } from '@/server/decisions/history'
import { exportDecision } from '@/server/exports/exports'
import { changeRule } from '@/server/panels/decision-rules'
import { reviseScore } from '@/server/sessions/revise'
import { seededRandom } from '@/server/stats/random'
import { as, type MadePanel, makeOrganization, makePanel, makeSeats } from '@/tests/support/makers'
import { compare, scoreSession } from '../compare/arrange'
import { run } from '../launcher/analyse/run'
import { refusalIn } from '../sessions/acts'

let panel: MadePanel
const about = 3

const input = () => ({
  jobId: panel.jobId,
  panelId: panel.panelId,
  applicationId: panel.applications[about]!.applicationId,
  outcome: 'hire' as const,
  reason: 'Clear on failure modes and on rollback.',
  lastSeen: 0,
})

function revise() {
  return as(panel.interviewers[0]!, async (db) => {
    const [seat] = await makeSeats(panel.interviewers, panel.sessions[about]!.id)
    await reviseScore(db, seat!, {
      sessionId: seat!.sessionId,
      setItemId: panel.setItemIds[0]!,
      value: 1,
      notAssessed: null,
      reason: 'Heard the recording again.',
    })
  })
}

/** The final scores by ids, as the page packs them for the browser's worker. */
async function packedAsOnScreen(): Promise<StandingScores> {
  const { rows, columns } = await compare(panel.manager, panel.jobId, panel.panelId)
  const candidates = rows.map((row) => row.applicationId)
  const interviewers = panel.interviewers.map((one) => one.memberId)
  const questions = columns.map((column) => column.questionId)
  const scores = rows.flatMap(({ places }, candidate) =>
    places.flatMap((place, question) =>
      place.state === 'open'
        ? place.cell.scores.flatMap(({ memberId, value }) =>
            value === null ? [] : [candidate, interviewers.indexOf(memberId), question, value],
          )
        : [],
    ),
  )
  return { candidates, interviewers, questions, scores }
}

async function newest() {
  const { jobId, applicationId } = input()
  return (await as(panel.manager, (db) => listDecisions(db, panel.manager, { jobId, applicationId })))[0]!
}

/** Five candidates of growing strength, three interviewers of whom the second is severe; adjusted scores by the rule. */
beforeEach(async () => {
  panel = await makePanel(await makeOrganization(), { interviewers: 3, candidates: 5 })
  for (const [at, session] of panel.sessions.entries())
    await scoreSession(
      panel,
      session.id,
      [0, -1, 0].map((leaning, who) =>
        [0, 1, 2].map((question) =>
          Math.max(1, Math.min(5, 2 + Math.ceil(at / 2) + ((question + who + at) % 2) + leaning)),
        ),
      ),
    )
  const rule = { ...firstRule, method: 'adjusted' as const, leastScores: 6, hireBar: 3.5 }
  await as(panel.manager, (db) =>
    changeRule(db, panel.manager, { ...rule, panelId: panel.panelId, reason: 'As agreed beforehand.' }),
  )
})

test('the file of a decision is what was frozen, by its digest, and analyse computes the same results to the byte', async () => {
  await decide(panel.manager, input())
  const { comparisonSha256 } = await newest()
  const { jobId, applicationId } = input()
  const file = await as(panel.manager, (db) =>
    exportDecision(db, panel.manager, { jobId, applicationId, number: 1 }),
  )
  const text = 'text' in file ? file.text : ''
  expect(createHash('sha256').update(text).digest('hex')).toBe(comparisonSha256)

  const folder = await mkdtemp(join(tmpdir(), 'decision-'))
  try {
    await writeFile(join(folder, 'decision.json'), text)
    const { code, out, err } = await run(['decision.json', '--json'], folder)
    expect(code).toBe(0)
    expect(out).toBe(JSON.stringify(JSON.parse(text).results, null, 2))
    expect(err).toContain('the results that the file holds, to the last digit')

    // A score that somebody changes in the file is found out.
    await writeFile(join(folder, 'decision.json'), text.replace('"score":5', '"score":4'))
    expect((await run(['decision.json'], folder)).err).toContain('NOT the results that the file holds')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('what is frozen is what the screen says: scores, intervals, ranks and verdicts', async () => {
  const { manager, jobId, panelId } = panel
  const screen = standingOf(await packedAsOnScreen())!
  const { file } = await as(manager, (db) => gatherFile(db, manager, { jobId, panelId }))
  const { results } = await computeFile(file)
  const idOf = new Map(file.candidates.map(({ id, application }) => [application, id]))
  expect(screen.estimate?.candidates).toHaveLength(5)
  expect(results?.ranking.used).toBe('adjusted')
  for (const shown of screen.estimate!.candidates) {
    const kept = results!.panel.estimate!.candidates.find(({ id }) => id === idOf.get(shown.id))!
    for (const figure of ['raw', 'adjusted', 'q05', 'q95'] as const)
      expect(kept[figure]).toBeCloseTo(shown[figure], 9)
    expect(kept.rank.words).toBe(shown.rank.words)
  }
  expect(results!.panel.verdicts.map(({ verdict }) => verdict)).toEqual(
    screen.verdicts.map(({ verdict }) => verdict),
  )
})

describe('what a decision was made on', () => {
  test('is shown with it, and stays when a score is revised; the change is counted', async () => {
    await decide(panel.manager, input())
    const before = await newest()
    expect(before.madeOn).toMatchObject({
      ruleNumber: 2,
      scores: 45,
      candidates: 5,
      refused: null,
      verdict: expect.any(String),
    })
    expect(before.madeOn?.adjusted?.rank).toMatch(/^\dth|\d(st|nd|rd)/)
    expect(before.changes).toEqual({ revised: 0, added: 0, removed: 0 })
    await revise()
    const after = await newest()
    expect(after.madeOn).toEqual(before.madeOn)
    expect(after.changes).toEqual({ revised: 1, added: 0, removed: 0 })
  })

  test('is no older than the decision: a score that changed while it was computed is a conflict', async () => {
    const { manager } = panel
    const computed = await computeFile(await as(manager, (db) => gatherFrozen(db, manager, input())))
    await revise()
    const late = as(manager, (db) => recordDecision(db, manager, input(), computed))
    expect(await refusalIn(late)).toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('Scores changed'),
    })
    const again = await computeFile(await as(manager, (db) => gatherFrozen(db, manager, input())))
    await expect(as(manager, (db) => recordDecision(db, manager, input(), again))).resolves.toEqual({
      number: 1,
    })
  })
})

test('while the statistics are computed, everything else goes on', async () => {
  const draw = seededRandom(7)
  const scores = Array.from({ length: 60 * 12 }, (_, at) => ({
    candidate: `C${10 + Math.floor(at / 12)}`,
    interviewer: `R${(Math.floor(at / 12) + (at % 3)) % 5}`,
    question: `Q${Math.floor((at % 12) / 3)}`,
    score: 1 + Math.floor(draw.uniform() * 5),
  }))
  const { rule, scale, seed, points } = (
    await as(panel.manager, (db) => gatherFile(db, panel.manager, { jobId: panel.jobId }))
  ).file
  const questions = [0, 1, 2, 3].map((at) => ({ id: `Q${at}`, competency: 'Depth', weight: 1 }))
  let longestMs = 0
  let last = performance.now()
  const clock = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last)
    last = performance.now()
  }, 5)
  const startMs = performance.now()
  const results = await computeResults({ job: 'Job', rule, scale, seed, points, questions, scores })
  const tookMs = performance.now() - startMs
  clearInterval(clock)
  expect(results.panel.estimate?.candidates).toHaveLength(60)
  // In this thread it would have been one pause as long as the whole.
  expect(longestMs).toBeLessThan(tookMs / 2)
})
