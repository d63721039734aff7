import { solveTransposed } from '../mixed-model/cholesky'
import { solveFront } from '../mixed-model/effects'
import type { Equations } from '../mixed-model/equations'
import type { Random } from '../random'

/** Where a candidate stands among those compared with: 1 is best. `q05` to `q95` holds nine tenths of it. */
export type Rank = { mean: number; q05: number; q95: number; words: string }

/** How often each candidate came out at each rank, one row of counts a candidate. */
export type RankTally = { counts: Int32Array[]; draws: number }

export function startTally(candidates: number): RankTally {
  return { counts: Array.from({ length: candidates }, () => new Int32Array(candidates)), draws: 0 }
}

/**
 * Draws candidates' effects from their posterior at the standard deviations at which the equations are factorized,
 * and counts the ranks within each component.
 * @param residualSd the σ_e of these equations
 * @param componentOf for each candidate the component within which it is ranked
 */
export function drawRanks(
  equations: Equations,
  residualSd: number,
  componentOf: readonly number[],
  draws: number,
  random: Random,
  tally: RankTally,
): void {
  const { layout, border, theta, front } = equations
  const side = layout.borderSize + 1
  const candidates = layout.groupStart.length - 1
  const effects = new Float64Array(candidates)
  const local = new Float64Array(front.coupling.length)
  const solution = new Float64Array(layout.borderSize)
  const noise = () => random.normal() * residualSd
  for (let draw = 0; draw < draws; draw++) {
    for (let column = 0; column < layout.borderSize; column++) {
      solution[column] = border[(side - 1) * side + column]! + noise()
    }
    solveTransposed(border, solution, layout.borderSize, side)
    for (let candidate = 0; candidate < candidates; candidate++) {
      solveFront(equations, candidate, solution, local, noise)
      effects[candidate] = theta[layout.pivotTerm]! * local[0]!
    }
    countRanks(effects, componentOf, tally)
  }
}

function countRanks(effects: Float64Array, componentOf: readonly number[], tally: RankTally): void {
  const order = Array.from(effects, (_, candidate) => candidate).sort((a, b) => effects[b]! - effects[a]!)
  const reached: number[] = []
  for (const candidate of order) {
    const component = componentOf[candidate]!
    const rank = reached[component] ?? 0
    tally.counts[candidate]![rank]! += 1
    reached[component] = rank + 1
  }
  tally.draws += 1
}

/** The rank of one candidate, and the shares of draws in which it was first, and among the first three. */
export function summarizeRanks({ counts, draws }: RankTally, candidate: number) {
  const own = counts[candidate]!
  const share = (until: number) => own.slice(0, until).reduce((sum, count) => sum + count, 0) / draws
  const quantile = (p: number) => {
    let [rank, below] = [0, own[0]!]
    while (below < p * draws && rank + 1 < own.length) {
      rank += 1
      below += own[rank]!
    }
    return rank + 1
  }
  const mean = own.reduce((sum, count, rank) => sum + count * (rank + 1), 0) / draws
  const [q05, q95] = [quantile(0.05), quantile(0.95)]
  const words = q05 === q95 ? ordinal(q05) : `${ordinal(q05)}–${ordinal(q95)}`
  return { rank: { mean, q05, q95, words }, pTop1: share(1), pTop3: share(3) }
}

/** 1st, 2nd, 3rd, 4th, 11th. */
function ordinal(n: number): string {
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }
  return `${n}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)] ?? 'th'}`
}
