import { solveEffects } from '../mixed-model/effects'
import { factorize, prepareEquations } from '../mixed-model/equations'
import { layOut } from '../mixed-model/layout'
import { pivotCovariance } from '../mixed-model/prediction-error'
import type { Ratings } from '../mixed-model/ratings'
import type { Term } from '../mixed-model/terms'
import { seededRandom } from '../random'
import { integrate } from './integrate'
import type { Lens } from './lens'
import { type MixtureSummary, summarizeMixture, weightedQuantile } from './mixture'
import { addPairs, type Difference, finishPair, pairUp } from './pairs'
import { grainOf, posteriorUnder } from './posterior'
import { drawRanks, type RankTally, startTally } from './ranks'

export type SdSummary = { mean: number; sd: number; q05: number; q50: number; q95: number }

/** The panel under one lens. Levels are in the order of the ratings' factors. */
export type LensFit = {
  mu: MixtureSummary
  sd: Record<string, SdSummary>
  /** c_i: how far each candidate is from the panel's mean. */
  candidates: MixtureSummary[]
  /** 1 − PEV/σ_c²: the share of what sets candidates apart that is known of this one. */
  reliability: number[]
  interviewers: MixtureSummary[]
  questions: MixtureSummary[]
  differences: Difference[]
  ranks: RankTally
  effectivePoints: number
  points: number
}

export type LensOptions = {
  lens: Lens
  terms: readonly Term[]
  /** (max − min)/4 of the score scale. */
  unit: number
  points: number
  seed: number
  draws: number
  componentOf: readonly number[]
}

/** Below this share of effective points the integration is done again with four times as many, up to the limit. */
const leastEffectiveShare = 0.1
const pointsMax = 32_768

/** Integrates the panel over its standard deviations under one lens (STATISTICS, "Panel mode"). */
export function fitUnderLens(ratings: Ratings, options: LensOptions): LensFit {
  const { lens, terms, unit, seed } = options
  const equations = prepareEquations(layOut(ratings, terms, 'candidate'))
  const posterior = posteriorUnder(lens, equations, unit, grainOf(ratings.scores, unit))
  let points = options.points
  let integration = integrate(posterior, points, seed)
  while (integration.effectivePoints < leastEffectiveShare * points && points * 4 <= pointsMax) {
    points *= 4
    integration = integrate(posterior, points, seed)
  }

  const { layout } = equations
  const candidates = layout.pivot.levels.length
  const weights = Float64Array.from(integration.points, ({ weight }) => weight)
  const room = (size: number) => Array.from({ length: size }, () => new Column(weights.length))
  const mu = new Column(weights.length)
  const candidateColumns = room(candidates)
  const borderColumns = layout.border.map(({ factor }) => room(factor.levels.length))
  const sds = room(terms.length + 1)
  const pairs = pairUp(candidates)
  const ranks = startTally(candidates)
  const random = seededRandom(seed)
  const errors = new Float64Array(candidates)
  let candidateVariance = 0
  let [owed, drawn] = [0, 0]
  for (const [at, { z, weight }] of integration.points.entries()) {
    const components = posterior.componentsAt(z)
    const { residual } = components
    factorize(
      equations,
      components.terms.map((sd) => sd / residual),
    )
    const effects = solveEffects(equations)
    const { pivot, border } = pivotCovariance(equations)
    const side = layout.borderSize
    mu.set(at, effects.mean, residual * Math.sqrt(border[0]!))
    for (const [index, sd] of [...components.terms, residual].entries()) sds[index]!.set(at, sd, 0)
    const means = effects.terms[layout.pivotTerm]!
    for (let c = 0; c < candidates; c++) {
      const variance = residual * residual * pivot[c * (candidates + 1)]!
      candidateColumns[c]!.set(at, means[c]!, Math.sqrt(variance))
      errors[c]! += weight * variance
    }
    candidateVariance += weight * components.terms[layout.pivotTerm]! ** 2
    for (const [index, { term, factor, offset }] of layout.border.entries()) {
      const scale = components.terms[term]!
      for (let level = 0; level < factor.levels.length; level++) {
        const sd = scale * Math.sqrt(border[(offset + level) * (side + 1)]!)
        borderColumns[index]![level]!.set(at, effects.terms[term]![level]!, sd)
      }
    }
    addPairs(pairs, means, pivot, residual, weight)
    // Every point gives its share of the draws, in whole draws.
    owed += weight * options.draws
    const draws = Math.round(owed) - drawn
    drawn += draws
    if (draws > 0) drawRanks(equations, residual, options.componentOf, draws, random, ranks)
  }

  const summarize = (column: Column) => summarizeMixture({ weights, means: column.means, sds: column.sds })
  const summarizeTerm = (name: Term) => {
    const index = layout.border.findIndex(({ term }) => terms[term] === name)
    return (borderColumns[index] ?? []).map(summarize)
  }
  return {
    mu: summarize(mu),
    sd: Object.fromEntries(
      [...terms, 'residual'].map((name, index) => [name, summarizeSd(sds[index]!.means, weights)]),
    ),
    candidates: candidateColumns.map(summarize),
    reliability: Array.from(errors, (error) => 1 - error / candidateVariance),
    interviewers: summarizeTerm('interviewer'),
    questions: summarizeTerm('question'),
    differences: pairs.map(finishPair),
    ranks,
    effectivePoints: integration.effectivePoints,
    points,
  }
}

/** One effect's mean and standard deviation at each point of the integration. */
class Column {
  readonly means: Float64Array
  readonly sds: Float64Array
  constructor(points: number) {
    this.means = new Float64Array(points)
    this.sds = new Float64Array(points)
  }
  set(at: number, mean: number, sd: number) {
    this.means[at] = mean
    this.sds[at] = sd
  }
}

function summarizeSd(values: Float64Array, weights: Float64Array): SdSummary {
  const mean = values.reduce((sum, value, k) => sum + value * weights[k]!, 0)
  const variance = values.reduce((sum, value, k) => sum + weights[k]! * (value - mean) ** 2, 0)
  const [q05, q50, q95] = [0.05, 0.5, 0.95].map((p) => weightedQuantile(values, weights, p))
  return { mean, sd: Math.sqrt(variance), q05: q05!, q50: q50!, q95: q95! }
}
