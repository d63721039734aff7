import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readExpected } from '../../stats/reference/read'
import { reference, run } from './run'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-analyse-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function answer(...args: string[]) {
  const { code, out, err } = await run([...args, '--json'], folder)
  expect(err).toBe('')
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('--json has the shape of STATISTICS', () => {
  test('panel, the default, with the halo in its terms', async () => {
    const { estimate, check, ...rest } = await answer(reference('panel1.csv'))
    expect(rest).toMatchObject({ kind: 'panel', n: 207, refusals: [], warnings: [] })
    expect(rest.components).toEqual([
      {
        candidates: expect.arrayContaining(['C01', 'C12']),
        interviewers: expect.arrayContaining(['R1', 'R6']),
      },
    ])
    expect(Object.keys(estimate.sd)).toEqual([
      'candidate',
      'interviewer',
      'question',
      'candidate:interviewer',
      'residual',
    ])
    expect(estimate.candidates[0]).toMatchObject({
      id: 'C01',
      n: 17,
      raw: expect.closeTo(3.470588, 6),
      component: 0,
    })
    expect(estimate.interviewers[0]).toMatchObject({ id: 'R1', n: 35, leniency: expect.any(Number) })
    expect(estimate.pairs).toHaveLength(66)
    expect(check.pairs[0]).toMatchObject({ a: 'C01', b: 'C02', p: expect.any(Number) })
    expect(rest.verdicts[0]).toMatchObject({ a: 'C01', b: 'C02', verdict: 'none', why: expect.any(String) })
  })

  test('reml, with columns by other names', async () => {
    const columns = [
      '--candidate',
      'plate',
      '--interviewer',
      'sample',
      '--score',
      'diameter',
      '--question',
      'none',
    ]
    const found = await answer(reference('penicillin.csv'), '--kind', 'reml', ...columns)
    const expected = readExpected('penicillin.json').reml
    expect(found).toMatchObject({
      kind: 'reml',
      n: 144,
      terms: ['candidate', 'interviewer'],
      converged: true,
    })
    expect(found.criterion).toBeCloseTo(expected.criterion_minus2ll, 5)
    expect(found.logLik).toBeCloseTo(expected.logLik, 5)
    expect(found.sd.candidate).toBeCloseTo(expected.vc.sd.plate, 3)
    expect(found.intercept.estimate).toBeCloseTo(expected.intercept, 3)
    expect(found.effects.interviewer[0]).toMatchObject({
      level: 'A',
      n: 24,
      effect: expect.closeTo(2.187058, 3),
    })
  })

  test('agreement', async () => {
    const found = await answer(reference('shrout_fleiss_1979.csv'), '--kind', 'agreement')
    const expected = readExpected('shrout_fleiss_1979.json')
    expect(found).toMatchObject({ kind: 'agreement', n: 6, raters: ['J1', 'J2', 'J3', 'J4'] })
    for (const [form, { value, F, lower95, upper95 }] of Object.entries<
      Record<'value' | 'F' | 'lower95' | 'upper95', number>
    >(expected.icc.psych)) {
      expect(found.icc[form]).toMatchObject({ value: expect.closeTo(value, 9), F: expect.closeTo(F, 6) })
      expect(found.icc[form].lower95).toBeCloseTo(lower95, 6)
      expect(found.icc[form].upper95).toBeCloseTo(upper95, 6)
    }
    expect(found.kendallW).toBeCloseTo(expected.kendall_W.W, 9)
    expect(found.krippendorff.interval).toBeCloseTo(expected.krippendorff_alpha_definition.interval, 9)
    expect(found.cohen).toHaveLength(6)
  })

  test('agreement with missing scores says which statistics that leaves undefined', async () => {
    const found = await answer(reference('krippendorff_2011.csv'), '--kind', 'agreement')
    for (const [metric, value] of Object.entries<number>(readExpected('krippendorff_2011.json').definition)) {
      expect(found.krippendorff[metric]).toBeCloseTo(value, 9)
    }
    for (const [name, reason] of Object.entries(found.reasons)) expect(reason, name).toMatch(/^[A-Z].*\.$/)
  })

  test('items: a first column of numbers is an item, one of names is the unit', async () => {
    const found = await answer(reference('attitude.csv'), '--kind', 'items')
    const expected = readExpected('attitude_items.json').attitude
    expect(found).toMatchObject({ kind: 'items', n: 30, k: 7 })
    expect(found.alpha.raw).toBeCloseTo(expected.raw_alpha, 9)
    expect(found.alpha.standardized).toBeCloseTo(expected.std_alpha, 9)
    for (const [at, item] of expected.items.entries()) {
      expect(found.items[at]).toMatchObject({
        item: item.item,
        n: item.n,
        mean: expect.closeTo(item.mean, 9),
      })
      expect(found.items[at].rDrop).toBeCloseTo(item.r_drop_corrected_item_total, 9)
      expect(found.items[at].alphaIfDropped).toBeCloseTo(item.alpha_if_dropped, 9)
    }
    const named = await answer(reference('shrout_fleiss_1979.csv'), '--kind', 'items')
    expect(named.k).toBe(4)
    expect(named.alpha.raw).toBeCloseTo(
      readExpected('shrout_fleiss_1979.json').cronbach_alpha_judges_as_items,
      9,
    )
  })

  test('impact', async () => {
    const { kind, tables } = await answer(reference('adverse_impact.csv'), '--kind', 'impact')
    const expected = readExpected('adverse_impact.json').tables
    expect(kind).toBe('impact')
    expect(tables.map(({ id }: { id: string }) => id)).toEqual(expected.map(({ id }: { id: string }) => id))
    for (const [at, { groups }] of expected.entries()) {
      for (const [place, group] of groups.entries()) {
        const { fisher_conditional_odds_ratio: odds, ...found } = tables[at].groups[place]
        const { fisher_conditional_odds_ratio: expectedOdds, ...rest } = group
        expect(roundAll(found)).toEqual(roundAll(rest))
        // R stops its search for the odds ratio at 1e-4.
        if (expectedOdds === null) expect(odds).toBeNull()
        else expect(odds).toBeCloseTo(expectedOdds, 3)
      }
    }
  })
})

/** Every number to 9 digits: the published ones carry 15. */
function roundAll(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one) =>
    typeof one === 'number' ? Number(one.toPrecision(9)) : one,
  )
}

