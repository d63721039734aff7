import { averageInformationStep, residualVariance } from './average-information'
import { type Equations, factorize, prepareEquations } from './equations'
import { layOut } from './layout'
import type { Factor, Ratings } from './ratings'
import { columnsOf, type Term } from './terms'

/** Variance components by restricted maximum likelihood, and the equations solved at them. */
export type RemlFit = {
  terms: readonly Term[]
  /** Standard deviations in score units: one for each term, and the residual. */
  sd: number[]
  residualSd: number
  /** −2 ln of the restricted likelihood, with all its constants: as lme4's REML criterion. */
  criterion: number
  converged: boolean
  iterations: number
  equations: Equations
}

/** Variance ratios σ_u²/σ_e² that a search starts from. */
const startingRatios = [0.5, 0.01, 4] as const
const smallestRatio = 1e-9
const largestRatio = 1e9
const iterationsMax = 200
/** Beyond this many scores or numbers in the border's factor, one start has to do. */
const manyScores = 50_000
const manyNumbers = 250_000
/** Up to this many scores a whole grid of starts costs nothing; beyond, the best of three starts is taken. */
const fewScores = 2000
const fineGrid = [0, 0.03, 0.3, 2] as const
const coarseGrid = [0, 0.1, 1] as const
const smallRatios = [0, 1e-4, 1e-3, 1e-2, 0.1] as const

/**
 * Fits the variance components by average information (Gilmour, Thompson & Cullis 1995) on their logarithms, the
 * residual variance profiled out, with step halving. A component that the data put at zero ends there exactly.
 * Small problems, whose likelihood can have several peaks, are started from several points and the best end is kept.
 * @param terms at least one; each must have its columns, and fewer levels than there are ratings
 * @param onProgress told each iteration's criterion
 * @throws RangeError where a term cannot be told from the residual, or the scores do not vary
 */
export function fitReml(
  ratings: Ratings,
  terms: readonly Term[],
  onProgress: (iteration: number, criterion: number) => void = () => undefined,
): RemlFit {
  const problem = whyNoFit(ratings, terms)
  if (problem) throw new RangeError(problem)
  const equations = prepareEquations(layOut(ratings, terms))
  let best: Climb | undefined
  let iterations = 0
  const search = (first: Float64Array) => {
    for (let start: Float64Array | null = first; start; ) {
      const end = climb(equations, start, (done, criterion) => onProgress(iterations + done, criterion))
      iterations += end.iterations
      if (!best || end.criterion < best.criterion - 1e-9) best = end
      start = moveSmall(equations, end)
    }
  }
  for (const first of chooseStarts(equations)) search(first)
  if (ratings.scores.length <= fewScores) leaveZero(() => best!, search)
  const criterion = criterionAt(equations, best!.theta)
  const residualSd = Math.sqrt(residualVariance(equations))
  return {
    terms,
    sd: Array.from(best!.theta, (ratio) => ratio * residualSd),
    residualSd,
    criterion,
    converged: best!.converged,
    iterations,
    equations,
  }
}

/** Why these terms cannot be fitted to these ratings, in words; null where they can. */
export function whyNoFit(ratings: Ratings, terms: readonly Term[]): string | null {
  const n = ratings.scores.length
  if (terms.length === 0) return 'No random term is left to estimate.'
  if (n < 3) return `There are ${n} scores; at least 3 are needed.`
  if (ratings.scores.every((score) => score === ratings.scores[0])) {
    return `All ${n} scores are ${ratings.scores[0]}: without variation there is nothing to estimate.`
  }
  for (const term of terms) {
    const columns = columnsOf(ratings, term)
    if (!columns) return `The term ${term} needs a column that is not there.`
    const levels = countCombinations(columns)
    if (levels < 2) return `The term ${term} has one level only, so its variance cannot be estimated.`
    if (levels >= n)
      return `The term ${term} has a level for every score, so it cannot be told from the residual.`
  }
  return null
}

/** How many different combinations of levels the rows hold. */
function countCombinations(columns: readonly Factor[]): number {
  const [first, second] = columns
  if (!second) return first!.levels.length
  const found = new Set<number>()
  for (const [row, code] of first!.codes.entries())
    found.add(code * second.levels.length + second.codes[row]!)
  return found.size
}

type Climb = { theta: Float64Array; criterion: number; converged: boolean; iterations: number }

/** −2 ln restricted likelihood at θ, the residual variance at its best: (n − 1)(1 + ln 2πσ_e²) + ln|M|. */
export function criterionAt(equations: Equations, theta: ArrayLike<number>): number {
  factorize(equations, theta)
  const degrees = equations.layout.n - 1
  return degrees * (1 + Math.log(2 * Math.PI * residualVariance(equations))) + equations.logDet
}

