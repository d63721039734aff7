import { type Distribution, demandPositive, positiveDistribution } from './distribution'
import { incompleteGamma } from './incomplete-gamma'

/** The χ² distribution with df > 0 degrees of freedom: P(X ≤ x) = P(df/2, x/2). */
export function chiSquareDistribution(df: number): Distribution {
  demandPositive('A degree of freedom', df)
  return positiveDistribution((x) => {
    if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
    return incompleteGamma(df / 2, x / 2)
  }, Number.POSITIVE_INFINITY)
}