test('the same file packed, from another folder, separated by semicolons or with other line ends, gives the same', async () => {
  const text = readFileSync(reference('panel1.csv'), 'utf8')
  await writeFile(path.join(folder, 'packed.csv.gz'), gzipSync(text))
  await writeFile(
    path.join(folder, 'excel.csv'),
    `\uFEFF${text.replaceAll(',', ';').replaceAll('\n', '\r\n')}\r\n`,
  )
  const one = await answer(reference('panel1.csv'), '--points', '128')
  expect(await answer('packed.csv.gz', '--points', '128')).toEqual(one)
  expect(await answer('excel.csv', '--points', '128')).toEqual(one)
})

test('the answer does not depend on the run, but on the seed', async () => {
  const seeded = (seed: string) => run([reference('panel1.csv'), '--json', '--points', '128', '--seed', seed])
  const [one, again, other] = [await seeded('1'), await seeded('1'), await seeded('2')]
  expect(again.out).toBe(one.out)
  expect(other.out).not.toBe(one.out)
})

test('an empty score is a missing one', async () => {
  const text = readFileSync(reference('panel1.csv'), 'utf8')
    .replace('C01,R1,Q1,2', 'C01,R1,Q1,')
    .replace('C01,R1,Q2,3', 'C01,R1,Q2,NA')
  await writeFile(path.join(folder, 'missing.csv'), text)
  expect(await answer('missing.csv', '--points', '128')).toMatchObject({ n: 205, missing: 2 })
})

test('refusals are answers: exit code 0', async () => {
  await writeFile(path.join(folder, 'two.csv'), 'candidate,interviewer,score\na,p,3\na,q,4\nb,p,2\nb,q,2\n')
  const found = await answer('two.csv')
  expect(found).toMatchObject({ estimate: null, refusals: [{ code: 'too-few-candidates' }] })
  const { code, out } = await run(['two.csv'], folder)
  expect(code).toBe(0)
  expect(out).toContain('What is not said')
  expect(out).toContain('Raw means, by name')
})

test('the report says in words what the numbers allow', async () => {
  const { out } = await run([reference('panel1.csv')])
  expect(out).toContain('207 scores · 12 candidates · 6 interviewers · 6 questions · scale 1 to 5')
  expect(out).toMatch(/C05 +4\.0 +3\.5–4\.5 +4\.2 +18 +1st–4th .*●.*○/)
  expect(out).toMatch(/C05: clearly above C02, C03, C07/)
  expect(out).toContain('too few shared candidates to say')
  expect(out).not.toMatch(/NaN|undefined|null|\[object/)
})

test('a decision file is ranked under its rule', async () => {
  const rows = readFileSync(reference('panel1.csv'), 'utf8').trim().split('\n').slice(1)
  const file = {
    evenhand: 'decision',
    version: 1,
    job: 'Backend engineer',
    scale: [1, 5],
    rule: { method: 'raw', bar: 3.5, leastScores: 6, minimums: { Depth: 2 }, tieBreaks: ['Depth'] },
    questions: ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6'].map((id, at) => ({
      id,
      competency: at < 3 ? 'Depth' : 'Clarity',
      weight: 1,
    })),
    scores: rows.map((row) => {
      const [candidate, interviewer, question, score] = row.split(',')
      // R2 came down by one on all that was a 5 before the debrief.
      const sealed = interviewer === 'R2' && score === '4' ? 5 : Number(score)
      return { candidate, interviewer, question, score: Number(score), sealed }
    }),
    points: 128,
  }
  await writeFile(path.join(folder, 'decision.json'), JSON.stringify(file))
  const { ranking, panel, kind, influence } = await answer('decision.json')
  expect(kind).toBe('decision')
  expect(ranking.used).toBe('raw')
  expect(ranking.candidates[0]).toMatchObject({ id: 'C05', rank: 1, verdict: 'meets the bar' })
  expect(ranking.candidates.at(-1)).toMatchObject({ id: 'C03', rank: 12, verdict: 'below the bar' })
  // 4.0, 5.0, 4.33, 3.33, 4.67 and 4.0 are what three interviewers gave C05 on the six questions, on average.
  expect(panel.estimate.candidates).toHaveLength(12)
  const moved = influence.filter((one: { moved: number }) => one.moved > 0)
  expect(moved).toEqual([
    expect.objectContaining({ interviewer: 'R2', meanChange: expect.closeTo(-moved[0].moved / 33, 9) }),
  ])
  const { out } = await run(['decision.json'], folder)
  expect(out).toContain('What the debrief changed')
  expect(out).toContain('Ranking under the rule, on raw scores')
})
