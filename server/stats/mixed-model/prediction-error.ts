import { invertFactor } from './cholesky'
import { countOf } from './effects'
import type { Equations } from './equations'
import { coupleRun, shapeOf } from './front'
import { subtractProducts } from './products'

/**
 * What is not known of the effects once the scores are: the inverse of Henderson's matrix, the mean's own
 * uncertainty included (prediction-error variance; lme4's condVar leaves that out). All in units of σ_e², and of s,
 * that is before θ² is multiplied in.
 */
export type PredictionError = {
  /** For each term the diagonal of M⁻¹, one number a level. */
  terms: Float64Array[]
  /** M⁻¹ over the border columns, borderSize² numbers. */
  border: Float64Array
}

export function predictionError(equations: Equations): PredictionError {
  const { layout } = equations
  const border = invertFactor(equations.border, layout.borderSize, layout.borderSize + 1)
  const terms = layout.terms.map((_, term) => new Float64Array(countOf(equations, term)))
  for (const { term, factor, offset } of layout.border) {
    for (let level = 0; level < factor.levels.length; level++) {
      terms[term]![level] = border[(offset + level) * (layout.borderSize + 1)]!
    }
  }
  for (let group = 0; group < layout.groupStart.length - 1; group++) {
    const covariance = frontCovariance(equations, group, border)
    const { eliminated, touched, size } = shapeOf(layout, group)
    const side = eliminated + touched
    const skip = layout.pivotTerm >= 0 ? 1 : 0
    if (skip) terms[layout.pivotTerm]![group] = covariance[0]!
    for (let k = skip; k < eliminated; k++) {
      terms[layout.innerTerm]![layout.innerStart[group]! + k - skip] = covariance[k * side + k]!
    }
    if (layout.runTerm >= 0) runVariances(equations, group, covariance, size, terms[layout.runTerm]!)
  }
  return { terms, border }
}

/** Covariance of a group's eliminated and border columns, (size − 1)² numbers. */
function frontCovariance(equations: Equations, group: number, border: Float64Array): Float64Array {
  const { layout } = equations
  const { eliminated, touched } = shapeOf(layout, group)
  const side = eliminated + touched
  const first = layout.columnStart[group]!
  const covariance = new Float64Array(side * side)
  for (let i = 0; i < touched; i++) {
    const row = layout.columns[first + i]! * layout.borderSize
    for (let j = 0; j < touched; j++) {
      covariance[(eliminated + i) * side + eliminated + j] = border[row + layout.columns[first + j]!]!
    }
  }
  // Columns of the group are independent normal once those after them are known: backwards, one at a time.
  const { pool, poolStart } = equations
  for (let k = eliminated - 1; k >= 0; k--) {
    const column = poolStart[group]! + k * (side + 1)
    const pivot = pool[column + k]!
    for (let j = k + 1; j < side; j++) {
      let sum = 0
      for (let i = k + 1; i < side; i++) sum += pool[column + i]! * covariance[i * side + j]!
      covariance[k * side + j] = -sum / pivot
      covariance[j * side + k] = -sum / pivot
    }
    let own = 1 / pivot
    for (let i = k + 1; i < side; i++) own -= pool[column + i]! * covariance[i * side + k]!
    covariance[k * side + k] = own / pivot
  }
  return covariance
}

function runVariances(
  equations: Equations,
  group: number,
  covariance: Float64Array,
  size: number,
  variances: Float64Array,
): void {
  const { layout, front, theta } = equations
  const { eliminated } = shapeOf(layout, group)
  const side = size - 1
  for (let run = layout.groupRun[group]!; run < layout.groupRun[group + 1]!; run++) {
    const [start, end] = [layout.runStart[run]!, layout.runStart[run + 1]!]
    const diagonal = theta[layout.runTerm]! ** 2 * (end - start) + 1
    const count = coupleRun(equations, run, eliminated, size)
    let sum = 0
    for (let i = 0; i < count; i++) {
      const at = front.touched[i]!
      if (at === side) continue
      for (let j = 0; j < count; j++) {
        const other = front.touched[j]!
        if (other !== side)
          sum += front.coupling[at]! * covariance[at * side + other]! * front.coupling[other]!
      }
    }
    for (let i = 0; i < count; i++) front.coupling[front.touched[i]!] = 0
    variances[run] = 1 / diagonal + sum / (diagonal * diagonal)
  }
}

/**
 * Covariance of the pivot's levels with each other (levels² numbers, θ² multiplied in) and M⁻¹ over the border, both
 * in units of σ_e²: diag((K⁻¹)₁₁) + A'S⁻¹A of STATISTICS.
 */
export function pivotCovariance(equations: Equations): { pivot: Float64Array; border: Float64Array } {
  const { layout, theta } = equations
  const side = layout.borderSize
  const levels = layout.groupStart.length - 1
  const border = invertFactor(equations.border, side, side + 1)
  const depends = { numbers: new Float64Array(levels * side), stride: side }
  const own = new Float64Array(levels)
  for (let group = 0; group < levels; group++)
    own[group] = dependOnBorder(equations, group, depends.numbers, group * side)

  const carried = { numbers: new Float64Array(levels * side), stride: side }
  const [all, across] = [
    { from: 0, to: levels },
    { from: 0, to: side },
  ]
  subtractProducts(carried, depends, { numbers: border, stride: side }, all, across, across)
  const negated = { numbers: new Float64Array(levels * levels), stride: levels }
  subtractProducts(negated, carried, depends, all, all, across)
  // Both products were subtracted from nothing, so that the signs have cancelled.
  const pivot = negated.numbers
  const scale = theta[layout.pivotTerm]! ** 2
  for (let level = 0; level < levels; level++) pivot[level * levels + level]! += own[level]!
  return { pivot: pivot.map((number) => number * scale), border }
}

/**
 * How the pivot of a group moves with each border column (less sign), written to `row`; returns its variance once the
 * border is known.
 */
function dependOnBorder(equations: Equations, group: number, row: Float64Array, start: number): number {
  const { layout, pool, poolStart } = equations
  const { eliminated, touched, size } = shapeOf(layout, group)
  const first = layout.columnStart[group]!
  // The pivot is the last to be solved for: its dependence on the inner columns before it is unwound in their order.
  const rest = pool.slice(poolStart[group]!, poolStart[group]! + size - 1)
  const pivot = rest[0]!
  let variance = 1 / (pivot * pivot)
  for (let k = 1; k < eliminated; k++) {
    const column = poolStart[group]! + k * size
    const share = rest[k]! / pool[column + k]!
    variance += (share / pivot) ** 2
    for (let i = k + 1; i < size - 1; i++) rest[i]! -= share * pool[column + i]!
  }
  for (let t = 0; t < touched; t++) row[start + layout.columns[first + t]!]! = rest[eliminated + t]! / pivot
  return variance
}
