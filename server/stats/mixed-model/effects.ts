import { solveTransposed } from './cholesky'
import type { Equations } from './equations'
import { placeRating, shapeOf, valuesOf } from './front'

/**
 * The solution of the equations: the mean in score units, and the effects of each term (best linear unbiased
 * predictions at these θ), in the order of the term's levels: a factor's own; a pair's as `levelsOf` gives them.
 * `residuals` are in the layout's order.
 */
export type Effects = { mean: number; terms: Float64Array[]; residuals: Float64Array }

export function solveEffects(equations: Equations): Effects {
  const { layout, theta, border, front } = equations
  const side = layout.borderSize + 1
  const solution = border.slice((side - 1) * side, side * side - 1)
  solveTransposed(border, solution, layout.borderSize, side)

  const terms = layout.terms.map((_, term) => new Float64Array(countOf(equations, term)))
  for (const { term, factor, offset } of layout.border) {
    for (let level = 0; level < factor.levels.length; level++) {
      terms[term]![level] = theta[term]! * solution[offset + level]!
    }
  }
  const residuals = new Float64Array(layout.n)
  const local = new Float64Array(front.coupling.length)
  for (let group = 0; group < layout.groupStart.length - 1; group++) {
    const { eliminated } = shapeOf(layout, group)
    solveFront(equations, group, solution, local)
    if (layout.pivotTerm >= 0) terms[layout.pivotTerm]![group] = theta[layout.pivotTerm]! * local[0]!
    if (layout.innerTerm >= 0) {
      const skip = layout.pivotTerm >= 0 ? 1 : 0
      const start = layout.innerStart[group]!
      for (let k = skip; k < eliminated; k++) {
        terms[layout.innerTerm]![start + k - skip] = theta[layout.innerTerm]! * local[k]!
      }
    }
    fitRuns(equations, group, local, residuals, terms)
  }
  return { mean: layout.center + solution[0]!, terms, residuals }
}

/**
 * Back-substitutes one group: `local` gets its eliminated columns' solution, then its border columns'. With `noise`,
 * standard normal numbers for the eliminated columns, the answer is a draw given the border and not the mode.
 */
export function solveFront(
  { layout, pool, poolStart }: Equations,
  group: number,
  solution: Float64Array,
  local: Float64Array,
  noise?: () => number,
): void {
  const { eliminated, touched, size } = shapeOf(layout, group)
  const first = layout.columnStart[group]!
  for (let t = 0; t < touched; t++) local[eliminated + t] = solution[layout.columns[first + t]!]!
  for (let k = eliminated - 1; k >= 0; k--) {
    const column = poolStart[group]! + k * size
    let sum = pool[column + size - 1]! + (noise ? noise() : 0)
    for (let i = k + 1; i < size - 1; i++) sum -= pool[column + i]! * local[i]!
    local[k] = sum / pool[column + k]!
  }
}

/** Subtracts what is fitted from each score of a group, and shares the rest of a run with its own effect. */
function fitRuns(
  equations: Equations,
  group: number,
  local: Float64Array,
  residuals: Float64Array,
  terms: Float64Array[],
): void {
  const { layout, theta, front } = equations
  const { eliminated } = shapeOf(layout, group)
  const values = valuesOf(equations)
  for (let run = layout.groupRun[group]!; run < layout.groupRun[group + 1]!; run++) {
    const [start, end] = [layout.runStart[run]!, layout.runStart[run + 1]!]
    let sum = 0
    for (let rating = start; rating < end; rating++) {
      const count = placeRating(equations, rating, eliminated)
      let rest = layout.y[rating]!
      for (let i = 0; i < count; i++) rest -= values[i]! * local[front.places[i]!]!
      residuals[rating] = rest
      sum += rest
    }
    if (layout.runTerm < 0) continue
    const own = theta[layout.runTerm]! ** 2
    const effect = (own * sum) / (own * (end - start) + 1)
    terms[layout.runTerm]![run] = effect
    for (let rating = start; rating < end; rating++) residuals[rating]! -= effect
  }
}

/** How many levels a term has. */
export function countOf({ layout }: Equations, term: number): number {
  if (term === layout.pivotTerm) return layout.pivot.levels.length
  if (term === layout.runTerm) return layout.runStart.length - 1
  if (term === layout.innerTerm) return layout.innerStart.at(-1)!
  return layout.border.find((factor) => factor.term === term)!.factor.levels.length
}
