import { type Rating, ratingsFrom } from '@/server/stats/mixed-model/ratings'
import { comparePanel } from '@/server/stats/panel/panel'
import type { Random } from '@/server/stats/random'
import { type Design, simulate } from './designs'

/** What a number of simulated panels of one design came to; shares are from 0 to 1. */
export type Measured = {
  panels: number
  /** Of the pairs compared, how many of the 90 % intervals of their difference hold the true one. */
  covered: { raw: number; estimate: number; check: number }
  /** Of the candidates, how many of the 90 % intervals of their place among the others hold the true one. */
  placesCovered: number
  /** Of all pairs, how many are called clear, and how many of those are called rightly. */
  claimed: number
  right: number
  /** How often the truly best candidate is ranked first. */
  bestFirst: { raw: number; adjusted: number }
  /** Mean over panels of the correlation of the ranks with the true ones (Spearman). */
  order: { raw: number; adjusted: number }
}

const z = 1.6448536269514722

/** Simulates and compares `panels` panels of a design. */
export function measure(design: Design, panels: number, random: Random, points: number): Measured {
  const sums = { pairs: 0, raw: 0, estimate: 0, check: 0, claimed: 0, right: 0, places: 0, placesIn: 0 }
  const best = { raw: 0, adjusted: 0 }
  const order = { raw: 0, adjusted: 0 }
  for (let panel = 0; panel < panels; panel++) {
    const { rows, truth } = simulate(design, random)
    const { estimate, check, verdicts, raw } = comparePanel(ratingsFrom(rows), { scale: [1, 5], points })
    if (!estimate || !check) throw new Error(`${design.name} was refused.`)
    const spread = rawErrors(rows)
    const rawOf = new Map(raw.map(({ id, mean }) => [id, mean]))
    for (const [at, pair] of estimate.pairs.entries()) {
      const real = truth.get(pair.a)! - truth.get(pair.b)!
      const isIn = (difference: number, sd: number) => Number(Math.abs(difference - real) <= z * sd)
      sums.pairs += 1
      sums.raw += isIn(
        rawOf.get(pair.a)! - rawOf.get(pair.b)!,
        Math.hypot(spread.get(pair.a)!, spread.get(pair.b)!),
      )
      sums.estimate += isIn(pair.difference, pair.sd)
      sums.check += isIn(check.pairs[at]!.difference, check.pairs[at]!.sd)
      if (verdicts[at]!.verdict !== 'clear') continue
      sums.claimed += 1
      sums.right += Number(pair.p > 0.5 === real > 0)
    }
    for (const { id, q05, q95 } of estimate.candidates) {
      const place = estimate.mu.mean + truth.get(id)!
      sums.places += 1
      sums.placesIn += Number(q05 <= place && place <= q95)
    }
    const adjustedOf = new Map(estimate.candidates.map(({ id, adjusted }) => [id, adjusted]))
    best.raw += Number(firstOf(rawOf) === firstOf(truth))
    best.adjusted += Number(firstOf(adjustedOf) === firstOf(truth))
    order.raw += spearman(rawOf, truth)
    order.adjusted += spearman(adjustedOf, truth)
  }
  return {
    panels,
    covered: {
      raw: sums.raw / sums.pairs,
      estimate: sums.estimate / sums.pairs,
      check: sums.check / sums.pairs,
    },
    placesCovered: sums.placesIn / sums.places,
    claimed: sums.claimed / sums.pairs,
    right: sums.claimed === 0 ? 1 : sums.right / sums.claimed,
    bestFirst: { raw: best.raw / panels, adjusted: best.adjusted / panels },
    order: { raw: order.raw / panels, adjusted: order.adjusted / panels },
  }
}

/** The standard error that plain means would claim: √(s²/n), as if scores were independent. */
function rawErrors(rows: readonly Rating[]): Map<string, number> {
  const scores = new Map<string, number[]>()
  for (const { candidate, score } of rows) scores.set(candidate, [...(scores.get(candidate) ?? []), score])
  return new Map(
    [...scores].map(([candidate, own]) => {
      const mean = own.reduce((sum, score) => sum + score, 0) / own.length
      const squares = own.reduce((sum, score) => sum + (score - mean) ** 2, 0)
      return [candidate, Math.sqrt(squares / (own.length - 1) / own.length)]
    }),
  )
}

function firstOf(values: ReadonlyMap<string, number>): string {
  return [...values].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

function spearman(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const ranksOf = (values: ReadonlyMap<string, number>) =>
    [...a.keys()].map((id) => [...values.values()].filter((value) => value > values.get(id)!).length)
  const [x, y] = [ranksOf(a), ranksOf(b)]
  const center = (x.length - 1) / 2
  const sum = (one: number[], other: number[]) =>
    one.reduce((total, rank, at) => total + (rank - center) * (other[at]! - center), 0)
  return sum(x, y) / Math.sqrt(sum(x, x) * sum(y, y))
}
