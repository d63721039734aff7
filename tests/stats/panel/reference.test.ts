import { expect, test } from 'vitest'
import { estimateLens, type Lens } from '@/server/stats/panel/lens'
import { fitUnderLens } from '@/server/stats/panel/lens-fit'
import { comparePanel } from '@/server/stats/panel/panel'
import { readExpected, readPanel } from '../reference/read'

// Posterior by JAGS 4.3.1, four chains (reference/README.md). Tolerances: means 0.05 posterior SD, standard deviations
// 5 % (those of a variance component 10 %), probabilities 0.02, rank limits ±1.
type Reference = {
  name: string
  mean: number
  sd: number
  q05: number
  q95: number
}
type Posterior = {
  mu: Reference
  sd: Record<string, Reference>
  candidates: (Reference & {
    rank_mean: number
    rank_q05: number
    rank_q95: number
    p_top1: number
    p_top3: number
  })[]
  interviewers: Reference[]
  pairs: { a: string; b: string; p_a_better: number; diff_mean: number; diff_sd: number }[]
}
const readPosterior = (lens: string): Posterior => readExpected(`panel1_jags_${lens}.json`)

function expectClose(found: { mean: number; sd: number }, expected: Reference, sdShare: number) {
  expect(Math.abs(found.mean - expected.mean) / expected.sd, expected.name).toBeLessThan(0.05)
  expect(Math.abs(found.sd / expected.sd - 1), expected.name).toBeLessThan(sdShare)
}

const termNames: Record<string, string> = { candidate_interviewer: 'candidate:interviewer' }

test.each([1, 2, 3])('the estimate agrees with the posterior of lens B, seed %i', (seed) => {
  const expected = readPosterior('B')
  const estimate = comparePanel(readPanel(), { scale: [1, 5], seed }).estimate!
  expectClose(estimate.mu, expected.mu, 0.05)
  for (const [name, component] of Object.entries(expected.sd)) {
    expectClose(estimate.sd[termNames[name] ?? name]!, component, 0.1)
  }
  for (const [at, candidate] of expected.candidates.entries()) {
    const found = estimate.candidates[at]!
    expect(found.id).toBe(candidate.name)
    expectClose({ mean: found.adjusted - estimate.mu.mean, sd: found.sd }, candidate, 0.05)
    expect(Math.abs(found.q05 - estimate.mu.mean - candidate.q05)).toBeLessThan(0.05 * candidate.sd)
    expect(Math.abs(found.q95 - estimate.mu.mean - candidate.q95)).toBeLessThan(0.05 * candidate.sd)
    expect(Math.abs(found.rank.mean - candidate.rank_mean)).toBeLessThan(0.1)
    expect(Math.abs(found.rank.q05 - candidate.rank_q05)).toBeLessThanOrEqual(1)
    expect(Math.abs(found.rank.q95 - candidate.rank_q95)).toBeLessThanOrEqual(1)
    expect(Math.abs(found.pTop1 - candidate.p_top1)).toBeLessThan(0.02)
    expect(Math.abs(found.pTop3 - candidate.p_top3)).toBeLessThan(0.02)
  }
  for (const [at, interviewer] of expected.interviewers.entries()) {
    const { leniency, sd } = estimate.interviewers[at]!
    expectClose({ mean: leniency, sd }, interviewer, 0.05)
  }
  expectPairs(estimate.pairs, expected.pairs)
})

test('the check agrees with the posterior of lens D in the differences, which are all it is asked for', () => {
  const { check } = comparePanel(readPanel(), { scale: [1, 5] })
  expectPairs(check!.pairs, readPosterior('D').pairs)
})

test('half-normal priors agree with the posterior of lens A', () => {
  const expected = readPosterior('A')
  const halfNormal = (scale: number) => ({ kind: 'half-normal', scale }) as const
  const lens: Lens = {
    ...estimateLens,
    candidate: halfNormal(0.75),
    interviewer: halfNormal(0.5),
    'candidate:interviewer': halfNormal(0.5),
  }
  const fit = fitUnderLens(readPanel(), {
    lens,
    terms: ['candidate', 'interviewer', 'question', 'candidate:interviewer'],
    unit: 1,
    points: 4096,
    seed: 1,
    draws: 0,
    componentOf: expected.candidates.map(() => 0),
  })
  for (const [name, component] of Object.entries(expected.sd))
    expectClose(fit.sd[termNames[name] ?? name]!, component, 0.1)
  for (const [at, candidate] of expected.candidates.entries())
    expectClose(fit.candidates[at]!, candidate, 0.05)
})

type Pair = { a: string; b: string; difference: number; sd: number; p: number }

function expectPairs(found: readonly Pair[], expected: Posterior['pairs']) {
  expect(found.length).toBe(expected.length)
  for (const [at, { a, b, p_a_better, diff_mean, diff_sd }] of expected.entries()) {
    const pair = found[at]!
    expect([pair.a, pair.b]).toEqual([a, b])
    expect(Math.abs(pair.p - p_a_better), `${a} ${b}`).toBeLessThan(0.02)
    expect(Math.abs(pair.difference - diff_mean) / diff_sd).toBeLessThan(0.05)
    expect(Math.abs(pair.sd / diff_sd - 1)).toBeLessThan(0.05)
  }
}