function climb(
  equations: Equations,
  start: Float64Array,
  onProgress: (iteration: number, criterion: number) => void,
): Climb {
  let theta = start
  let criterion = criterionAt(equations, theta)
  for (let iteration = 1; iteration <= iterationsMax; iteration++) {
    onProgress(iteration, criterion)
    const { step, gain } = averageInformationStep(equations, theta)
    const next = tryStep(equations, theta, step, criterion) ?? tryEach(equations, theta, criterion)
    if (!next) {
      // Nothing near is better: an end, unless the residual has gone to nothing.
      factorize(equations, theta)
      return { theta, criterion, converged: isBounded(theta), iterations: iteration }
    }
    theta = next.theta
    criterion = next.criterion
    if (gain < 1e-7) {
      return {
        theta,
        criterion,
        converged: isBounded(theta),
        iterations: iteration,
      }
    }
  }
  return { theta, criterion, converged: false, iterations: iterationsMax }
}

function isBounded(theta: Float64Array): boolean {
  return theta.every((ratio) => ratio < Math.sqrt(largestRatio) / 100)
}

/** Where to start: on small problems, whose likelihood can have several peaks, all low points of a grid. */
function chooseStarts(equations: Equations): Float64Array[] {
  const { terms, n } = equations.layout
  const even = startingRatios.map((ratio) => new Float64Array(terms.length).fill(Math.sqrt(ratio)))
  if (n > manyScores || equations.border.length > manyNumbers) return even.slice(0, 1)
  if (n > fewScores) {
    const heights = even.map((theta) => criterionAt(equations, theta))
    return [even[heights.indexOf(Math.min(...heights))]!]
  }
  const levels = terms.length > 3 ? coarseGrid : fineGrid
  const placesOf = (corner: number) =>
    terms.map((_, term) => Math.floor(corner / levels.length ** term) % levels.length)
  const thetaOf = (corner: number) =>
    Float64Array.from(placesOf(corner), (place) => Math.sqrt(levels[place]!))
  const heights = Array.from({ length: levels.length ** terms.length }, (_, corner) =>
    criterionAt(equations, thetaOf(corner)),
  )
  const isLow = (corner: number) =>
    placesOf(corner).every((place, term) => {
      const apart = levels.length ** term
      const [down, up] = [place > 0, place < levels.length - 1]
      return (
        (!down || heights[corner]! <= heights[corner - apart]!) &&
        (!up || heights[corner]! <= heights[corner + apart]!)
      )
    })
  return [...heights.keys()].filter(isLow).map(thetaOf)
}

/**
 * Near zero the criterion is flat in the logarithm, so that a climb may stop short of what another value gives: the
 * point to go on from where there is one, else null.
 */
function moveSmall(equations: Equations, { theta, criterion }: Climb): Float64Array | null {
  for (const [term, ratio] of theta.entries()) {
    if (ratio * ratio >= smallRatios.at(-1)!) continue
    for (const other of smallRatios) {
      const moved = theta.with(term, Math.sqrt(other))
      if (criterionAt(equations, moved) < criterion - 1e-8) return moved
    }
  }
  return null
}

/**
 * A component can end at zero because another has taken its part. From the best end, each zero is set aside once and
 * the others may give back what they took.
 */
function leaveZero(bestOf: () => Climb, search: (start: Float64Array) => void): void {
  for (let before = Number.POSITIVE_INFINITY; bestOf().criterion < before - 1e-9; ) {
    before = bestOf().criterion
    const { theta } = bestOf()
    for (const [term, ratio] of theta.entries()) {
      if (ratio < 1e-3) for (const other of [0.05, 0.5]) search(theta.with(term, Math.sqrt(other)))
    }
  }
}

/** Where the averaged information points nowhere, each ratio by itself may still lead down. */
function tryEach(
  equations: Equations,
  theta: Float64Array,
  criterion: number,
): Omit<Climb, 'converged' | 'iterations'> | null {
  for (const size of [1, 0.2, 0.04, 0.008]) {
    for (const [term, ratio] of theta.entries()) {
      for (const by of [size, -size]) {
        const next = theta.with(term, ratio * Math.exp(by / 2))
        const reached = criterionAt(equations, next)
        if (ratio > 0 && reached < criterion - 1e-9) return { theta: next, criterion: reached }
      }
    }
  }
  return null
}

/** Halves the step until the criterion does not rise; null where no step helps. */
function tryStep(equations: Equations, theta: Float64Array, step: Float64Array, criterion: number) {
  for (let share = 1; share > 1e-4; share /= 2) {
    const next = theta.map((ratio, term) => {
      const moved = ratio * ratio * Math.exp(share * step[term]!)
      return moved < smallestRatio ? 0 : Math.sqrt(Math.min(moved, largestRatio))
    })
    const reached = criterionAt(equations, next)
    if (reached <= criterion + 1e-12 * Math.abs(criterion)) return { theta: next, criterion: reached }
  }
  return null
}
