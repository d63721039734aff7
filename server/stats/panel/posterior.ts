import { type Equations, factorize } from '../mixed-model/equations'
import type { Term } from '../mixed-model/terms'
import { type Lens, sdAt } from './lens'

/** The standard deviations under one lens: of each term, and of the residual, in score units. */
export type Components = { terms: number[]; residual: number }

/** The posterior of the whitened standard deviations, the mean and all effects integrated out. */
export type Posterior = {
  equations: Equations
  /** How many standard deviations are unknown: the length of z. */
  unknowns: number
  componentsAt: (z: ArrayLike<number>) => Components
  /** Its logarithm up to a constant; leaves the equations factorized at z. */
  logDensity: (z: ArrayLike<number>) => number
}

/**
 * @param unit (max − min)/4 of the score scale
 * @param grain what a single score is known to, whatever agrees with whatever: part of the residual
 */
export function posteriorUnder(lens: Lens, equations: Equations, unit: number, grain: number): Posterior {
  const names: readonly (Term | 'residual')[] = [...equations.layout.terms, 'residual']
  const unknown = names.filter((name) => lens[name].kind !== 'fixed')
  const componentsAt = (z: ArrayLike<number>): Components => {
    const sds = names.map((name) => sdAt(lens[name], z[unknown.indexOf(name)] ?? 0, unit))
    return { terms: sds.slice(0, -1), residual: Math.hypot(sds.at(-1)!, grain) }
  }
  const logDensity = (z: ArrayLike<number>): number => {
    const { terms, residual } = componentsAt(z)
    const variance = residual * residual
    factorize(
      equations,
      terms.map((sd) => sd / residual),
    )
    const degrees = equations.layout.n - 1
    const deviance = degrees * Math.log(variance) + equations.logDet + equations.penalisedSquares / variance
    let prior = 0
    for (let k = 0; k < unknown.length; k++) prior += z[k]! * z[k]!
    return -0.5 * (deviance + prior)
  }
  return { equations, unknowns: unknown.length, componentsAt, logDensity }
}

/**
 * The standard deviation of rounding to the steps that the scores are given in, (step)/√12 (Sheppard 1898), at most of
 * whole points. Without it, scores that agree exactly would be taken for exactly known, and their likelihood has no top.
 */
export function grainOf(scores: Float64Array, unit: number): number {
  const sorted = [...new Set(scores)].sort((a, b) => a - b)
  const steps = sorted.slice(1).map((score, at) => score - sorted[at]!)
  const step = Math.min(unit, ...steps)
  return Math.max(step, 0.01 * unit) / Math.sqrt(12)
}
